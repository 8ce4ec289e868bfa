/** WordPress through its REST API, and any blog through its RSS or Atom feed. */
@NullMarked
package se.bevara.capture.wordpress;

import org.jspecify.annotations.NullMarked;
