package se.bevara.ledger;

import java.time.Instant;

/** Makes the tables of the ledger from its files alone; a last line that was never finished is cut away. */
final class Rebuilding {

    private final EntryFiles files;
    private final LedgerTables tables;
    private final Frontier tree = new Frontier();
    private Instant newestAt = Instant.EPOCH;
    private long length;

    Rebuilding(EntryFiles files, LedgerTables tables) {
        this.files = files;
        this.tables = tables;
    }

    /** The caller holds the head's lock. */
    void rebuild() {
        tables.clear();
        var all = files.all();
        for (var file : all) {
            boolean last = file.equals(all.getLast());
            files.lines(file, line -> {
                if (line.complete() || !last) {
                    add(line);
                }
            });
        }
        tables.move(new LedgerHead(tree, length, newestAt));
        files.cutBack(tree.size(), length);
    }

    private void add(EntryFiles.Line line) throws EntryLine.Unreadable {
        Entry entry;
        try {
            entry = EntryLine.read(line.bytes());
        } catch (EntryLine.Unreadable e) {
            throw new EntryLine.Unreadable(
                    "offset " + line.offset() + ": expected entry " + tree.size() + ", found " + e.getMessage(), e);
        }
        if (entry.index() != tree.size()) {
            throw new EntryLine.Unreadable("offset " + line.offset() + ": expected entry " + tree.size() + ", found entry "
                    + entry.index(), null);
        }
        var row = LedgerTables.Row.of(entry, line.bytes());
        tables.add(row);
        tree.add(row.leaf());
        newestAt = entry.at();
        length = line.offset() + line.bytes().length + 1;
    }
}
