/** The register of the municipality's accounts and who answers for them. */
@ApplicationModule(allowedDependencies = {"ledger"})
@NullMarked
package se.bevara.accounts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
