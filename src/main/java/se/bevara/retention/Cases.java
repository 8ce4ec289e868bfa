package se.bevara.retention;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Facts and expected verdicts in a file, so that an archivist can try a rule before anything is judged by it. The format is told in
 * {@code retention-rules/README.md}. Decisions count here whatever their status says of the sample.
 */
public final class Cases {

    private final Path folder;
    private final Findings findings;
    private final List<Finding> ofRules = new ArrayList<>();
    private final List<Result> results = new ArrayList<>();

    private Cases(Path file) {
        this.folder = file.toAbsolutePath().normalize().resolveSibling("");
        this.findings = new Findings(String.valueOf(file.getFileName()));
    }

    /**
     * How a file of cases went.
     *
     * @param findings what is wrong in the file itself, or in the rule files it names: then its cases were not tried
     */
    public record Report(List<Result> results, List<Finding> findings) {

        public Report {
            results = List.copyOf(results);
            findings = List.copyOf(findings);
        }

        /** Whether every case came out as expected and there was at least one. */
        public boolean passed() {
            return findings.stream().noneMatch(finding -> finding.severity() == Finding.Severity.ERROR) && !results.isEmpty()
                    && results.stream().allMatch(result -> result.differences().isEmpty());
        }
    }

    /**
     * One case.
     *
     * @param line where it stands in its file
     * @param explanation the judgement, line by line
     */
    public record Result(String name, int line, List<Difference> differences, List<String> explanation) {

        public Result {
            differences = List.copyOf(differences);
            explanation = List.copyOf(explanation);
        }
    }

    /** Something that came out otherwise than expected. */
    public record Difference(int line, String field, String expected, String found) {
    }

    /** Tries all the cases of a file. */
    public static Report run(Path file) throws IOException {
        var cases = new Cases(file);
        Optional<Node> node = SafeYaml.read(Files.readAllBytes(file), cases.findings);
        if (node.isPresent()) {
            cases.all(new Fields(node.get(), "", cases.findings));
        }
        var findings = new ArrayList<>(cases.findings.all());
        findings.addAll(cases.ofRules.stream().distinct().toList());
        return new Report(cases.results, findings);
    }

    private void all(Fields fields) throws IOException {
        fields.node("beskrivning");
        Optional<LocalDate> today = fields.date("idag");
        List<Decision> decisions = decisions(fields);
        List<Fields> cases = fields.list("fall");
        List<Fields> checks = fields.list("kontroll");
        fields.finish();
        if (cases.isEmpty() && checks.isEmpty()) {
            fields.missing("fall", "minst ett fall");
        }
        for (Fields check : checks) {
            check(check);
        }
        for (Fields one : cases) {
            one(one, today, decisions);
        }
    }

    private void one(Fields fields, Optional<LocalDate> usualDay, List<Decision> usual) throws IOException {
        String name = fields.required("fall", "vad fallet heter");
        Optional<LocalDate> today = fields.date("idag").or(() -> usualDay);
        List<Decision> own = decisions(fields);
        Optional<Facts> facts = fields.fields("handling").map(FactsReader::facts);
        List<Hold> holds = fields.list("stopp").stream().flatMap(FactsReader::hold).toList();
        Optional<List<Expectation>> expected = fields.fields("väntat").map(ExpectationReader::read);
        fields.finish();
        if (today.isEmpty() && !fields.has("idag")) {
            fields.missing("idag", "dagen som fallet prövas, här eller för hela filen");
        }
        required(fields, "handling", facts);
        required(fields, "väntat", expected);
        if (today.isPresent() && facts.isPresent() && expected.isPresent()) {
            List<Decision> decisions = fields.has("regler") || fields.has("beslut") ? own : usual;
            Judgement judgement = new Judge(decisions, true).judge(facts.get(), holds, today.get());
            results.add(result(name, fields.line(), expected.get(), judgement));
        }
    }

    private static void required(Fields fields, String name, Optional<?> read) {
        if (read.isEmpty()) {
            fields.missing(name, name.equals("handling") ? "vad som är känt om handlingen" : "vad som väntas");
        }
    }

    private static Result result(String name, int line, List<Expectation> expected, Judgement judgement) {
        var differences = new ArrayList<Difference>();
        for (Expectation expectation : expected) {
            String found = expectation.found().apply(judgement);
            if (!expectation.met(found)) {
                differences.add(new Difference(expectation.line(), expectation.field(), expectation.expected(), found));
            }
        }
        return new Result(name, line, differences, judgement.explanation());
    }

    /** The decisions a file or a case names as files, and those written into it. */
    private List<Decision> decisions(Fields fields) throws IOException {
        var decisions = new ArrayList<Decision>();
        for (String name : fields.texts("regler")) {
            DecisionReader.@Nullable Read read = file(fields, name);
            if (read != null) {
                read.findings().stream().filter(finding -> finding.severity() == Finding.Severity.ERROR).forEach(ofRules::add);
                read.decision().ifPresent(decisions::add);
            }
        }
        fields.list("beslut").forEach(
                inline -> DecisionReader.decision(inline, new Decision.File(findings.file(), "")).ifPresent(decisions::add));
        return decisions;
    }

    private DecisionReader.@Nullable Read file(Fields fields, String name) throws IOException {
        Path path = folder.resolve(name);
        if (!Files.isRegularFile(path)) {
            findings.error("filen finns inte", fields.line("regler"), fields.at("regler"), name,
                    "en regelfil i samma mapp som fallen", "");
            return null;
        }
        return DecisionReader.read(name, Files.readAllBytes(path));
    }

    /** A case about the rules themselves: what {@link RulesCheck} must find in them. */
    private void check(Fields fields) throws IOException {
        String name = fields.required("kontroll", "vad kontrollen heter");
        List<String> expected = fields.texts("finner");
        var check = new RulesCheck();
        for (String file : fields.texts("regler")) {
            Path path = folder.resolve(file);
            check.add(file, Files.readAllBytes(path));
        }
        fields.finish();
        List<String> kinds = check.findings().stream().map(Finding::kind).distinct().toList();
        List<Difference> differences = expected.stream().filter(kind -> !kinds.contains(kind))
                .map(kind -> new Difference(fields.line("finner"), fields.at("finner"), kind, String.join(", ", kinds))).toList();
        results.add(new Result(name, fields.line(), differences, check.findings().stream().map(Finding::text).toList()));
    }
}
