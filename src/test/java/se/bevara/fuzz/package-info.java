/** Feeds what reads from outside with bytes that a fuzzer makes. */
@NullMarked
package se.bevara.fuzz;

import org.jspecify.annotations.NullMarked;
