package se.bevara.archive;

import java.nio.file.Files;
import java.nio.file.Path;
import se.bevara.ledger.KeyFile;

/** The catalogue's secret, {@code keys/catalogue.key}: 32 random bytes, readable by their owner alone. */
final class CatalogueKey {

    private CatalogueKey() {
    }

    static boolean exists(Path keys) {
        return Files.exists(file(keys));
    }

    /** Reads the key; makes it when there is none. */
    static Prints read(Path keys) {
        return new Prints(KeyFile.readOrMake(file(keys)));
    }

    private static Path file(Path keys) {
        return keys.resolve("catalogue.key");
    }
}
