/** Starts jobs by name at their times. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package se.bevara.scheduling;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
