/**
 * Bluesky, through an AppView of the AT Protocol (lexicons of August 2026). Reading needs no credential, so none is used.
 *
 * <p>Decided: an item is known by its {@code at://} address, which an edit keeps, and is asked for with the same. Its bytes are the view
 * that the AppView gives of the post; of a reply that the account has hidden (by its threadgate) the one in the list of hidden replies, which
 * says so. A quoted post stands inside the view of the one that quotes it, as the AppView writes it. A thread's call leaves out what lies below a reply that is gone:
 * what is known and not shown is asked for by address. An author who is not shown at all may have left for a while, so what they wrote is
 * missing, not gone. Reposts are left out: others wrote them. Pictures and films are fetched as they were uploaded, from the server where their author's
 * repository lies, which the author's identity (did:plc, did:web) names; that is another's server, so it is treated as any address in an attachment. A
 * repository's signatures are not verified.
 */
@NullMarked
package se.bevara.capture.bluesky;

import org.jspecify.annotations.NullMarked;
