package se.bevara.retention;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The JSON Schema, as an editor applies it, says of a decision's form what {@code rules check} says. */
class SchemaTest {

    private static final Path FOLDER = Path.of("retention-rules");
    private static final YAMLMapper YAML = YAMLMapper.builder().build();
    private final Schema schema;

    SchemaTest() throws IOException {
        JsonNode text = JsonMapper.shared().readTree(Files.readString(FOLDER.resolve("gallringsbeslut.schema.json")));
        schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(text);
    }

    static Stream<Path> examples() throws IOException {
        var files = new ArrayList<Path>();
        for (Path folder : List.of(FOLDER, Path.of("src/test/resources/retention"))) {
            if (Files.isDirectory(folder)) {
                try (var all = Files.walk(folder)) {
                    all.filter(file -> file.toString().endsWith(".yaml")).forEach(files::add);
                }
            }
        }
        return files.stream().filter(SchemaTest::isDecision).sorted();
    }

    private static boolean isDecision(Path file) {
        try {
            return Files.readString(file).lines().anyMatch(line -> line.startsWith("gallringsbeslut:"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private List<String> errors(String yaml) {
        return schema.validate(YAML.readTree(yaml)).stream().map(Error::toString).toList();
    }

    private static boolean refused(String yaml) {
        return DecisionReader.read("prov.yaml", yaml.getBytes(StandardCharsets.UTF_8)).findings().stream()
                .anyMatch(finding -> finding.severity() == Finding.Severity.ERROR);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleIsAsTheSchemaSays(Path file) throws IOException {
        assertThat(errors(Files.readString(file))).isEmpty();
    }

    @Test
    void thereAreExamples() throws IOException {
        assertThat(examples().count()).isGreaterThanOrEqualTo(54);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"version: 1|verson: 1", "version: 1|version: ett",
            "status: EXEMPEL|status: kanske", "åtgärd: gallras|åtgärd: förstörs", "verkan: ska från|verkan: genast",
            "gallringsfrist: 6 månader|gallringsfrist: 6 åår", "godkännande: stående|godkännande: tre personer",
            "  - regel: ringa|  - regl: ringa", "i kraft: 2025-09-01|i kraft: snart", "typ: kommentar|typp: kommentar",
            "titel:|rubrik:"})
    void aMistakeIsToldByTheSchemaAndByTheCheck(String right, String wrong) throws IOException {
        String yaml = Files.readString(FOLDER.resolve("kommentarer.yaml"));
        assertThat(yaml).contains(right);
        String mistaken = yaml.replaceFirst(java.util.regex.Pattern.quote(right), wrong);
        assertThat(refused(mistaken)).as("rules check").isTrue();
        assertThat(errors(mistaken)).as("schema").isNotEmpty();
    }
}
