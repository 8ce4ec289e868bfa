package se.bevara.imports;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;

/** A file that is itself what is read: a repository, a feed. Its one member has no name of its own. */
final class LoneFile extends Container {

    static final String NAME = "file";

    private final Path file;

    LoneFile(Path file, ImportLimits limits) {
        super(limits);
        this.file = file;
    }

    @Override
    Collection<String> names() {
        return Set.of(NAME);
    }

    @Override
    long size(String name) {
        return file.toFile().length();
    }

    @Override
    InputStream open(String name) throws IOException {
        return Files.newInputStream(file);
    }

    @Override
    String kind() {
        return "en ensam fil";
    }

    @Override
    public void close() {
    }
}
