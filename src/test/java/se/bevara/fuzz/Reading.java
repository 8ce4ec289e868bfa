package se.bevara.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/** A reader that never refuses: what is wrong it tells in what it returns. */
public record Reading(ToIntFunction<byte[]> reading, List<byte[]> seeds) implements Target {

    public static Reading texts(ToIntFunction<String> reading, String... seeds) {
        return new Reading(bytes -> reading.applyAsInt(new String(bytes, UTF_8)),
                Stream.of(seeds).map(seed -> seed.getBytes(UTF_8)).toList());
    }

    /** @param folder of this project, each file directly in it with the ending a seed */
    public static Reading files(ToIntFunction<byte[]> reading, String folder, String ending) {
        try (var files = Files.list(Path.of(folder))) {
            return new Reading(reading,
                    files.filter(file -> file.toString().endsWith(ending)).sorted().map(Reading::bytes).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public int feed(byte[] bytes) {
        return reading.applyAsInt(bytes);
    }
}
