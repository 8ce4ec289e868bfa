package se.bevara.archive;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import se.bevara.accounts.Account;
import se.bevara.accounts.Accounts;
import se.bevara.ledger.Difference;
import se.bevara.ledger.Entry;
import se.bevara.ledger.Ledger;

/**
 * Re-reads the archive and tells each difference between folder, catalogue and ledger. Segments are read in parallel: every byte is hashed,
 * and the records are unpacked where it is not {@link Checked} that they agree with their rows.
 */
final class Verification {

    /** Folders of an account that other packages write, and verify. */
    private static final Set<String> ASIDE = Set.of("snapshots", "imports");

    /** Folders below {@code archive/} that other packages write, and verify. */
    private static final Set<String> OTHERS = Set.of("ledger", "register", "acts", "nights", "receipts");

    /** How many times 10 ms a file may be on its way out. */
    private static final int PATIENCE = 100;

    private final Path root;
    private final Segments segments;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final Ledger ledger;
    private final Accounts accounts;
    private final Opening opening;
    private final Checked checked;

    Verification(Path root, Segments segments, JdbcTemplate jdbc, TransactionTemplate transaction, Ledger ledger,
            Accounts accounts, Opening opening) {
        this.root = root;
        this.segments = segments;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.ledger = ledger;
        this.accounts = accounts;
        this.opening = opening;
        checked = new Checked(jdbc);
    }

    /** @param everyRecord whether to unpack also the records of which it is known that they agree */
    void verify(boolean everyRecord, Consumer<Difference> differences) {
        Prints prints;
        try {
            prints = opening.prints();
        } catch (IllegalStateException e) {
            differences.accept(new Difference("catalogue", "opening", "a catalogue that belongs to this folder", text(e)));
            return;
        }
        Consumer<Difference> told = difference -> {
            synchronized (differences) {
                differences.accept(difference);
            }
        };
        files(told);
        var counted = new ConcurrentHashMap<Long, AtomicInteger>();
        // Before the segments are listed: what is archived from now on is not this verification's.
        long entries = ledger.size();
        var sums = RowSums.read(jdbc, prints);
        var notes = everyRecord ? Map.<Long, Checked.Note>of() : checked.all();
        inParallel(segments.all(), segment -> segment(segment, told, counted, sums, notes.get(segment.id())));
        ingests(entries, counted, told);
        items(told);
    }

    /** Re-reads some segments, record by record. @param differences called from several threads */
    void segments(List<Segments.Segment> some, Consumer<Difference> differences) {
        inParallel(some, segment -> segment(segment, differences, new ConcurrentHashMap<>(), null, null));
    }

    /** One that has got its next generation meanwhile is read again. */
    private void segment(Segments.Segment segment, Consumer<Difference> differences, Map<Long, AtomicInteger> counted,
            @Nullable RowSums sums, Checked.@Nullable Note note) {
        byte[] rows = sums == null ? new byte[0] : sums.of(segment.id(), new CutTable(jdbc).of(segment.id(), segment.path()));
        if (note != null && note.holds(segment, rows) && whole(segment)) {
            note.records().forEach((ingest, count) -> add(counted, ingest, count));
            return;
        }
        var found = new ArrayList<Difference>();
        var records = new HashMap<Long, AtomicInteger>();
        read(segment, found::add, records, sums);
        var present = found.isEmpty() ? segment : segments.find(segment.id()).orElse(segment);
        if (!present.path().equals(segment.path())) {
            segment(present, differences, counted, sums, null);
            return;
        }
        found.forEach(differences);
        records.forEach((ingest, count) -> add(counted, ingest, count.get()));
        if (sums != null && segment.sealed() && found.isEmpty()) {
            checked.put(segment.id(), Checked.Note.of(segment, rows, records));
        }
    }

    private static void add(Map<Long, AtomicInteger> counted, long ingest, int count) {
        counted.computeIfAbsent(ingest, n -> new AtomicInteger()).addAndGet(count);
    }

    /** Whether a sealed segment is, byte by byte, what was sealed. */
    private boolean whole(Segments.Segment segment) {
        var found = new ArrayList<Difference>();
        try {
            sealed(segment, found::add);
        } catch (ArchiveDamaged e) {
            return false;
        }
        return found.isEmpty();
    }

    private void read(Segments.Segment segment, Consumer<Difference> differences, Map<Long, AtomicInteger> counted,
            @Nullable RowSums sums) {
        try {
            if (segment.sealed()) {
                sealed(segment, differences);
            } else {
                notLonger(segment, differences);
            }
            new SegmentCheck(root, jdbc, opening.prints(), segment, differences, counted, sums).check();
        } catch (ArchiveDamaged e) {
            differences.accept(e.difference());
        }
    }

    private void sealed(Segments.Segment segment, Consumer<Difference> differences) {
        String found = Sealing.sha256(root, segment.path(), segment.committed());
        if (!found.equals(segment.sha256())) {
            differences.accept(new Difference(segment.path(), "whole segment", "SHA-256 " + segment.sha256(), found));
        }
        Long entry = segment.sealedEntry();
        String expected = entry == null
                ? null
                : ledger.entry(entry).map(e -> e.act().details().get("sha256")).orElse(null);
        if (!String.valueOf(segment.sha256()).equals(expected)) {
            differences.accept(new Difference(segment.path(), "ledger entry " + entry, "SHA-256 " + segment.sha256(),
                    "SHA-256 " + expected));
        }
    }

