package se.bevara.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import se.bevara.ledger.Act;
import se.bevara.ledger.Ledger;

/** Seals segments: their SHA-256 goes into the ledger, and nothing is appended to them again. */
final class Sealing {

    private final Appending.Tools tools;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final Ledger ledger;

    Sealing(Appending.Tools tools, JdbcTemplate jdbc, TransactionTemplate transaction, Ledger ledger) {
        this.tools = tools;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.ledger = ledger;
    }

    /** Seals what is due, each in a transaction of its own. @return how many */
    int seal(Instant now) {
        int sealed = 0;
        for (var segment : tools.segments().all()) {
            if (due(segment, now) && Boolean.TRUE.equals(transaction.execute(status -> seal(segment, now)))) {
                protect(tools.root().resolve(segment.path()));
                sealed++;
            }
        }
        return sealed;
    }

    private boolean due(Segments.Segment segment, Instant now) {
        return !segment.sealed() && (segment.name().period().isBefore(SegmentName.period(now))
                || segment.committed() >= tools.segmentSize());
    }

    private boolean seal(Segments.Segment due, Instant now) {
        AccountRow.lock(jdbc, due.account());
        var segment = tools.segments().find(due.id()).orElseThrow();
        if (!due(segment, now)) {
            return false;
        }
        String sha256 = sha256(tools.root(), segment.path(), segment.committed());
        var entry = ledger.append(Act.of("sealed", "segment/" + segment.id(), "archive",
                Map.of("path", segment.path(), "bytes", Long.toString(segment.committed()), "sha256", sha256)));
        int rows = jdbc.update("UPDATE archive_segment SET sha256 = ?, sealed_entry = ? WHERE id = ? AND committed = ?", sha256,
                entry.index(), segment.id(), segment.committed());
        if (rows != 1) {
            throw new IllegalStateException(segment.path() + ": expected 1 row to seal, found " + rows);
        }
        return true;
    }

    /** Against accidents. What is sealed is protected by its digest, not by this. */
    static void protect(Path file) {
        try {
            if (Files.getFileStore(file).supportsFileAttributeView(PosixFileAttributeView.class)) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r-----"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    /** SHA-256 of a file that must be exactly this long, hex. */
    static String sha256(Path root, String path, long length) {
        var digest = Sha256.digest();
        var buffer = ByteBuffer.allocate(1 << 18);
        try (var channel = FileChannel.open(root.resolve(path), StandardOpenOption.READ)) {
            long read = 0;
            while (channel.read(buffer) >= 0) {
                read += buffer.flip().remaining();
                digest.update(buffer);
                buffer.clear();
            }
            if (read != length) {
                throw new ArchiveDamaged(path, "length", length + " bytes", read + " bytes");
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchFileException e) {
            throw new ArchiveDamaged(path, "file", "a segment of " + length + " bytes", "no file");
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }
}
