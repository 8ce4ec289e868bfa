/** The commands. */
@NullMarked
package se.bevara.cli;

import org.jspecify.annotations.NullMarked;
