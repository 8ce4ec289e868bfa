/**
 * Finds, shows, masks and hands out archived items.
 *
 * <p>
 * Decided:
 * <ul>
 * <li>A request selects versions, not items: a later edit is another record, and is asked for anew. Its items are held until it closes, also
 * those that are taken out of the selection again.</li>
 * <li>A masking holds places, never words: what a person masks stands in no act, no ledger and no log. What the places cover is read from the
 * archive, which still has it.</li>
 * <li>A package is made of {@link se.bevara.disclosure.Disclosed}, which holds nothing that is masked; nothing else of the archive is at hand
 * when it is written. A masked picture, and every picture of an item with any masking, is made anew from its pixels.</li>
 * <li>Exact bytes and salts are handed out only of what is handed out whole, and only where they show nothing that is masked elsewhere in
 * the package. Bars are as wide as their grounds, whatever they stand for.</li>
 * <li>Who asks, and why, is asked by no command and no page (TF 2:18). That many persons are concerned is told as a warning to weigh.</li>
 * <li>The checkpoint that a package's proofs lead to is signed when it is decided, so that the same decision makes the same bytes.</li>
 * <li>A review after the decision takes the decision back. A package that has been made stays, beside the next.</li>
 * </ul>
 */
@ApplicationModule(allowedDependencies = {"ledger", "accounts", "archive", "retention"})
@NullMarked
package se.bevara.disclosure;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
