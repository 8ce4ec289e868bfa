package se.bevara.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import se.bevara.accounts.Account;
import se.bevara.accounts.Accounts;
import se.bevara.ledger.DataFolder;
import se.bevara.ledger.Entry;
import se.bevara.ledger.Ledger;

/**
 * Makes the catalogue anew from the segments: each account's records in the order of the ledger, as when they were archived. Ledger and
 * register must be whole before. A file {@code catalogue.unfinished} stands meanwhile, so that nothing is cut away on the word of half a
 * catalogue. Records of an ingest that is not in the ledger were never archived, and end their segment.
 */
final class Rebuilding {

    private static final List<String> TABLES = List.of("archive_account", "archive_key", "archive_segment", "archive_item",
            "archive_found_by", "archive_version", "archive_media", "archive_cut", "archive_checked", "archive_observation",
            "archive_ingest",
            "archive_leaves");

    private final DataFolder folder;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final Ledger ledger;
    private final Accounts accounts;
    private final Places places;
    private final Opening opening;

    Rebuilding(DataFolder folder, JdbcTemplate jdbc, TransactionTemplate transaction, Ledger ledger, Accounts accounts,
            Places places, Opening opening) {
        this.folder = folder;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.ledger = ledger;
        this.accounts = accounts;
        this.places = places;
        this.opening = opening;
    }

    /** The highest numbers found. */
    record Highest(long item, long ingest) {
    }

    Highest rebuild() {
        begin();
        var prints = CatalogueKey.read(folder.keys());
        var byAccount = SegmentFolder.paths(folder.root()).stream()
                .collect(Collectors.groupingBy(path -> SegmentName.parse(path).orElseThrow().account()));
        var highest = new Highest(0, 0);
        for (var paths : byAccount.entrySet()) {
            var account = accounts.find(paths.getKey()).orElseThrow(() -> new IllegalStateException("archive/: expected the "
                    + "folders of registered accounts, found one of " + paths.getKey()));
            var found = account(account, paths.getValue(), prints);
            highest = new Highest(Math.max(highest.item, found.item), Math.max(highest.ingest, found.ingest));
        }
        jdbc.update("INSERT INTO archive_key (id, print) VALUES (1, ?)", prints.ofKey());
        return highest;
    }

    private void begin() {
        try {
            FileChannel.open(opening.unfinished(), StandardOpenOption.CREATE, StandardOpenOption.WRITE).close();
            SegmentFiles.forceFolderOf(opening.unfinished());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        TABLES.forEach(table -> jdbc.execute("TRUNCATE TABLE " + table));
    }

    /** To be called when everything else has been put right. */
    void end() {
        Long last = jdbc.queryForObject("SELECT coalesce(max(id), 0) FROM archive_segment", Long.class);
        jdbc.execute("ALTER TABLE archive_segment ALTER COLUMN id RESTART WITH " + ((last == null ? 0 : last) + 1));
        try {
            Files.delete(opening.unfinished());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        opening.again();
    }

    private Highest account(Account account, List<String> paths, Prints prints) {
        int number = accounts.number(account.id());
        Map<Long, Entry> entries = new HashMap<>();
        for (var entry : ledger.about("account/" + account.id())) {
            if (entry.act().kind().equals("archived")) {
                entries.put(Long.parseLong(String.valueOf(entry.act().details().get("ingest"))), entry);
            }
        }
        var replay = new Replay(jdbc, transaction, number, prints, places, entries);
        var waiting = new PriorityQueue<SegmentReplay>();
        for (String path : Generations.counting(folder.root(), paths, ledger)) {
            waiting.add(SegmentReplay.open(folder.root(), path, entries));
        }
        while (!waiting.isEmpty()) {
            var next = waiting.remove();
            if (next.hasRecord()) {
                var record = next.take();
                replay.take(next.segment(), record, next.spot());
                waiting.add(next);
            } else {
                next.close();
                replay.segment(next, Generations.sealed(ledger, next.segment()));
            }
        }
        return replay.end();
    }
}
