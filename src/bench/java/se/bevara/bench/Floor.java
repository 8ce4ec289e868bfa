package se.bevara.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;
import org.apache.lucene.analysis.sv.SwedishAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;

/**
 * The floor of an ingest: the same records, rows and documents made by the barest program. One worker writes WARC members
 * (level 6), forces them to disk each 1,000, commits H2 rows with two secondary indexes and {@code WRITE_DELAY=0}, and indexes
 * unstored Swedish text. No framework, no network, no change detection, no ledger.
 */
final class Floor {

    private static final int CHUNK = 1_000;

    private final Path folder;

    Floor(Path folder) {
        this.folder = folder;
    }

    /** How long {@code items} items take, from {@code platform} as they would come over the net. */
    Duration ingest(BenchPlatform platform, int items) throws IOException, SQLException, GeneralSecurityException {
        Files.createDirectories(folder);
        long start = System.nanoTime();
        try (var warc = FileChannel.open(folder.resolve("floor.warc.gz"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var h2 = DriverManager.getConnection("jdbc:h2:file:" + folder.toAbsolutePath() + "/floor;WRITE_DELAY=0", "sa",
                        "");
                var directory = FSDirectory.open(folder.resolve("index"));
                var index = new IndexWriter(directory, new IndexWriterConfig(new SwedishAnalyzer()))) {
            try (var statement = h2.createStatement()) {
                statement.execute("CREATE TABLE item (id BIGINT PRIMARY KEY, item_key BYTEA, thread BIGINT, at BIGINT, "
                        + "fingerprint BYTEA, position BIGINT, length BIGINT)");
                statement.execute("CREATE UNIQUE INDEX item_by_key ON item (item_key)");
                statement.execute("CREATE INDEX item_by_thread ON item (thread)");
            }
            h2.setAutoCommit(false);
            for (int first = 0; first < items; first += CHUNK) {
                chunk(platform, first, Math.min(items, first + CHUNK), warc, h2, index);
            }
            index.commit();
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private void chunk(BenchPlatform platform, int from, int to, FileChannel warc, Connection h2, IndexWriter index)
            throws IOException, SQLException, GeneralSecurityException {
        var sha = MessageDigest.getInstance("SHA-256");
        try (var insert = h2.prepareStatement("INSERT INTO item VALUES (?,?,?,?,?,?,?)")) {
            for (int i = from; i < to; i++) {
                byte[] block = platform.item(i).getBytes(StandardCharsets.UTF_8);
                byte[] digest = sha.digest(block);
                byte[] member = member(i, block, digest);
                long position = warc.position();
                warc.write(ByteBuffer.wrap(member));
                row(insert, i, digest, position, member.length);
                index.addDocument(document(i, platform.text(i)));
            }
            warc.force(false);
            insert.executeBatch();
        }
        h2.commit();
    }

    private static byte[] member(int i, byte[] block, byte[] digest) throws IOException {
        var bytes = new ByteArrayOutputStream(block.length + 512);
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(("WARC/1.1\r\nWARC-Type: resource\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-%012d>\r\n"
                    .formatted(i) + "WARC-Date: 2026-11-21T00:15:00Z\r\nWARC-Target-URI: https://www.facebook.com/" + i
                    + "\r\nWARC-Block-Digest: sha256:" + HexFormat.of().formatHex(digest)
                    + "\r\nContent-Type: application/json\r\nContent-Length: " + block.length + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            gzip.write(block);
            gzip.write("\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        return bytes.toByteArray();
    }

    private static void row(PreparedStatement insert, int i, byte[] digest, long position, int length) throws SQLException {
        insert.setLong(1, i);
        insert.setBytes(2, java.util.Arrays.copyOf(digest, 16));
        insert.setLong(3, i / 100);
        insert.setLong(4, i);
        insert.setBytes(5, java.util.Arrays.copyOfRange(digest, 16, 32));
        insert.setLong(6, position);
        insert.setLong(7, length);
        insert.addBatch();
    }

    private static Document document(int i, String text) {
        var document = new Document();
        document.add(new StringField("id", Integer.toString(i), Field.Store.YES));
        document.add(new TextField("text", text, Field.Store.NO));
        document.add(new LongPoint("at", i));
        return document;
    }
}
