package se.bevara.archive;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** Rows of erased items, made anew from what remains of them. */
final class DisposedRows {

    static final Fingerprint EMPTY = Fingerprint.of(new byte[0]);
    private static final int BATCH = 1000;

    private final JdbcTemplate jdbc;
    private final List<Object[]> disposals = new ArrayList<>();

    DisposedRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The row of an item, from what remains of its first version. */
    Rows.NewItem item(int account, StoredRecord record, long id) {
        var disposal = Remains.disposal(record);
        disposals.add(new Object[]{CatalogueRows.utc(disposal.at()), disposal.decision(), disposal.certificate(), id});
        return new Rows.NewItem(id, account, HexFormat.of().parseHex(record.required(Remains.KEY_HASH)), "",
                Replay.kind(record), Replay.direction(record), record.decoded("Bevara-Direction-Reason"),
                record.optionalNumber("Bevara-Parent"), record.number("Bevara-Thread"), new byte[0],
                record.time("Bevara-Platform-Time"), Remains.captured(record), ItemState.DISPOSED, EMPTY, 0);
    }

    void write() {
        for (int from = 0; from < disposals.size(); from += BATCH) {
            jdbc.batchUpdate("UPDATE archive_item SET disposed = ?, decision = ?, certificate = ? WHERE id = ?",
                    disposals.subList(from, Math.min(from + BATCH, disposals.size())));
        }
        disposals.clear();
    }

    /** What was observed of items that are erased counts no more: their last state is that they are. */
    void settle(int account) {
        jdbc.update("""
                UPDATE archive_item SET state = 'DISPOSED', noticed = disposed, last_seen = NULL, counts = 0
                WHERE account = ? AND disposed IS NOT NULL""", account);
        jdbc.update("""
                DELETE FROM archive_observation
                WHERE item IN (SELECT id FROM archive_item WHERE account = ? AND disposed IS NOT NULL)""", account);
    }
}
