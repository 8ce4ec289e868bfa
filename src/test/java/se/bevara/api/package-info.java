/** Tests of what other systems may ask. */
@NullMarked
package se.bevara.api;

import org.jspecify.annotations.NullMarked;
