/**
 * Items we removed from public view: the transfer record and the notice each removal owes.
 *
 * <p>
 * Decided:
 * <ul>
 * <li>A transfer record holds no content and no name of the public: it names the item's number in the archive and the commitments of its
 * records, so it can be kept for ever and still says what was moved when the item has been disposed of. What the item says, and who wrote
 * it, is read from the archive while the archive has it.</li>
 * <li>A removal without a decision in force that allows it is refused until a person says that it is done all the same, and why. It is then
 * a deviation in the record.</li>
 * <li>A person's word that something has been removed confirms nothing: the archive's own look does. Nor does a look say who removed it.</li>
 * <li>Each step is an act that holds the case as it stood after it, so that the newest act of a case is the case.</li>
 * <li>That evidence is missing never stops a removal: the law may ask for it at once. The record says what was to be kept and what is
 * there.</li>
 * <li>What is pasted and not archived is captured by whoever captures: this package says what it needs, see
 * {@link se.bevara.moderation.OnTheSpot}, and knows nobody who does it.</li>
 * <li>Letters hold the number of a case and never what it is about. The texts to those who wrote something are shown, and never sent.</li>
 * <li>Of a dialogue on somebody else's page only what we wrote ourselves is asked about: nothing else there was ours to take away.</li>
 * <li>Until a list of reason codes has been taken in, moderation is not in use: the nights ask nothing.</li>
 * <li>What may be suspected child sexual abuse material is closed by the very transaction that begins its case: nobody sees it here again,
 * and what the archive holds of it is not re-read to be verified.</li>
 * </ul>
 */
@ApplicationModule(allowedDependencies = {"ledger", "accounts", "archive", "dialogues", "snapshot", "retention", "scheduling"})
@NullMarked
package se.bevara.moderation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
