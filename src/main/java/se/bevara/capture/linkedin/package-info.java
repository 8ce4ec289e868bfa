/**
 * Pages on LinkedIn, through one of two doors. The Pages Data Portability API, which the Digital Markets Act has brought about, is the one
 * for a municipality; an account whose {@code bevara.capture.access.<account id>.api} is {@code community} goes through the Community
 * Management API instead. {@code bevara.capture.platforms.linkedin.version} is the month of the API that is asked for.
 *
 * <p>Decided: a post is known by its URN. A comment's URN is made of the post's, which has several, and a number: it is known by the number.
 * Of a comment at the top the platform names what it is on in its own way, so only its thread is sure; answers hang below the comment at the
 * top, as the platform has it. Who wrote a comment is told by number, if that person lets it be told, and never by name.
 *
 * <p>Decided: the feed finders of the first door are asked once in {@code bevara.capture.platforms.linkedin.pace}, a minute unless told, as the
 * platform demands; so the comments of a post are asked for only when it counts any, and a first night may take hours. Counts are read as
 * control totals; they lie in other answers than the items and are not archived with them.
 *
 * <p>Decided: through the second door a post that nobody has touched has no social actions, and 404 means that there are none; whether the post
 * is there, only its own id tells. That door names pictures and films without an address: they are told as missing. Its terms forbid
 * keeping members' activity for more than 48 hours, and the first door has terms of its own: the register says on what basis an account is
 * captured, for the connector cannot tell by the platform alone.
 *
 * <p>Nothing can be removed or hidden here: that takes another permission than reading does.
 */
@NullMarked
package se.bevara.capture.linkedin;

import org.jspecify.annotations.NullMarked;
