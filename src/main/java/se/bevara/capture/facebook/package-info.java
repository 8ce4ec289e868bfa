/**
 * Facebook Pages through the Graph API.
 *
 * <p>Decided: a profile is trusted only with the Page's own token ({@code GET /me} must be the Page), because a person's token reads every
 * list as empty. {@code updated_time} is no edit time, it also moves when somebody comments; edits show by what is said. An unpublished
 * Page is still captured, as long as its token reads it. Error 100/33 for the Page itself is "denied", not "gone": the platform does not
 * tell. What an item is, is told by the fields that only comments have, so that its exact bytes can be read alone.
 */
@NullMarked
package se.bevara.capture.facebook;

import org.jspecify.annotations.NullMarked;
