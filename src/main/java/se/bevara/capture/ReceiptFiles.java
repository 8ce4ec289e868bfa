package se.bevara.capture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import se.bevara.ledger.DataFolder;

/**
 * The receipts on disk: {@code archive/receipts/<year>/<night>[-n].json} and {@code .txt}; captures' between the nights are named
 * {@code <day>-capture-n}. They are the truth; no table repeats them.
 */
@Component
final class ReceiptFiles {

    private static final Pattern NAME = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})(?:-(\\d{1,6}))?\\.json");
    private final DataFolder folder;

    ReceiptFiles(DataFolder folder) {
        this.folder = folder;
    }

    /** A receipt's place. */
    record Named(Path file, LocalDate night, int number) {
    }

    /**
     * Path without extension, below the data folder.
     *
     * @param number of the run: from 1 a night's, from -1 downwards a capture's between the nights
     */
    Path path(LocalDate night, int number) {
        String name = number < 0 ? night + "-capture" + number : number == 1 ? night.toString() : night + "-" + number;
        return folder.archive().resolve("receipts").resolve(Integer.toString(night.getYear())).resolve(name);
    }

    String name(Path file) {
        return folder.root().relativize(file).toString().replace('\\', '/');
    }

    /** Stage, force to disk, then install: a receipt is there whole or not at all. */
    void write(Path file, byte[] bytes) {
        try {
            Files.createDirectories(file.getParent());
            Path staged = file.resolveSibling(file.getFileName() + ".tmp");
            Files.write(staged, bytes);
            try (FileChannel channel = FileChannel.open(staged, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(staged, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All receipts, newest night and newest run first. */
    List<Named> newest() {
        Path receipts = folder.archive().resolve("receipts");
        if (!Files.isDirectory(receipts)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(receipts, 2)) {
            return files.map(ReceiptFiles::named).flatMap(Optional::stream)
                    .sorted(Comparator.comparing(Named::night).thenComparing(Named::number).reversed()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Named> named(Path file) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        return name.matches()
                ? Optional.of(new Named(file, LocalDate.parse(name.group(1)),
                        name.group(2) == null ? 1 : Integer.parseInt(name.group(2))))
                : Optional.empty();
    }
}
