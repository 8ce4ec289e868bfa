/**
 * Mastodon and servers that speak its API.
 *
 * <p>Decided: an item is known by its {@code uri}; its {@code id} is only what the server is asked with (snac gives an edited status a new
 * one, so ask with the newest that was seen; below a status that is not shown nobody can see the new one, so there "not found" means
 * missing, unless the server says that it is Mastodon itself). Everything the account lists is its own but boosts; a status that answers another is a
 * comment, also in somebody else's thread, which itself is not captured: it is not on our account. What is not open to all
 * (followers only, direct) is left out and counted: messages to a person are another matter than an account's public face. Link cards
 * are no attachments. A thread that a server cuts short, or is still fetching, is a window.
 */
@NullMarked
package se.bevara.capture.mastodon;

import org.jspecify.annotations.NullMarked;
