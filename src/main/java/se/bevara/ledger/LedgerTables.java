package se.bevara.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The look-up copy of the entries, and the head row that says how much is committed. */
final class LedgerTables {

    private static final String HEAD = "SELECT entries, file_length, newest_at, frontier FROM ledger_head WHERE id = 1";
    private static final String LOCK_HEAD = HEAD + " FOR UPDATE";
    private static final String MOVE_HEAD = """
            UPDATE ledger_head SET entries = :entries, file_length = :length, newest_at = :newest, frontier = :frontier WHERE id = 1
            """;
    private static final String ADD = """
            INSERT INTO ledger_entry (entry_index, recorded_at, kind, object, line, leaf)
            VALUES (:index, :at, :kind, :object, :line, :leaf)
            """;
    private static final String RUN = """
            SELECT entry_index, recorded_at, kind, object, line, leaf FROM ledger_entry
            WHERE entry_index >= :from AND entry_index < :to ORDER BY entry_index
            """;
    private static final String LINE = "SELECT line FROM ledger_entry WHERE entry_index = :index";
    private static final String ABOUT = "SELECT line FROM ledger_entry WHERE object = :object ORDER BY entry_index";
    private static final String LEAVES = """
            SELECT leaf FROM ledger_entry WHERE entry_index >= :from AND entry_index < :to ORDER BY entry_index
            """;
    private static final String BEYOND = "SELECT count(*) FROM ledger_entry WHERE entry_index >= :entries";
    private final JdbcClient jdbc;

    LedgerTables(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    LedgerHead head() {
        return jdbc.sql(HEAD).query(LedgerTables::readHead).single();
    }

    /** The head, which nobody else can move before the transaction ends. */
    LedgerHead lockedHead() {
        return jdbc.sql(LOCK_HEAD).query(LedgerTables::readHead).single();
    }

    void move(LedgerHead head) {
        one("head row", jdbc.sql(MOVE_HEAD).param("entries", head.entries()).param("length", head.length())
                .param("newest", head.newestAt().atOffset(ZoneOffset.UTC)).param("frontier", head.frontier().packed()).update());
    }

    void add(Row row) {
        one("entry " + row.index(), jdbc.sql(ADD).param("index", row.index()).param("at", row.at().atOffset(ZoneOffset.UTC))
                .param("kind", row.kind()).param("object", row.object()).param("line", row.line()).param("leaf", row.leaf())
                .update());
    }

    void clear() {
        jdbc.sql("DELETE FROM ledger_entry").update();
    }

    Optional<byte[]> line(long index) {
        return jdbc.sql(LINE).param("index", index).query(byte[].class).optional();
    }

    List<byte[]> linesAbout(String object) {
        return jdbc.sql(ABOUT).param("object", object).query((row, number) -> row.getBytes(1)).list();
    }

    List<Row> rows(long from, long to) {
        return jdbc.sql(RUN).param("from", from).param("to", to).query(LedgerTables::readRow).list();
    }

    /** The root of a run of leaves, constant memory. */
    byte[] root(long from, long to) {
        var frontier = new Frontier();
        jdbc.sql(LEAVES).param("from", from).param("to", to).query(row -> {
            frontier.add(row.getBytes(1));
        });
        if (frontier.size() != to - from) {
            throw new IllegalStateException("ledger_entry, rows " + from + " to " + to + ": expected " + (to - from) + ", found "
                    + frontier.size() + "; verify tells more, rebuild mends");
        }
        return frontier.root();
    }

    /** The number of rows for entries that are not committed. */
    long rowsBeyond(LedgerHead head) {
        return jdbc.sql(BEYOND).param("entries", head.entries()).query(Long.class).single();
    }

    private static void one(String what, int updated) {
        if (updated != 1) {
            throw new IllegalStateException("ledger " + what + ": expected 1 row written, found " + updated);
        }
    }

    private static LedgerHead readHead(ResultSet row, int number) throws SQLException {
        return new LedgerHead(new Frontier(row.getLong("entries"), row.getBytes("frontier")), row.getLong("file_length"),
                row.getObject("newest_at", OffsetDateTime.class).toInstant());
    }

    private static Row readRow(ResultSet row, int number) throws SQLException {
        return new Row(row.getLong("entry_index"), row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getString("kind"), row.getString("object"), row.getBytes("line"), row.getBytes("leaf"));
    }

    /** A row of {@code ledger_entry}. */
    record Row(long index, Instant at, String kind, String object, byte[] line, byte[] leaf) {

        static Row of(Entry entry, byte[] line) {
            return new Row(entry.index(), entry.at(), entry.act().kind(), entry.act().object(), line, MerkleTree.leaf(line));
        }

        /** The columns in which another row of the same entry is otherwise. */
        List<String> differsIn(Row other) {
            var columns = new ArrayList<String>();
            if (!at.equals(other.at)) {
                columns.add("recorded_at");
            }
            if (!kind.equals(other.kind)) {
                columns.add("kind");
            }
            if (!object.equals(other.object)) {
                columns.add("object");
            }
            if (!Arrays.equals(line, other.line)) {
                columns.add("line");
            }
            if (!Arrays.equals(leaf, other.leaf)) {
                columns.add("leaf");
            }
            return columns;
        }
    }
}
