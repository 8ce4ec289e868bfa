/**
 * Accounts on X through API v2, as OpenAPI 2.165 and 2.167 describe it. The API is moving from the word tweet to the word post: both
 * spellings are read, and which is written is configured, {@code bevara.capture.platforms.x.spelling} ({@code tweet} or {@code post}).
 *
 * <p>Decided: an edited post has a new id, so an item is known by the first id of its edit history and asked for with the newest. An older id
 * still answers, with the older version and the whole history, so a new id is always found from an old one; deleting one deletes them all.
 * What the account lists is its own but reposts, which are passed over; what answers somebody is a comment, also in somebody else's
 * conversation, which itself is not captured. A listing shows the newest 3,200: that an older one has
 * been removed is not noticed.
 *
 * <p>Decided: comments are searched by conversation, seven days back. An older one that is known is asked for by id while its thread is warm,
 * which costs a read a night; an older one that was never seen is not found, and the receipt says so.
 *
 * <p>Decided: names and pictures lie beside the posts of an answer, not in them. An item's block is therefore composed of exact slices of one
 * answer: {@code data} is the post, {@code includes} holds its author, its media and polls, and of the post that it answers the id and the
 * edit history, never what that says.
 *
 * <p>Hidden replies: whether a reply is hidden can be written and not read, so what was hidden here stands as visible. A protected or
 * suspended author's post is held back, not gone: it may come back.
 */
@NullMarked
package se.bevara.capture.x;

import org.jspecify.annotations.NullMarked;
