package se.bevara.ledger;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Re-reads the lines of a ledger once, in order, and compares each with its row.
 *
 * <p>
 * One fault is to be one difference: after a line that is missing or cannot be read the tree goes on with the leaf of its row, so only
 * a fault that reached the table too makes every later root another.
 */
final class EntryVerification {

    private final DataFolder folder;
    private final EntryFiles files;
    private final LedgerHead head;
    private final Rows rows;
    private final Consumer<Difference> differences;
    private final Roots roots;
    private final Frontier tree = new Frontier();
    private long unreadable;

    EntryVerification(DataFolder folder, EntryFiles files, LedgerTables tables, LedgerHead head, Consumer<Difference> differences,
            Roots roots) {
        this.folder = folder;
        this.files = files;
        this.head = head;
        this.rows = new Rows(tables, head.entries());
        this.differences = differences;
        this.roots = roots;
    }

    void verify() {
        roots.root(0, tree::root);
        for (var file : files.all()) {
            int order = file.compareTo(files.last(head.entries()));
            long committed = order < 0 ? Long.MAX_VALUE : order == 0 ? head.length() : 0;
            files.lines(file, line -> {
                if (line.offset() < committed) {
                    line(line);
                }
            });
        }
        if (tree.size() < head.entries()) {
            missing(head.entries(), "the end of the file");
        }
        if (!Arrays.equals(tree.root(), head.frontier().root())) {
            differences.accept(new Difference("table ledger_head", "size " + head.entries(), "root " + hex(tree.root()),
                    "root " + hex(head.frontier().root())));
        }
    }

    private void line(EntryFiles.Line line) {
        try {
            if (!line.complete()) {
                throw new EntryLine.Unreadable("a line without its line feed", null);
            }
            entry(line, EntryLine.read(line.bytes()));
        } catch (EntryLine.Unreadable e) {
            unreadable++;
            tell(line, tree.size(), "entry " + tree.size() + " in canonical JSON", String.valueOf(e.getMessage()));
        }
    }

    private void entry(EntryFiles.Line line, Entry entry) {
        if (entry.index() < tree.size() || entry.index() >= head.entries()) {
            tell(line, entry.index(), tree.size() < head.entries() ? "entry " + tree.size() : "the end of the ledger",
                    "entry " + entry.index());
            return;
        }
        if (entry.index() > tree.size()) {
            missing(entry.index(), "entry " + entry.index());
        }
        unreadable = 0;
        var expected = LedgerTables.Row.of(entry, line.bytes());
        var row = rows.at(entry.index());
        if (row == null || !expected.differsIn(row).isEmpty()) {
            differences.accept(new Difference("table ledger_entry", "entry " + entry.index(),
                    "as the line at offset " + line.offset() + " of " + folder.name(line.file()),
                    row == null ? "no row" : "another " + String.join(", ", expected.differsIn(row))));
        }
        add(expected.leaf());
    }

    /** Goes on with the rows' leaves up to an index. Lines that were there but unreadable have been told already. */
    private void missing(long upTo, String found) {
        long first = tree.size();
        if (upTo - first > unreadable) {
            differences.accept(new Difference(folder.name(files.file(first)),
                    upTo - first == 1 ? "entry " + first : "entries " + first + " to " + (upTo - 1),
                    "entry " + first, found));
        }
        while (tree.size() < upTo) {
            var row = rows.at(tree.size());
            add(row == null ? new byte[32] : row.leaf());
        }
    }

    private void add(byte[] leaf) {
        tree.add(leaf);
        roots.root(tree.size(), tree::root);
    }

    private void tell(EntryFiles.Line line, long entry, String expected, String found) {
        differences.accept(
                new Difference(folder.name(line.file()), "entry " + entry + ", offset " + line.offset(), expected, found));
    }

    static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }

    /** Is told the root of the tree at every size. */
    interface Roots {
        void root(long size, Supplier<byte[]> root);
    }

    /** The rows of the table in order, a thousand at a time. */
    private static final class Rows {

        private static final int PAGE = 1000;
        private final LedgerTables tables;
        private final long end;
        private Map<Long, LedgerTables.Row> page = Map.of();
        private long from = -1;

        Rows(LedgerTables tables, long end) {
            this.tables = tables;
            this.end = end;
        }

        /** To be asked in growing order. */
        LedgerTables.@Nullable Row at(long index) {
            if (from < 0 || index >= from + PAGE) {
                from = index;
                page = tables.rows(from, Math.min(end, from + PAGE)).stream()
                        .collect(Collectors.toMap(LedgerTables.Row::index, Function.identity()));
            }
            return page.get(index);
        }
    }
}
