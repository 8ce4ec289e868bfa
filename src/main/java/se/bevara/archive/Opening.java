package se.bevara.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import se.bevara.accounts.Accounts;
import se.bevara.ledger.Checkpoint;
import se.bevara.ledger.DataFolder;
import se.bevara.ledger.Ledger;

/**
 * What is looked at once, before the archive is first used: that key and catalogue belong together and that the catalogue is whole. Then
 * segments are cut back to what was committed: whatever a crash left beyond it was never archived.
 */
final class Opening {

    private static final Logger LOG = LoggerFactory.getLogger(Opening.class);

    private final DataFolder folder;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate apart;
    private final Segments segments;
    private final Ledger ledger;
    private final Accounts accounts;
    private volatile @Nullable Prints prints;

    Opening(DataFolder folder, JdbcTemplate jdbc, TransactionTemplate apart, Segments segments, Ledger ledger,
            Accounts accounts) {
        this.folder = folder;
        this.jdbc = jdbc;
        this.apart = apart;
        this.segments = segments;
        this.ledger = ledger;
        this.accounts = accounts;
    }

    /** @throws IllegalStateException when the catalogue is not to be trusted and must be rebuilt */
    Prints prints() {
        var opened = prints;
        return opened == null ? open() : opened;
    }

    private synchronized Prints open() {
        var opened = prints;
        if (opened == null) {
            if (Files.exists(unfinished())) {
                throw new IllegalStateException("the catalogue is half rebuilt: run bevara rebuild");
            }
            notOlderThanTheFolder();
            opened = checkedKey();
            cutBack();
            prints = opened;
        }
        return opened;
    }

    /** Stands while the catalogue is being rebuilt: until then it must not decide what is cut away. */
    Path unfinished() {
        return folder.root().resolve("catalogue.unfinished");
    }

    /** Forgets what was opened; the next use looks again. */
    synchronized void again() {
        prints = null;
    }

    /** A catalogue restored from a backup would have what was archived since cut away. */
    private void notOlderThanTheFolder() {
        long signed = ledger.newestCheckpoint().map(Checkpoint::size).orElse(0L);
        if (ledger.size() < signed) {
            throw new IllegalStateException("the catalogue is older than archive/: expected at least " + signed
                    + " ledger entries, found " + ledger.size() + ": run bevara rebuild");
        }
    }

    private Prints checkedKey() {
        return apart.execute(status -> {
            List<byte[]> known = jdbc.query("SELECT print FROM archive_key", (rs, n) -> rs.getBytes("print"));
            if (!known.isEmpty() && !CatalogueKey.exists(folder.keys())) {
                throw new IllegalStateException("keys/catalogue.key is lost: put it back, or run bevara rebuild");
            }
            if (known.isEmpty() && !SegmentFolder.paths(folder.root()).isEmpty()) {
                throw new IllegalStateException("the catalogue is empty, archive/ is not: run bevara rebuild");
            }
            var key = CatalogueKey.read(folder.keys());
            if (known.isEmpty()) {
                jdbc.update("INSERT INTO archive_key (id, print) VALUES (1, ?)", key.ofKey());
            } else if (!java.util.Arrays.equals(known.getFirst(), key.ofKey())) {
                throw new IllegalStateException("keys/catalogue.key is not the key of this catalogue: put the right one back, "
                        + "or run bevara rebuild");
            }
            return key;
        });
    }

    private void cutBack() {
        var all = segments.all();
        var generations = new Generations(folder.root(), all);
        for (var segment : all) {
            Path file = folder.root().resolve(segment.path());
            if (!segment.sealed() && longer(file, segment.committed())) {
                apart.executeWithoutResult(status -> cutBack(segment.account(), segment.path(), file));
            }
        }
        for (String path : SegmentFolder.paths(folder.root())) {
            if (segments.find(path).isEmpty()) {
                var name = SegmentName.parse(path).orElseThrow();
                if (generations.other(name).isPresent()) {
                    apart.executeWithoutResult(status -> endErasing(generations, name));
                    continue;
                }
                accounts.find(name.account()).ifPresent(account -> apart.executeWithoutResult(
                        status -> cutBack(accounts.number(account.id()), path, folder.root().resolve(path))));
            }
        }
    }

    /** Looks again with the account locked: another process may be erasing. */
    private void endErasing(Generations generations, SegmentName name) {
        var seen = generations.other(name).orElseThrow();
        AccountRow.lock(jdbc, seen.account());
        var present = segments.find(seen.id()).orElseThrow();
        if (!present.path().equals(name.path())) {
            generations.delete(name, present);
        }
    }

    /** Looks again with the account locked: another process may be appending. */
    private void cutBack(int account, String path, Path file) {
        AccountRow.lock(jdbc, account);
        var segment = segments.find(path);
        try {
            if (segment.isEmpty()) {
                Tail.mayBeCut(folder.root(), path, 0, SegmentName.parse(path).orElseThrow().account(), ledger);
                LOG.info("{}: left by an interrupted ingest, deleted", path);
                Files.deleteIfExists(file);
            } else if (longer(file, segment.get().committed())) {
                Tail.mayBeCut(folder.root(), path, segment.get().committed(), segment.get().name().account(), ledger);
                LOG.info("{}: left longer by an interrupted ingest, cut back to {} bytes", path, segment.get().committed());
                try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    channel.truncate(segment.get().committed());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }

    private static boolean longer(Path file, long committed) {
        try {
            return Files.exists(file) && Files.size(file) > committed;
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }
}
