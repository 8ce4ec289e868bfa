package se.bevara.ledger;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which checkpoints there are to be, so that a missing or altered file is noticed. */
final class CheckpointTable {

    private static final String SET = """
            UPDATE ledger_checkpoint SET note_sha256 = :note, stamp_sha256 = :stamp WHERE file = :file
            """;
    private static final String ADD = "INSERT INTO ledger_checkpoint (file, note_sha256, stamp_sha256) VALUES (:file, :note, :stamp)";
    private static final String ALL = "SELECT file, note_sha256, stamp_sha256 FROM ledger_checkpoint ORDER BY file";
    private final JdbcClient jdbc;

    CheckpointTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Notes a file as it is; the caller holds the head's lock. */
    void note(Path note) {
        byte[] sha256 = MerkleTree.sha256(Checkpoints.bytes(note));
        Path stamp = Checkpoints.stamp(note);
        byte[] stampSha256 = Files.exists(stamp) ? MerkleTree.sha256(Checkpoints.bytes(stamp)) : null;
        if (write(SET, note, sha256, stampSha256) == 0) {
            write(ADD, note, sha256, stampSha256);
        }
    }

    void clear() {
        jdbc.sql("DELETE FROM ledger_checkpoint").update();
    }

    List<Row> all() {
        return jdbc.sql(ALL).query((row, number) -> new Row(row.getString(1), row.getBytes(2), row.getBytes(3))).list();
    }

    private int write(String sql, Path note, byte[] sha256, byte @Nullable [] stampSha256) {
        return jdbc.sql(sql).param("file", note.getFileName().toString()).param("note", sha256)
                .param("stamp", stampSha256, java.sql.Types.BINARY).update();
    }

    /** @param stamp SHA-256 of the time-stamp, where there is one */
    record Row(String file, byte[] note, byte @Nullable [] stamp) {
    }
}
