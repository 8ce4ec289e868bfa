/** Finds, shows, masks and hands out archived items. */
@ApplicationModule(allowedDependencies = {"ledger", "accounts", "archive"})
@NullMarked
package se.bevara.disclosure;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
