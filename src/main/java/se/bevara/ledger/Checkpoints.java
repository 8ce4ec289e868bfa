package se.bevara.ledger;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The files of checkpoints, named by size and Swedish date: a signed note, and its time-stamp beside it. */
final class Checkpoints {

    static final String NOTE = ".note";
    static final String STAMP = ".tsr";
    private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");
    private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);
    private final DataFolder folder;
    private final LedgerSettings settings;
    private final TimeStamping stamping;

    Checkpoints(DataFolder folder, LedgerSettings settings) {
        this.folder = folder;
        this.settings = settings;
        this.stamping = new TimeStamping(settings.tsaCertificate());
    }

    /** Signs a head; the same head on the same day is one checkpoint. The caller holds the head's lock. */
    Path sign(LedgerHead head, Instant now) {
        var key = SigningKey.open(folder, settings.origin());
        Path file = directory().resolve("%012d-%s%s".formatted(head.entries(), LocalDate.ofInstant(now, SWEDEN), NOTE));
        if (!Files.exists(file)) {
            var note = SignedNote.sign(settings.origin(), head.entries(), head.frontier().root(), key);
            DurableFiles.replace(file, note.note().getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    /** Has a note time-stamped, unless it is; what fails is told in the checkpoint. */
    Checkpoint stamped(Path file) {
        URI authority = settings.tsa();
        if (authority == null || Files.exists(stamp(file))) {
            return read(file);
        }
        try {
            DurableFiles.replace(stamp(file), stamping.stamp(authority, Files.readAllBytes(file)));
            return read(file);
        } catch (TimeStamping.Invalid e) {
            return notStamped(file, authority + ": " + e.getMessage());
        } catch (IOException e) {
            return notStamped(file, authority + ": " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return notStamped(file, authority + ": interrupted");
        }
    }

    private Checkpoint notStamped(Path file, String reason) {
        LOG.warn("{} was not time-stamped: {}", folder.name(file), reason);
        var note = SignedNote.parse(text(file));
        return checkpoint(file, note, new Checkpoint.NotStamped(reason));
    }

    Optional<Checkpoint> newest() {
        var all = all();
        return all.isEmpty() ? Optional.empty() : Optional.of(read(all.getLast()));
    }

    /** All notes, in the order of size and date. */
    List<Path> all() {
        return list(directory(), NOTE);
    }

    /** Every key that checkpoints may be signed with: the present one, and those renamed when another began. */
    List<Path> keys() {
        return list(folder.ledger(), ".vkey");
    }

    TimeStamping stamping() {
        return stamping;
    }

    Path directory() {
        return folder.ledger().resolve("checkpoints");
    }

    static Path stamp(Path note) {
        String name = note.getFileName().toString();
        return note.resolveSibling(name.substring(0, name.length() - NOTE.length()) + STAMP);
    }

    static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw DurableFiles.at(file, e);
        }
    }

    static String text(Path file) {
        return new String(bytes(file), StandardCharsets.UTF_8);
    }

    private Checkpoint read(Path file) {
        byte[] note = bytes(file);
        Checkpoint.TimeStamp timeStamp = new Checkpoint.NotStamped(
                settings.tsa() == null ? "no time-stamping authority is configured" : "the authority has not stamped it");
        if (Files.exists(stamp(file))) {
            try {
                timeStamp = new Checkpoint.Stamped(stamping.judge(bytes(stamp(file)), note));
            } catch (TimeStamping.Invalid e) {
                timeStamp = new Checkpoint.NotStamped(String.valueOf(e.getMessage()));
            }
        }
        return checkpoint(file, SignedNote.parse(text(file)), timeStamp);
    }

    private Checkpoint checkpoint(Path file, SignedNote note, Checkpoint.TimeStamp timeStamp) {
        return new Checkpoint(note.origin(), note.size(), note.root(), note.note(), folder.name(file), timeStamp);
    }

    private static List<Path> list(Path directory, String suffix) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (var files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().endsWith(suffix)).sorted().toList();
        } catch (IOException e) {
            throw DurableFiles.at(directory, e);
        }
    }
}
