/**
 * Who may sign in, and what each may do.
 *
 * <p>
 * Decided:
 * <ul>
 * <li>A person is known by their login, in pages, acts and the ledger alike: it is never changed and never given to another, so two acts by
 * one login are one person's, whatever roles that person has had.</li>
 * <li>The acts hold logins, shown names and roles of the municipality's own people, who act in their office; never a password, a code or a
 * hash of one. After a rebuild everybody is invited anew, beginning with an administrator by the code on the terminal.</li>
 * <li>Waiting after failed attempts is kept in memory: a restart forgives, and no one can be shut out for good by somebody else.</li>
 * <li>Another system asks in the name of a user, with a key that this user made, and may never do more than they. There are no keys of
 * nobody's: whoever leaves takes their keys along.</li>
 * <li>Who is an administrator can neither approve disposals nor read what is restricted, whatever other roles they have.</li>
 * </ul>
 */
@ApplicationModule(allowedDependencies = {"ledger", "accounts"})
@NullMarked
package se.bevara.users;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
