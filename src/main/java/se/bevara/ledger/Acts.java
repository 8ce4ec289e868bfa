package se.bevara.ledger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What people have decided, each as a file of its own below {@code archive/acts}: whole, with its reasons. The ledger's entry names the file
 * and its SHA-256; the reasons stand in the file alone. A file that no entry names was never decided: an interruption has left it.
 */
@Component
public class Acts {

    private static final String FILE = "file";
    private static final String DIGEST = "sha256";
    private static final String FOLDER = "archive/acts/";
    private static final int PAGE = 1000;
    private static final String OF_KIND = """
            SELECT line FROM ledger_entry WHERE kind = :kind AND entry_index > :after ORDER BY entry_index
            FETCH FIRST 1000 ROWS ONLY""";
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("uuuu/uuuu-MM-dd'T'HHmmss.SSSSSS", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Path root;
    private final Ledger ledger;
    private final JdbcClient jdbc;
    private final Clock clock;

    Acts(DataFolder folder, DataSource source, Ledger ledger, Clock clock) {
        this.root = folder.root();
        this.jdbc = JdbcClient.create(source);
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Writes the file of an act, then its entry, in the caller's transaction; should be the last that it does.
     *
     * @param json what the file holds beside the act itself: texts, numbers, lists and maps of them
     */
    public Entry record(Act act, Map<String, ?> json) {
        var whole = new TreeMap<String, Object>(json);
        whole.putAll(Map.of("act", act.kind(), "object", act.object(), "by", act.agent()));
        byte[] bytes = JSON.writeValueAsBytes(whole);
        String digest = sha256(bytes);
        String name = FOLDER + NAME.format(clock.instant()) + "-" + digest.substring(0, 16) + ".json";
        var details = new HashMap<>(act.details());
        if (details.put(FILE, name) != null || details.put(DIGEST, digest) != null) {
            throw new IllegalArgumentException("act " + act.kind() + ": expected no details " + FILE + " and " + DIGEST);
        }
        write(root.resolve(name), bytes);
        return ledger.append(Act.of(act.kind(), act.object(), act.agent(), details));
    }

    private static void write(Path file, byte[] bytes) {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    if (status == STATUS_ROLLED_BACK) {
                        DurableFiles.delete(file);
                    }
                }
            });
        }
        DurableFiles.replace(file, bytes);
    }

    /**
     * The file of an act as it was recorded.
     *
     * @throws IllegalStateException when it is not as the ledger has it
     */
    public Map<String, Object> read(Entry entry) {
        String name = Objects.requireNonNull(entry.act().details().get(FILE), () -> "entry " + entry.index() + ": " + FILE);
        Path file = root.resolve(name);
        try {
            byte[] bytes = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
            if (!sha256(bytes).equals(entry.act().details().get(DIGEST))) {
                throw new IllegalStateException(name + ": expected the act of entry " + entry.index() + " in the ledger, found "
                        + (Files.exists(file) ? "another content" : "no file"));
            }
            return JSON.readValue(new String(bytes, StandardCharsets.UTF_8), new TypeReference<TreeMap<String, Object>>() {
            });
        } catch (IOException e) {
            throw DurableFiles.at(file, e);
        } catch (JacksonException e) {
            throw new IllegalStateException(name + ": expected JSON, found something else", e);
        }
    }

    /** Every act of a kind, oldest first, with its file. */
    public void each(String kind, BiConsumer<Entry, Map<String, Object>> consumer) {
        List<Entry> page;
        long after = -1;
        do {
            page = jdbc.sql(OF_KIND).param("kind", kind).param("after", after).query((row, n) -> entry(row.getBytes(1))).list();
            for (Entry entry : page) {
                if (isAct(entry)) {
                    consumer.accept(entry, read(entry));
                }
                after = entry.index();
            }
        } while (page.size() == PAGE);
    }

    private static boolean isAct(Entry entry) {
        return entry.act().details().getOrDefault(FILE, "").startsWith(FOLDER);
    }

    /** Re-reads the files of all acts and tells each that is not as the ledger has it. */
    public void verify(Consumer<Difference> differences) {
        var tables = new LedgerTables(jdbc);
        long size = ledger.size();
        for (long from = 0; from < size; from += PAGE) {
            for (var row : tables.rows(from, Math.min(size, from + PAGE))) {
                if (new String(row.line(), StandardCharsets.UTF_8).contains(FOLDER)) {
                    verify(entry(row.line()), differences);
                }
            }
        }
    }

    private void verify(Entry entry, Consumer<Difference> differences) {
        if (!isAct(entry)) {
            return;
        }
        String name = entry.act().details().getOrDefault(FILE, "");
        Path file = root.resolve(name);
        String expected = "SHA-256 " + entry.act().details().get(DIGEST);
        try {
            String found = Files.exists(file) ? "SHA-256 " + sha256(Files.readAllBytes(file)) : "no file";
            if (!found.equals(expected)) {
                differences.accept(new Difference(name, "entry " + entry.index(), expected, found));
            }
        } catch (IOException e) {
            differences.accept(new Difference(name, "entry " + entry.index(), expected, String.valueOf(e.getMessage())));
        }
    }

    /** When an act was, as its file may say it: the clock's time to the microsecond, which is what databases keep. */
    public Instant now() {
        Instant now = clock.instant();
        return now.minusNanos(now.getNano() % 1000);
    }

    private static Entry entry(byte[] line) {
        try {
            return EntryLine.read(line);
        } catch (EntryLine.Unreadable e) {
            throw new IllegalStateException("table ledger_entry: " + e.getMessage() + "; verify tells more, rebuild mends", e);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256: expected in every Java platform", e);
        }
    }
}
