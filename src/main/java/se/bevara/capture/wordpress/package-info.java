/**
 * WordPress through its REST API, and any blog through its RSS or Atom feed.
 *
 * <p>Decided: the feeds are used only where the blog itself says that it has no REST API for us (404; 401 or 403 without a credential),
 * never after a mere failure. A feed writes an item otherwise than REST does, so an item of a feed has a key of its own (its guid): a blog
 * that changes ways gives new items, never an edit that nobody made. A feed never proves absence. Comments of authors with a user on the
 * blog count as ours. Posts behind a password are left out and counted. E-mail addresses, their hashes, IP addresses and browsers of
 * commenters are never asked for.
 */
@NullMarked
package se.bevara.capture.wordpress;

import org.jspecify.annotations.NullMarked;
