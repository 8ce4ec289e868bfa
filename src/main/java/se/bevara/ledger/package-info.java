/** The append-only, tamper-evident record of every act. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package se.bevara.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
