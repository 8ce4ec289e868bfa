package se.bevara.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What Jazzer calls, with the name of a target and a folder of seeds. */
public final class Fed {

    private static @Nullable Target target;

    private Fed() {
    }

    /** Reads the seeds once, so that no time that it takes to load a program is an input's. */
    public static void fuzzerInitialize(String[] args) throws IOException {
        Target chosen = Targets.of(args[0]);
        target = chosen;
        try (var seeds = Files.newDirectoryStream(Path.of(args[1]), "seed-*")) {
            for (Path seed : seeds) {
                chosen.feed(Files.readAllBytes(seed));
            }
        }
    }

    public static void fuzzerTestOneInput(byte[] bytes) {
        Objects.requireNonNull(target).feed(bytes);
    }
}
