package se.bevara.retention;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import se.bevara.accounts.Accounts;
import se.bevara.ledger.Act;
import se.bevara.ledger.Acts;

/** The disposal decisions that have been taken in, every version as the file it was read from. */
@Component
public class Decisions {

    private static final String LOADED = "decision loaded";
    private static final int LONGEST = 100;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final State state;
    private final Acts acts;
    private final Accounts accounts;
    private final RetentionSettings settings;
    private volatile Known known = new Known(Map.of(), List.of());

    /** What the table held when it was last read: digests by version, and the decisions. */
    private record Known(Map<String, String> digests, List<Decision> decisions) {
    }

    Decisions(JdbcClient jdbc, PlatformTransactionManager transactions, State state, Acts acts, Accounts accounts,
            RetentionSettings settings) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.state = state;
        this.acts = acts;
        this.accounts = accounts;
        this.settings = settings;
    }

    /**
     * Takes in a file. A version already there with the same bytes is left as it is.
     *
     * @param by who took it in
     * @return what is wrong or strange in it; with an error nothing was taken in
     */
    public List<Finding> load(String fileName, byte[] yaml, String by) {
        People.required("by", by);
        return Objects.requireNonNull(transaction.execute(status -> {
            state.lock();
            List<Finding> findings = findings(fileName, yaml);
            if (findings.stream().noneMatch(finding -> finding.severity() == Finding.Severity.ERROR)) {
                take(DecisionReader.read(fileName, yaml).decision().orElseThrow(), yaml, by);
            }
            return findings;
        }));
    }

    /** What {@link #load} would find wrong or strange in a file. */
    public List<Finding> findings(String fileName, byte[] yaml) {
        var check = new RulesCheck().accounts(accounts.all()).earlier(known().digests).add(fileName, yaml);
        var findings = new ArrayList<>(check.findings());
        findings.removeIf(finding -> finding.kind().equals("konto utan beslut"));
        check.decisions().forEach(decision -> refused(decision).ifPresent(findings::add));
        return findings;
    }

    private Optional<Finding> refused(Decision decision) {
        if (decision.status() == Status.EXAMPLE && !settings.examples()) {
            return Optional.of(error(decision, "exempel", "status", "exempel", "ett eget beslut",
                    "Exemplen gäller bara i provkommunen. Skriv om beslutet som ert eget, med status beslutat."));
        }
        boolean named = decision.id().length() <= LONGEST
                && decision.rules().stream().allMatch(rule -> rule.id().length() <= LONGEST);
        return named
                ? Optional.empty()
                : Optional.of(error(decision, "för långt namn", "gallringsbeslut", "mer än " + LONGEST + " tecken",
                        "högst " + LONGEST + " tecken", "Korta beslutets eller regelns namn."));
    }

    private static Finding error(Decision decision, String kind, String field, String found, String expected, String mend) {
        return new Finding(Finding.Severity.ERROR, kind, decision.file().name(), 0, field, found, expected, mend);
    }

    private void take(Decision decision, byte[] yaml, String by) {
        if (known().digests.containsKey(RulesCheck.version(decision.id(), decision.version()))) {
            return;
        }
        add(decision, yaml);
        state.everything();
        acts.record(Act.of(LOADED, "decision/" + decision.id(), by, Map.of("version", String.valueOf(decision.version()))),
                Map.of("id", decision.id(), "version", decision.version(), "name", decision.file().name(), "yaml",
                        new String(yaml, StandardCharsets.UTF_8), "yaml-sha256", decision.file().sha256()));
    }

    private void add(Decision decision, byte[] yaml) {
        State.one(jdbc.sql("""
                INSERT INTO retention_decision (id, version, file, content, sha256)
                VALUES (:id, :version, :file, :content, :sha256)""")
                .param("id", decision.id()).param("version", decision.version()).param("file", decision.file().name())
                .param("content", yaml).param("sha256", decision.file().sha256()).update());
    }

    /** All versions of all decisions, by id and version. */
    public List<Decision> all() {
        return known().decisions;
    }

    /** Those that count on a day: taken in, decided, in force, and not replaced by a later version that is. */
    public List<Decision> inForce(LocalDate day) {
        List<Decision> begun = all().stream().filter(decision -> !decision.force().from().isAfter(day))
                .filter(decision -> decision.status() != Status.DRAFT)
                .filter(decision -> decision.status() != Status.EXAMPLE || settings.examples()).toList();
        return begun.stream().filter(decision -> decision.status() != Status.REPEALED && decision.force().on(day))
                .filter(decision -> begun.stream().noneMatch(
                        other -> other.id().equals(decision.id()) && other.version() > decision.version()))
                .toList();
    }

    /** A judge over all decisions; those of the sample count in the sample only. */
    public Judge judge() {
        return new Judge(all(), settings.examples());
    }

    /** A judge over all decisions and one that is yet to be taken in. */
    Judge judgeWith(Decision candidate) {
        var decisions = new ArrayList<>(all());
        decisions.removeIf(decision -> decision.reference().equals(candidate.reference()));
        decisions.add(candidate);
        return new Judge(decisions, settings.examples());
    }

    boolean examples() {
        return settings.examples();
    }

    /**
     * The file of a version, byte for byte.
     *
     * @throws IllegalArgumentException when there is no such version
     */
    public byte[] file(String id, int version) {
        return jdbc.sql("SELECT content FROM retention_decision WHERE id = :id AND version = :version").param("id", id)
                .param("version", version).query((rs, n) -> rs.getBytes("content")).optional()
                .orElseThrow(() -> new IllegalArgumentException("decision " + id + ": expected its version " + version
                        + ", found none"));
    }

    /** Reads the files again only when the table has other versions than last time. */
    private Known known() {
        var digests = new HashMap<String, String>();
        jdbc.sql("SELECT id, version, sha256 FROM retention_decision").query(
                rs -> {
                    digests.put(RulesCheck.version(rs.getString("id"), rs.getInt("version")), rs.getString("sha256"));
                });
        Known last = known;
        if (!digests.equals(last.digests)) {
            last = new Known(Map.copyOf(digests), Applicability.ordered(jdbc
                    .sql("SELECT file, content FROM retention_decision").query((rs, n) -> DecisionReader
                            .read(rs.getString("file"), rs.getBytes("content")).decision().orElseThrow())
                    .list()));
            known = last;
        }
        return last;
    }

    /** Makes the table anew from the acts' files. */
    void rebuild() {
        jdbc.sql("DELETE FROM retention_decision").update();
        acts.each(LOADED, (entry, json) -> {
            byte[] yaml = String.valueOf(json.get("yaml")).getBytes(StandardCharsets.UTF_8);
            Decision decision = DecisionReader.read(String.valueOf(json.get("name")), yaml).decision().orElseThrow();
            if (!decision.file().sha256().equals(json.get("yaml-sha256"))) {
                throw new IllegalStateException("entry " + entry.index() + ": expected the file of " + decision.reference()
                        + " as it was taken in, found another");
            }
            add(decision, yaml);
        });
    }
}
