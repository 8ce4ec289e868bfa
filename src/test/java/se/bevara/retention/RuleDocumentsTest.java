package se.bevara.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.nodes.Node;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The registrars' page and the editors' schema name the very fields and words that are read. */
class RuleDocumentsTest {

    private final JsonNode schema;
    private final String page;

    RuleDocumentsTest() throws IOException {
        schema = JsonMapper.shared().readTree(Files.readString(Path.of("retention-rules/gallringsbeslut.schema.json")));
        page = Files.readString(Path.of("retention-rules/README.md"));
    }

    private static Fields nothing() {
        var findings = new Findings("prov.yaml");
        Node node = SafeYaml.read(Rules.bytes("{}"), findings).orElseThrow();
        return new Fields(node, "", findings);
    }

    private static Set<String> ofDecision() {
        Fields fields = nothing();
        DecisionReader.decision(fields, new Decision.File("", ""));
        return fields.asked();
    }

    private static Set<String> ofRule() {
        Fields fields = nothing();
        new RuleReader(fields).read(Level.GENERAL);
        return fields.asked();
    }

    private static Set<String> ofCondition() {
        Fields fields = nothing();
        ConditionReader.all(fields);
        return fields.asked();
    }

    private Collection<String> names(String pointer) {
        return schema.at(pointer + "/properties").propertyNames();
    }

    @Test
    void theSchemaHasTheFieldsThatAreRead() {
        assertThat(names("")).containsExactlyInAnyOrderElementsOf(ofDecision());
        assertThat(names("/$defs/regel")).containsExactlyInAnyOrderElementsOf(ofRule());
        assertThat(names("/$defs/villkorsfält")).containsExactlyInAnyOrderElementsOf(ofCondition());
    }

    @Test
    void thePageTellsEveryFieldAndWord() {
        var words = new TreeSet<>(Stream.of(ofDecision(), ofRule()).flatMap(Set::stream).map(word -> "`" + word + "`").toList());
        words.addAll(ofCondition());
        words.addAll(Word.all(Trait.class));
        words.addAll(words(Action.class, Strength.class, Level.class, Approval.class));
        Counting.NAMED.forEach(counting -> words.add("`" + counting.swedish() + "`"));
        assertThat(words).allSatisfy(word -> assertThat(page).contains(word));
    }

    @SafeVarargs
    private static Set<String> words(Class<? extends Word>... types) {
        return Stream.of(types).flatMap(type -> Stream.of(type.getEnumConstants())).map(word -> "`" + word.swedish() + "`")
                .collect(Collectors.toSet());
    }

    @Test
    void theSchemaHasTheWordsThatAreRead() {
        assertThat(choices("/$defs/regel/properties/åtgärd/enum")).containsExactlyElementsOf(Word.all(Action.class));
        assertThat(choices("/$defs/regel/properties/verkan/enum")).containsExactlyElementsOf(Word.all(Strength.class));
        assertThat(choices("/$defs/regel/properties/steg/items/properties/gör/enum"))
                .containsExactlyInAnyOrderElementsOf(Word.all(Work.class));
        assertThat(choices("/properties/företräde/enum")).containsExactlyElementsOf(Word.all(Precedence.class));
    }

    private List<String> choices(String pointer) {
        return schema.at(pointer).valueStream().map(JsonNode::asString).toList();
    }
}
