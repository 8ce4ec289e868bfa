/**
 * Hears from the platforms that something has happened, and says where to look.
 *
 * <p>
 * Decided:
 * <ul>
 * <li>What is heard is never archived, kept, logged or believed: it only says which account to look at. What is archived is what a look then
 * fetches. So nothing is lost when a platform is silent, sends twice or in another order, and nothing is won by deceiving us.</li>
 * <li>However much is heard of an account, it is written down once in a while.</li>
 * <li>What a platform asks us to sign when it shakes hands must not look like a delivery: X and LinkedIn sign both with the same secret, so
 * whoever may choose it would have our signature on their own words.</li>
 * </ul>
 */
@ApplicationModule(allowedDependencies = {"accounts", "capture"})
@NullMarked
package se.bevara.signals;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
