/** Tests against servers that nobody here wrote, started on loopback. Run with the Maven profile {@code real-servers}. */
@NullMarked
package se.bevara.realservers;

import org.jspecify.annotations.NullMarked;
