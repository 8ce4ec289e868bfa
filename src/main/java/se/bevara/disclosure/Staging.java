package se.bevara.disclosure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** The files of a package on their way, in a folder of their own; gone when it is closed. Their names are made up here. */
final class Staging implements AutoCloseable {

    private final Path folder;
    private final TreeMap<String, Path> files = new TreeMap<>();

    /** What an interruption has left there is deleted. */
    Staging(Path folder) {
        this.folder = folder;
        close();
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(folder.toString(), e);
        }
    }

    void put(String name, byte[] bytes) {
        Path file = reserve(name);
        try {
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    /** The path of a file that the caller writes. */
    Path reserve(String name) {
        if (!name.matches("[a-z0-9-]+(/[a-z0-9-]+)*(\\.[a-z0-9]+){1,2}")) {
            throw new IllegalArgumentException("package: expected a plain name of a file, found another of " + name.length());
        }
        Path file = folder.resolve(name);
        try {
            Files.createDirectories(file.getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
        files.put(name, file);
        return file;
    }

    byte[] bytes(String name) {
        try {
            return Files.readAllBytes(path(name));
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    Path path(String name) {
        return java.util.Objects.requireNonNull(files.get(name), name);
    }

    List<String> names() {
        return List.copyOf(files.keySet());
    }

    Path folder() {
        return folder;
    }

    @Override
    public void close() {
        delete(folder);
    }

    /** Deletes a file, or a folder with all in it. */
    static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (var all = Files.walk(folder)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(folder.toString(), e);
        }
    }
}
