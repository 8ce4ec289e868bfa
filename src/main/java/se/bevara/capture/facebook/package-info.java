/** Facebook Pages through the Graph API. */
@NullMarked
package se.bevara.capture.facebook;

import org.jspecify.annotations.NullMarked;
