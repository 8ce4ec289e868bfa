package se.bevara.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CasesTest {

    private static final Path FOLDER = Path.of("src/test/resources/retention/cases");

    static List<Path> rows() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(path -> path.toString().endsWith(".yaml")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void realRulesJudgeAsTheyAreRead(Path file) throws IOException {
        Cases.Report report = Cases.run(file);
        String told = report.findings().stream().map(Finding::text).collect(Collectors.joining("\n"))
                + report.results().stream().filter(result -> !result.differences().isEmpty())
                        .map(result -> "\n" + result.name() + "\n  " + result.differences() + "\n  "
                                + String.join("\n  ", result.explanation()))
                        .collect(Collectors.joining());
        assertThat(report.passed()).as(told).isTrue();
    }

    @Test
    void theExamplesOfSolvikJudgeAsTheirCasesSay() throws IOException {
        realRulesJudgeAsTheyAreRead(Path.of("retention-rules/prov/solvik.yaml"));
    }

    @Test
    void everyRowHasItsCases() throws IOException {
        assertThat(rows()).filteredOn(file -> file.getFileName().toString().matches("r\\d\\d\\.yaml")).hasSize(47);
    }

    @Test
    void noRuleFileOfTheRowsHasErrorsOfItsOwn() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER.resolve("regler"))) {
            for (Path file : files.toList()) {
                var findings = new RulesCheck().add(file.getFileName().toString(), Files.readAllBytes(file)).findings();
                assertThat(findings).filteredOn(finding -> finding.severity() == Finding.Severity.ERROR).isEmpty();
            }
        }
    }
}
