package se.bevara.ledger;

import java.nio.file.Path;

/**
 * The one folder that holds all of a municipality's archive: {@code archive/} (open formats, everything can be rebuilt from it),
 * {@code keys/} (secrets, readable by their owner alone), {@code catalogue.mv.db} and {@code index/} (derived).
 */
public record DataFolder(Path root) {

    public Path archive() {
        return root.resolve("archive");
    }

    public Path ledger() {
        return archive().resolve("ledger");
    }

    public Path keys() {
        return root.resolve("keys");
    }

    public Path index() {
        return root.resolve("index");
    }

    /** How a difference names a file of this folder: its path below it, with forward slashes. */
    public String name(Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }
}
