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
    }

    void take(long segment, StoredRecord record) {
        long next = record.number("Bevara-Ingest");
        if (next != ingest) {
            closeIngest();
            ingest = next;
        }
        var place = new Rows.Place(segment, record.offset(), record.length(), ingest, (int) record.number("Bevara-Leaf"));
        leaves.add(record.commitment());
        if (record.has("Bevara-Media")) {
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

    private Rows.NewItem item(StoredRecord record, long id, Content content) {
        String platform = record.decoded("Bevara-Platform");
        var direction = record.required("Bevara-Direction").equals("received") ? Direction.RECEIVED : Direction.DRAWN_UP;
        var kind = record.required("Bevara-Kind").equals("post") ? Content.Kind.POST : Content.Kind.COMMENT;
        return new Rows.NewItem(id, number, prints.item(platform, record.decoded("Bevara-Key")),
                SafeText.id(record.decoded("Bevara-Remote-Id")), kind, direction, record.decoded("Bevara-Direction-Reason"),
                record.optionalNumber("Bevara-Parent"), record.number("Bevara-Thread"),
                prints.author(platform, content.authorId()), record.time("Bevara-Platform-Time"), record.date(),
                Ingest.state(content), prints.fingerprint(content), prints.counts(content.counts()));
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
    }

    /** Writes what is left. */
    Rebuilding.Highest end() {
        closeIngest();
        write();
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
        transaction.executeWithoutResult(status -> rows.write());
    }
}
