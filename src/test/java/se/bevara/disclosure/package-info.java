/** Tests of finding. */
@NullMarked
package se.bevara.disclosure;

import org.jspecify.annotations.NullMarked;
