package se.bevara.snapshot;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcTemplate;
import se.bevara.snapshot.Shown.Seen;

/** Which items which snapshots show: made from the manifests, and anew by a rebuild. Snapshots are named by their entry in the ledger. */
record ShownTable(JdbcTemplate jdbc) {

    void add(long entry, List<Seen> items) {
        jdbc.batchUpdate("INSERT INTO snapshot_shown (item, entry) VALUES (?, ?)",
                items.stream().map(Seen::item).distinct().map(item -> new Object[]{item, entry}).toList());
    }

    void clear() {
        jdbc.update("DELETE FROM snapshot_shown");
    }

    /** The snapshots that show an item, oldest first. */
    List<Long> showing(long item) {
        return jdbc.query("SELECT entry FROM snapshot_shown WHERE item = ? ORDER BY entry", (row, n) -> row.getLong("entry"),
                item);
    }

    /** The items that a snapshot shows. */
    Set<Long> items(long entry) {
        return new TreeSet<>(
                jdbc.query("SELECT item FROM snapshot_shown WHERE entry = ?", (row, n) -> row.getLong("item"), entry));
    }
}
