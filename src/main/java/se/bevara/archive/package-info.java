/** What has been archived: segments, versions of items, media, their fixity. */
@ApplicationModule(allowedDependencies = {"ledger", "accounts"})
@NullMarked
package se.bevara.archive;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
