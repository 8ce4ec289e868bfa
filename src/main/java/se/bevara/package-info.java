/** Bevara: the archive of a municipality's social media. */
@NullMarked
package se.bevara;

import org.jspecify.annotations.NullMarked;
