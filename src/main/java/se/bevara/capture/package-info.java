/** Fetches each account's items and archives what has changed. Connectors in {@code capture/<platform>}. */
@ApplicationModule(allowedDependencies = {"ledger", "accounts", "archive", "credentials", "dialogues", "moderation",
        "scheduling"})
@NullMarked
package se.bevara.capture;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
