/**
 * Keeps which dialogues our accounts have on others' pages: where, under which assignment, agreed with whom.
 *
 * <p>
 * Decided:
 * <ul>
 * <li>Nothing of somebody else's page is captured unless a person has registered the address of a post there, for an account of the
 * register; nobody looks for such pages.</li>
 * <li>An address names a person as a rule. It stands in the act's file alone: neither the ledger nor a table holds it.</li>
 * <li>A dialogue that has ended is asked for no more. What is archived of it stays, and stands as it was last seen.</li>
 * </ul>
 */
@ApplicationModule(allowedDependencies = {"ledger", "accounts"})
@NullMarked
package se.bevara.dialogues;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
