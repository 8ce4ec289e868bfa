package se.bevara.capture;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.bevara.capture.NightReceipt.Fixity;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The runs of the nightly job: usually one a night, more when somebody asks for more; and captures and looks between the nights. */
@Component
final class Runs {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private final JdbcClient jdbc;

    Runs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One run; {@code number} counts those of the same night from 1, and captures between the nights from -1 downwards. */
    record Run(long run, LocalDate night, int number, Instant started, @Nullable Fixity fixity, long ledgerSize,
            String ledgerRoot, List<String> work) {
    }

    Run open(LocalDate night, Instant started) {
        int number = jdbc.sql("SELECT coalesce(max(number), 0) FROM capture_run WHERE night = :night AND number > 0")
                .param("night", night).query(Integer.class).single() + 1;
        return open(night, number, started);
    }

    /** A capture between the nights. Nothing takes it up again: broken off, the next visit does the rest. */
    Run openCapture(LocalDate day, Instant started) {
        int number = jdbc.sql("SELECT coalesce(min(number), 0) FROM capture_run WHERE night = :night AND number < 0")
                .param("night", day).query(Integer.class).single() - 1;
        return open(day, number, started);
    }

    /** The run that gathers the looks since the last night; opened with the first of them. */
    Run openLooks(LocalDate day, Instant started) {
        return looks().orElseGet(() -> {
            Run run = openCapture(day, started);
            Sql.one("run " + run.run(),
                    jdbc.sql("UPDATE capture_run SET looks = TRUE WHERE run = :run").param("run", run.run()).update());
            return run;
        });
    }

    /** The run that gathers the looks since the last night, if there were any. */
    Optional<Run> looks() {
        return jdbc.sql("SELECT * FROM capture_run WHERE looks AND finished IS NULL ORDER BY run").query(Runs::run).list()
                .stream()
                .findFirst();
    }

    private Run open(LocalDate night, int number, Instant started) {
        Sql.one("run of " + night, jdbc.sql("INSERT INTO capture_run (night, number, started) VALUES (:night, :number, :started)")
                .param("night", night).param("number", number).param("started", Sql.utc(started)).update());
        return jdbc.sql("SELECT * FROM capture_run WHERE night = :night AND number = :number").param("night", night)
                .param("number", number).query(Runs::run).single();
    }

    /** Nights that a crash or a stop cut short, oldest first. */
    List<Run> unfinished() {
        return jdbc.sql("SELECT * FROM capture_run WHERE finished IS NULL AND number > 0 ORDER BY run").query(Runs::run).list();
    }

    /** The newest night before one. */
    Optional<LocalDate> nightBefore(LocalDate night) {
        return jdbc.sql("SELECT max(night) FROM capture_run WHERE number > 0 AND finished IS NOT NULL AND night < :night")
                .param("night", night).query((r, n) -> Optional.ofNullable(r.getObject(1, LocalDate.class))).single();
    }

    Run of(long run) {
        return jdbc.sql("SELECT * FROM capture_run WHERE run = :run").param("run", run).query(Runs::run).single();
    }

    void fixity(long run, Fixity fixity) {
        Sql.one("run " + run, jdbc.sql("UPDATE capture_run SET fixity = :fixity WHERE run = :run")
                .param("fixity", JSON.writeValueAsString(fixity)).param("run", run).update());
    }

    /** Notes what a step of another package has told; told again, it replaces what was told. */
    void work(long run, String step, List<String> lines) {
        String before = jdbc.sql("SELECT work FROM capture_run WHERE run = :run").param("run", run)
                .query((rs, n) -> Optional.ofNullable(rs.getString(1))).single().orElse("{}");
        Map<String, List<String>> steps = new LinkedHashMap<>(steps(before));
        steps.put(step, lines);
        Sql.one("run " + run, jdbc.sql("UPDATE capture_run SET work = :work WHERE run = :run")
                .param("work", JSON.writeValueAsString(steps)).param("run", run).update());
    }

    private static Map<String, List<String>> steps(String json) {
        return JSON.readValue(json, new TypeReference<LinkedHashMap<String, List<String>>>() {
        });
    }

    void checkpoint(long run, long size, String root) {
        Sql.one("run " + run, jdbc.sql("UPDATE capture_run SET ledger_size = :size, ledger_root = :root WHERE run = :run")
                .param("size", size).param("root", root).param("run", run).update());
    }

    void finish(long run, Instant finished) {
        Sql.one("run " + run, jdbc.sql("UPDATE capture_run SET finished = :finished WHERE run = :run")
                .param("finished", Sql.utc(finished)).param("run", run).update());
    }

    private static Run run(ResultSet r, int n) throws SQLException {
        String fixity = r.getString("fixity");
        String root = r.getString("ledger_root");
        String work = r.getString("work");
        return new Run(r.getLong("run"), r.getObject("night", LocalDate.class), r.getInt("number"), Sql.at(r, "started"),
                fixity == null ? null : JSON.readValue(fixity, Fixity.class), r.getLong("ledger_size"), root == null ? "" : root,
                work == null ? List.of() : steps(work).values().stream().flatMap(List::stream).toList());
    }
}
