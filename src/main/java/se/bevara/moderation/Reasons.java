package se.bevara.moderation;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import se.bevara.ledger.Act;
import se.bevara.ledger.Acts;
import se.bevara.ledger.SealedFiles;
import se.bevara.retention.Finding;
import se.bevara.retention.Status;

/** The lists of reasons that have been taken in, every version as the file it was read from. */
@Component
public class Reasons {

    private static final String LOADED = "reasons loaded";
    private static final int LONGEST = 100;

    /** By file and digest: a version never changes, and is asked for in every case. */
    private final Map<String, ReasonList> read = new ConcurrentHashMap<>();
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Acts acts;
    private final ModerationSettings settings;

    Reasons(DataSource source, PlatformTransactionManager transactions, Acts acts, ModerationSettings settings) {
        this.jdbc = JdbcClient.create(source);
        this.transaction = new TransactionTemplate(transactions);
        this.acts = acts;
        this.settings = settings;
    }

    /**
     * Takes in a file. A version already there with the same bytes is left as it is.
     *
     * @return what is wrong or strange in it; with an error nothing was taken in
     */
    public List<Finding> load(String fileName, byte[] yaml, String by) {
        Texts.name("by", by);
        return Objects.requireNonNull(transaction.execute(status -> {
            jdbc.sql("SELECT id FROM moderation_head WHERE id = 1 FOR UPDATE").query(Integer.class).single();
            var read = ReasonReader.read(fileName, yaml);
            var findings = new ArrayList<>(read.findings());
            read.list().flatMap(this::refused).ifPresent(findings::add);
            if (read.list().isPresent() && findings.stream().noneMatch(one -> one.severity() == Finding.Severity.ERROR)) {
                take(read.list().get(), yaml, by);
            }
            return findings;
        }));
    }

    private Optional<Finding> refused(ReasonList list) {
        if (list.status() == Status.EXAMPLE && !settings.examples()) {
            return Optional.of(error(list, "exempel", "status", "exempel", "en egen lista",
                    "Exemplen gäller bara i provkommunen. Skriv om listan som er egen, med status beslutat."));
        }
        if (list.id().length() > LONGEST) {
            return Optional
                    .of(error(list, "för långt namn", "orsakslista", list.id(), "högst " + LONGEST + " tecken", "Korta det."));
        }
        return all().stream().filter(known -> known.id().equals(list.id()) && known.version() == list.version())
                .filter(known -> !known.sha256().equals(list.sha256())).findFirst()
                .map(known -> error(list, "ändrad utan ny version", "version", String.valueOf(list.version()),
                        (list.version() + 1) + " eller senare", "Versionen används redan med annat innehåll. Höj version."));
    }

    private static Finding error(ReasonList list, String kind, String field, String found, String expected, String mend) {
        return new Finding(Finding.Severity.ERROR, kind, list.file(), 0, field, found, expected, mend);
    }

    private void take(ReasonList list, byte[] yaml, String by) {
        if (all().stream().anyMatch(known -> known.id().equals(list.id()) && known.version() == list.version())) {
            return;
        }
        add(list, yaml);
        acts.record(Act.of(LOADED, "reasons/" + list.id(), by, Map.of("version", String.valueOf(list.version()))),
                Map.of("name", list.file(), "yaml", new String(yaml, StandardCharsets.UTF_8), "yaml-sha256", list.sha256()));
    }

    private void add(ReasonList list, byte[] yaml) {
        CaseTable.one(list.id(), jdbc.sql("""
                INSERT INTO moderation_reasons (id, version, file, content) VALUES (:id, :version, :file, :content)""")
                .param("id", list.id()).param("version", list.version()).param("file", list.file()).param("content", yaml)
                .update());
    }

    /** All versions of all lists, by id and version. */
    public List<ReasonList> all() {
        return jdbc.sql("SELECT file, content FROM moderation_reasons")
                .query((rs, n) -> list(rs.getString("file"), rs.getBytes("content"))).list()
                .stream().sorted(Comparator.comparing(ReasonList::id).thenComparing(ReasonList::version)).toList();
    }

    private ReasonList list(String file, byte[] content) {
        return read.computeIfAbsent(file + " " + SealedFiles.sha256(content),
                key -> ReasonReader.read(file, content).list().orElseThrow());
    }

    /** The list that counts on a day: taken in, decided, in force; of several the one that began last. */
    public Optional<ReasonList> inForce(LocalDate day) {
        return all().stream().filter(list -> list.inForce(day))
                .filter(list -> list.status() == Status.DECIDED || list.status() == Status.EXAMPLE && settings.examples())
                .max(Comparator.comparing(ReasonList::from).thenComparing(ReasonList::version));
    }

    /** A version of a list, as a case names it. */
    Optional<ReasonList> version(String id, int version) {
        return all().stream().filter(list -> list.id().equals(id) && list.version() == version).findFirst();
    }

    /** Makes the table anew from the acts' files. */
    void rebuild() {
        jdbc.sql("DELETE FROM moderation_reasons").update();
        acts.each(LOADED, (entry, json) -> {
            byte[] yaml = String.valueOf(json.get("yaml")).getBytes(StandardCharsets.UTF_8);
            add(ReasonReader.read(String.valueOf(json.get("name")), yaml).list().orElseThrow(), yaml);
        });
    }
}
