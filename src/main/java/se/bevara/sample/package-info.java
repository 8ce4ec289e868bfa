/** A municipality on loopback whose platforms play a story, for the first run and the tests. */
@NullMarked
package se.bevara.sample;

import org.jspecify.annotations.NullMarked;
