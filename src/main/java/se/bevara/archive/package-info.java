/**
 * What has been archived: segments, versions of items, media, their fixity.
 *
 * <p>
 * Decided:
 * <ul>
 * <li>The catalogue keeps where a record lay in the first generation of its segment; how far it has moved since, the cuts of the present
 * generation tell. So an erasure changes rows of what is erased, and none of what is kept.</li>
 * <li>A segment that has been erased from is sealed at once, also in its month: what comes after begins the next.</li>
 * <li>Each item has media records of its own, also of a picture that another item shows too. So they go with it, and nobody else's do.</li>
 * <li>Of a disposed item the catalogue, and the record that remains, keep the keyed hash of its key. A platform that still shows it is
 * answered with a {@code Known} that is {@code disposed}, nothing is compared, and it is not archived anew. Where the catalogue's key is
 * lost that knowledge is lost too.</li>
 * <li>States and counters in {@code observed} segments stay: ids, times, states and figures, up to a thousand items in a record whose
 * commitment stands in the ledger. The catalogue forgets the series of a disposed item.</li>
 * <li>The last word on an item is asked for when the next generations have been written, so that what must not happen meanwhile, such as
 * a hold, need only wait for rows to be written; segments of items it keeps are begun anew.</li>
 * <li>A generation that the catalogue does not name was left by a crash, and the next opening deletes it: the one before when the next
 * had been committed, else the next. A rebuild believes the ledger's newest sealing.</li>
 * </ul>
 */
@ApplicationModule(allowedDependencies = {"ledger", "accounts"})
@NullMarked
package se.bevara.archive;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
