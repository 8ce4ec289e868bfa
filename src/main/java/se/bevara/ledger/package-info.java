/**
 * The append-only, tamper-evident record of every act.
 *
 * <p>
 * Decided:
 * <ul>
 * <li>An entry is one line of canonical JSON (RFC 8785) and the line without its line feed is the data of its leaf, so that anyone can
 * recompute the tree with standard tools.</li>
 * <li>The files below {@code archive/ledger} are the truth, the tables their look-up copy. Only the database knows how much of the last
 * file is committed; what lies beyond was rolled back or interrupted, and is cut away on opening and by the next append.</li>
 * <li>What lies beyond and does not look like an interrupted append is somebody's addition: opening leaves it for {@code verify} to
 * tell, the next append cuts it away with a warning.</li>
 * <li>A clock that was set back is neither refused nor corrected: an entry keeps the time its clock said and gets the detail
 * {@code clock: behind by PT…} where that is more than two seconds before the entry before it, since the clocks of several machines
 * never agree better. Order is the index's to tell, so {@code verify} does not compare times.</li>
 * <li>A failing time-stamping authority never fails a checkpoint: it says why it lacks a time-stamp. The next call for the same tree on
 * the same day asks again.</li>
 * <li>A lost signing key is never replaced in silence: a checkpoint is refused until the key is restored, or until the verifier key is
 * renamed, which keeps it valid for what it has signed.</li>
 * </ul>
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package se.bevara.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
