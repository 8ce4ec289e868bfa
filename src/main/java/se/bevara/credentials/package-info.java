/**
 * Keeps the credentials that the platforms ask for, encrypted, and knows when each lapses.
 *
 * <p>
 * Decided:
 * <ul>
 * <li>What is kept opens with a key that lies outside the database, so that neither the database nor a backup of it gives a credential away.
 * Whoever has both has them all.</li>
 * <li>A credential that has been entered is never shown again, to nobody, and the acts tell who entered it for which account, and nothing of
 * it. It is not in the archive folder: after a lost database all are entered anew.</li>
 * <li>Where the key is lost nothing is taken away and no other key takes its place by itself: the key may come back.</li>
 * </ul>
 */
@ApplicationModule(allowedDependencies = {"ledger", "accounts"})
@NullMarked
package se.bevara.credentials;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
