/** Benchmarks: each a ratio to a floor taken in the same run, never an assertion in a timed test. */
@NullMarked
package se.bevara.bench;

import org.jspecify.annotations.NullMarked;
