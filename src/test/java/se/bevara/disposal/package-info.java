/** Tests of disposing. */
@NullMarked
package se.bevara.disposal;

import org.jspecify.annotations.NullMarked;
