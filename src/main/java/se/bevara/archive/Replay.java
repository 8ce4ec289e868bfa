package se.bevara.archive;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import se.bevara.ledger.Entry;

/** Turns an account's records, in the order of the ledger, back into rows. */
final class Replay {

    private static final int BATCH = 1000;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final int number;
    private final Prints prints;
    private final Places places;
    private final Map<Long, Entry> entries;
    private final CatalogueRows rows;
    private final DisposedRows disposed;
    private final List<byte[]> leaves = new ArrayList<>();
    private long ingest = -1;
    private long highestItem;
    private long highestIngest;
    private int items;

    Replay(JdbcTemplate jdbc, TransactionTemplate transaction, int number, Prints prints, Places places,
            Map<Long, Entry> entries) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.number = number;
        this.prints = prints;
        this.places = places;
        this.entries = entries;
        this.rows = new CatalogueRows(jdbc);
        this.disposed = new DisposedRows(jdbc);
    }

    void take(long segment, StoredRecord record, FirstPlaces.Spot spot) {
        long next = record.number("Bevara-Ingest");
        if (next != ingest) {
            closeIngest();
            ingest = next;
        }
        var place = new Rows.Place(segment, spot.offset(), spot.length(), ingest, (int) record.number("Bevara-Leaf"));
        leaves.add(record.commitment());
        if (Remains.is(record)) {
            remains(record, place);
        } else if (record.has("Bevara-Media")) {
            media(record, place);
        } else if (record.has("Bevara-Item")) {
            version(record, place);
        } else {
            Observations.read(record).forEach(observed -> Observations.rows(observed, prints, rows));
        }
    }

    private void version(StoredRecord record, Rows.Place place) {
        long id = record.number("Bevara-Item");
        int version = (int) record.number("Bevara-Version");
        var content = places.content(record);
        if (!rows.observed.isEmpty() || rows.size() >= BATCH) {
            write();
        }
        rows.versions.add(new Rows.NewVersion(id, version, place, record.date()));
        if (version == 1) {
            rows.items.add(item(record, id, content));
            highestItem = Math.max(highestItem, id);
            items++;
        } else {
            rows.renewed.add(new Rows.Renewed(id, version, SafeText.id(content.remoteId()), prints.fingerprint(content),
                    prints.counts(content.counts())));
        }
    }

    /** Of an erased item there is the row and its versions' places; of its media nothing. */
    private void remains(StoredRecord record, Rows.Place place) {
        if (record.has("Bevara-Media")) {
            return;
        }
        if (!rows.observed.isEmpty() || rows.size() >= BATCH) {
            write();
        }
        long id = record.number("Bevara-Item");
        int version = (int) record.number("Bevara-Version");
        rows.versions.add(new Rows.NewVersion(id, version, place, Remains.captured(record)));
        if (version == 1) {
            rows.items.add(disposed.item(number, record, id));
            highestItem = Math.max(highestItem, id);
            items++;
        } else {
            rows.renewed.add(new Rows.Renewed(id, version, "", DisposedRows.EMPTY, 0));
        }
    }

    private Rows.NewItem item(StoredRecord record, long id, Content content) {
        String platform = record.decoded("Bevara-Platform");
        return new Rows.NewItem(id, number, prints.item(platform, record.decoded("Bevara-Key")),
                SafeText.id(record.decoded("Bevara-Remote-Id")), kind(record), direction(record),
                record.decoded("Bevara-Direction-Reason"),
                record.optionalNumber("Bevara-Parent"), record.number("Bevara-Thread"),
                prints.author(platform, content.authorId()), record.time("Bevara-Platform-Time"), record.date(),
                Ingest.state(content), prints.fingerprint(content), prints.counts(content.counts()));
    }

    static Direction direction(StoredRecord record) {
        return record.required("Bevara-Direction").equals("received") ? Direction.RECEIVED : Direction.DRAWN_UP;
    }

    static Content.Kind kind(StoredRecord record) {
        return record.required("Bevara-Kind").equals("post") ? Content.Kind.POST : Content.Kind.COMMENT;
    }

    private void media(StoredRecord record, Rows.Place place) {
        String failure = record.decoded("Bevara-Failure");
        boolean fetched = record.type().equals("resource");
        rows.media.add(new Rows.NewMedia(record.number("Bevara-Item"), (int) record.number("Bevara-Version"),
                (int) record.number("Bevara-Media"), place, SafeText.id(record.decoded("Bevara-Attachment")),
                fetched ? record.required("Content-Type") : SafeText.mediaType(record.decoded("Bevara-Media-Type")),
                record.block().length, fetched ? null : failure));
    }

    /** A segment that has been read to its end. */
    void segment(SegmentReplay segment, Optional<Entry> sealed) {
        var name = SegmentName.parse(segment.path()).orElseThrow();
        jdbc.update("""
                INSERT INTO archive_segment (id, account, path, period, stream, number, committed, sha256, sealed_entry)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""", segment.segment(), number, segment.path(), name.period().toString(),
                name.stream().name(), name.number(), segment.committed(),
                sealed.map(entry -> entry.act().details().get("sha256")).orElse(null), sealed.map(Entry::index).orElse(null));
        new CutTable(jdbc).add(segment.segment(), name.generation(), segment.cuts());
    }

    /** Writes what is left. */
    Rebuilding.Highest end() {
        closeIngest();
        write();
        transaction.executeWithoutResult(status -> disposed.settle(number));
        jdbc.update("INSERT INTO archive_account (account, items) VALUES (?, ?)", number, items);
        return new Rebuilding.Highest(highestItem, highestIngest);
    }

    private void closeIngest() {
        if (ingest < 0) {
            return;
        }
        var entry = Objects.requireNonNull(entries.get(ingest));
        transaction.executeWithoutResult(status -> {
            rows.leaves(ingest, leaves);
            rows.ingest(ingest, number, entry.index(), leaves.size());
        });
        highestIngest = Math.max(highestIngest, ingest);
        leaves.clear();
    }

    private void write() {
        transaction.executeWithoutResult(status -> {
            rows.write();
            disposed.write();
        });
    }
}
