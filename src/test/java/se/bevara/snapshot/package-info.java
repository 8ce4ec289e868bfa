/** Tests of picturing accounts. */
@NullMarked
package se.bevara.snapshot;

import org.jspecify.annotations.NullMarked;
