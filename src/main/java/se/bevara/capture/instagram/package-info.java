/**
 * Instagram's professional accounts through the Graph API, with the token of the Page that the account is linked to (Facebook Login for
 * Business; the other route, Instagram Login, has another host and other scopes and is not taken here).
 *
 * <p>Decided: which account it is, is what the token's own Page says, so a renamed account is still found. A comment's answers are asked for
 * by themselves, so that what one person wrote never lies inside what another wrote; of the answers a comment shows only their ids. Nothing
 * tells of an edit: it shows by what is said. What is answered below an answer belongs to the comment at the top, as the platform has
 * it. The platform leaves out comments of restricted people without saying so; comments in live broadcasts, and stories, which end after
 * 24 hours, are not asked for.
 */
@NullMarked
package se.bevara.capture.instagram;

import org.jspecify.annotations.NullMarked;
