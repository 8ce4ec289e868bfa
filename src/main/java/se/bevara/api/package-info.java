/**
 * What other systems may ask of the archive, in JSON.
 *
 * <p>
 * Decided:
 * <ul>
 * <li>What needs a person's judgement is not here: nobody reviews secrecy, masks, decides, approves or moderates through another system. It
 * may open a request and select for it, and fetch what people have decided to hand out.</li>
 * <li>Who requests a record, and why, is not accepted at all (TF 2:18): a form elsewhere that asks for it must not be copied in here.</li>
 * <li>Texts are given as they were captured. Whoever shows them must escape them; an answer that a browser opens can do nothing.</li>
 * <li>The description is a file in the repository, and a test holds it against the handlers: a change is seen when it is made, and nothing
 * that describes runs where the archive is served.</li>
 * </ul>
 */
@ApplicationModule(allowedDependencies = {"ledger", "accounts", "users", "archive", "capture", "moderation", "disclosure"})
@NullMarked
package se.bevara.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
