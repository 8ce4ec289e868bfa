/**
 * Finds accounts the register does not know, for a person to decide.
 *
 * <p>
 * Decided:
 * <ul>
 * <li>What is read is what the municipality itself has published: its own archived posts and its own web pages. Never comments, ours either:
 * they answer people, and name them.</li>
 * <li>A link is read as an account's name and nothing else: no page of a platform is fetched to see where it leads.</li>
 * <li>A found account may be a private person's. Its name stands here until somebody decides, or until it has not been seen for a while; after
 * a decision that it is not ours, only a keyed hash of it does, so that nobody is asked again. Acts and receipts hold no name either.</li>
 * <li>To register is the register's own door: a row in state upptäckt, previewed and applied as any register file. What the register knows
 * is no longer found, by any name that any version of the register has had.</li>
 * <li>What is seen of posts can be made anew from the archive, each version once in the order of the ledger; of pages, by the next night.
 * After a rebuild what had been forgotten undecided is found again where our own posts still name it.</li>
 * </ul>
 */
@ApplicationModule(allowedDependencies = {"ledger", "accounts", "archive", "capture", "scheduling"})
@NullMarked
package se.bevara.discovery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
