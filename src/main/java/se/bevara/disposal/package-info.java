/**
 * Previews, approves and executes disposals, and certifies them.
 *
 * <p>
 * Decided:
 * <ul>
 * <li>A list and its certificate have one number: what was prepared as {@code G-2026-0001} is certified as {@code G-2026-0001}. A list
 * that was withdrawn leaves a gap, which the ledger explains.</li>
 * <li>A list is one rule of one version of one decision. Under a standing approval each night makes such lists for itself and executes
 * them; so every disposal has a list, an order and a certificate, whoever approved it.</li>
 * <li>Two people approve, neither of whom made the list. Names are compared after spaces, case and composition have been evened out; that
 * they are the people they say, the way in must see to.</li>
 * <li>The cooling-off period is one day unless set otherwise: a list approved today is destroyed by the coming night at the earliest, so
 * that a person who sees the approval can still place a hold or withdraw the list. It does not apply to standing approvals.</li>
 * <li>What is left out stays left out of that list; when it is due again it comes on another.</li>
 * <li>A list is executed only when all that it erased has been looked for and found gone, and its certificate lies in the folder. A
 * failed check is a state of its own, told every night until a check succeeds.</li>
 * <li>What the ledger says was disposed and the archive holds again, after a restored backup, is erased again under the same decision and
 * certificate, unless a hold covers it now: then a person must decide, and the night's receipt says so.</li>
 * </ul>
 */
@ApplicationModule(allowedDependencies = {"ledger", "accounts", "archive", "retention", "scheduling"})
@NullMarked
package se.bevara.disposal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
