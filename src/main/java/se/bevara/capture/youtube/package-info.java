/**
 * YouTube channels through the YouTube Data API v3, with an OAuth access token of the channel's owner (scope {@code youtube.force-ssl}:
 * with {@code youtube.readonly} no comments are listed). A key in an address is never used. Such a token lives an hour: the file it is
 * read from is renewed from outside, and read anew for each call.
 *
 * <p>Decided: which channel it is, is what the token says. An item's block is the video or the comment itself, never the thread around it, so
 * that what one person wrote never lies inside what another wrote. Unlisted videos are captured, for whoever has the address may see them
 * and municipalities embed them; private ones are not. The films themselves are not fetched: the terms ask for a written approval before
 * audiovisual content is stored (Developer Policies III.E.1); the still picture is. A comment's text is what its author wrote where the
 * platform shows it, which is of the channel's own alone, else what it displays as plain text. Counts of views are left out: they change
 * every night without anybody saying anything.
 *
 * <p>Where comments are turned off, their absence means nothing. Comments that are held for review or taken for spam are listed apart, and
 * hidden; rejected ones cannot be listed and are gone. Asked for by id, a comment does not tell whether it is held. Replies that are held
 * are read as far as a held thread shows them. Chats in live broadcasts, captions and the posts of a channel's community are not asked for.
 */
@NullMarked
package se.bevara.capture.youtube;

import org.jspecify.annotations.NullMarked;
