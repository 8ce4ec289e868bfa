/**
 * Pictures accounts as the public saw them.
 *
 * <p>
 * Decided:
 * <ul>
 * <li>The browser has no way out but a proxy of ours, which looks at the resolved address of every connection: redirects, sub-resources,
 * sockets and names that change their address pass it like everything else. Intercepting requests in the browser would not see
 * redirects.</li>
 * <li>What is on the page is read from the browser's own layout and never by scripts in the page, which could answer what they like.
 * What recipes press, hide and recognise is done by a script of ours in an isolated world, where those of the page do not reach; while
 * it presses, the browser's requests for documents are stopped, so that no press leads off the page.</li>
 * <li>Recipes are data. They refuse what can be refused, and never consent to more than is necessary: what asks for consent and offers
 * no refusal is hidden, and that is told.</li>
 * <li>The ledger's entry is written before the folder gets its name: what is there under its name is whole and in the ledger. Opening
 * finishes or clears what an interruption has left.</li>
 * <li>The ledger is the list of snapshots; there is no table of them. Failed attempts are an observation, kept in a table alone.</li>
 * <li>When an account is due is said by decisions, as tasks that {@code retention} derives. Where no decision in force speaks of an
 * account, the settings do: what was not pictured in time cannot be pictured later.</li>
 * <li>Which items a picture shows is told by texts and links that are there, and said with how each was told. An item that was not
 * recognised may be there all the same, so nobody may conclude that it is not, but of what this program laid out itself.</li>
 * <li>What this program lays out from the archive is a kind of snapshot of its own, marked on every page, and never says that a page could
 * be pictured.</li>
 * <li>A wall, an error, an emptiness or a restless page is a named failure and never a snapshot: rather none than a false one.</li>
 * </ul>
 */
@ApplicationModule(allowedDependencies = {"ledger", "accounts", "archive", "retention", "scheduling"})
@NullMarked
package se.bevara.snapshot;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