    /** An open segment may be growing just now: one that is longer is looked at again with its account locked. */
    private void notLonger(Segments.Segment segment, Consumer<Difference> differences) {
        Path file = root.resolve(segment.path());
        if (file.toFile().length() > segment.committed()) {
            transaction.executeWithoutResult(status -> {
                AccountRow.lock(jdbc, segment.account());
                long committed = segments.find(segment.id()).orElseThrow().committed();
                long length = file.toFile().length();
                if (length > committed) {
                    differences.accept(new Difference(segment.path(), "offset " + committed, "the end of the segment",
                            (length - committed) + " bytes more"));
                }
            });
        }
    }

    private void files(Consumer<Difference> differences) {
        Set<String> known = segments.all().stream().map(Segments.Segment::path).collect(Collectors.toSet());
        for (String path : SegmentFolder.files(root)) {
            String top = path.split("/", -1)[1];
            if (!known.contains(path) && !OTHERS.contains(top)
                    && ASIDE.stream().noneMatch(aside -> path.contains("/" + aside + "/"))
                    && orphan(path)) {
                differences.accept(new Difference(path, "file", "a file that the catalogue knows", "one that it does not"));
            }
        }
    }

    /**
     * Whether the catalogue really knows nothing of a file that lies there: one being made just now is looked at with its account locked. A
     * generation that has been replaced is deleted right after; only one that stays is told.
     */
    private boolean orphan(String path) {
        var name = SegmentName.parse(path);
        var account = name.flatMap(segment -> accounts.find(segment.account()));
        if (account.isEmpty()) {
            return true;
        }
        boolean unknown = Boolean.TRUE.equals(transaction.execute(status -> {
            AccountRow.lock(jdbc, accounts.number(account.get().id()));
            return segments.find(path).isEmpty();
        }));
        for (int i = 0; unknown && i < PATIENCE && name.isPresent() && Files.exists(root.resolve(path)); i++) {
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
        return unknown && Files.exists(root.resolve(path));
    }

    private void ingests(long until, Map<Long, AtomicInteger> counted, Consumer<Difference> differences) {
        for (Account account : accounts.all()) {
            var entries = new TreeMap<Long, Entry>();
            ledger.about("account/" + account.id()).stream()
                    .filter(entry -> entry.index() < until && entry.act().kind().equals("archived"))
                    .forEach(entry -> entries.put(Long.parseLong(detail(entry, "ingest")), entry));
            jdbc.query("SELECT id, entry, leaf_count FROM archive_ingest WHERE account = ? AND entry < ? ORDER BY id", rs -> {
                long id = rs.getLong("id");
                var entry = entries.remove(id);
                if (entry == null || entry.index() != rs.getLong("entry")) {
                    differences.accept(new Difference("ledger", "entry " + rs.getLong("entry"), "ingest " + id, "another act"));
                } else {
                    ingest(id, rs.getInt("leaf_count"), counted.get(id), entry, differences);
                }
            }, accounts.number(account.id()), until);
            entries.forEach((id, entry) -> differences.accept(new Difference("catalogue", "ingest " + id,
                    "the ingest of ledger entry " + entry.index(), "none")));
        }
    }

    private void ingest(long id, int leaves, @Nullable AtomicInteger counted, Entry entry, Consumer<Difference> differences) {
        int records = counted == null ? 0 : counted.get();
        if (records != leaves) {
            differences
                    .accept(new Difference("catalogue", "ingest " + id, leaves + " records in segments", records + " records"));
        }
        String root = Leaves.root(List.copyOf(Leaves.of(jdbc, id)));
        if (!root.equals(detail(entry, "root"))) {
            differences.accept(new Difference("ledger", "entry " + entry.index() + ", ingest " + id,
                    "root " + detail(entry, "root"), "root " + root));
        }
    }

    private void items(Consumer<Difference> differences) {
        jdbc.query("""
                SELECT i.id, i.version, count(v.number) AS found FROM archive_item i
                LEFT JOIN archive_version v ON v.item = i.id GROUP BY i.id, i.version
                HAVING count(v.number) <> i.version""",
                rs -> {
                    differences.accept(new Difference("catalogue", "item " + rs.getLong("id"), rs.getInt("version") + " versions",
                            rs.getInt("found") + " versions"));
                });
        jdbc.query("""
                SELECT i.id FROM archive_item i LEFT JOIN archive_found_by f ON f.item = i.id
                WHERE f.item IS NULL OR f.account <> i.account OR f.key_hash <> i.key_hash
                    OR f.listing <> CASE WHEN i.kind = 'POST' OR i.thread = i.id THEN -i.account ELSE i.thread END""",
                rs -> {
                    differences
                            .accept(new Difference("catalogue", "item " + rs.getLong("id"), "to be found by its key and thread",
                                    "nothing or another by them"));
                });
    }

    private static void inParallel(List<Segments.Segment> all, Consumer<Segments.Segment> work) {
        try (var pool = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            for (var task : all.stream().map(segment -> pool.submit(() -> work.accept(segment))).toList()) {
                task.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("verification interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("verification: " + e.getCause(), e);
        }
    }

    private static String detail(Entry entry, String name) {
        return String.valueOf(entry.act().details().get(name));
    }

    private static String text(IllegalStateException e) {
        return String.valueOf(e.getMessage());
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
