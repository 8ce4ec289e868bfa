package se.bevara.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The description that is served is what the handlers bear out, and what others' tools read. -Dbevara.golden=write writes it anew. */
class DescriptionTest {

    private static final Path SERVED = Path.of("src/main/resources/se/bevara/api/openapi.json");

    @Test
    void whatIsServedIsWhatTheHandlersBearOut() throws IOException {
        String made = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build()
                .writeValueAsString(Description.made()).replace("\r\n", "\n") + "\n";
        if ("write".equals(System.getProperty("bevara.golden"))) {
            Files.createDirectories(SERVED.getParent());
            Files.writeString(SERVED, made);
        }
        assertThat(Files.readString(SERVED)).isEqualTo(made);
    }

    @Test
    void aParserThatOthersWroteFindsNoFaultInIt() throws IOException {
        var options = new ParseOptions();
        options.setResolve(true);
        var parsed = new OpenAPIV3Parser().readContents(Files.readString(SERVED), null, options);
        assertThat(parsed.getMessages()).isEmpty();
        assertThat(parsed.getOpenAPI().getPaths()).containsKeys("/api/v1/search", "/api/v1/items/{item}", "/api/v1/requests");
        String broken = Files.readString(SERVED).replaceFirst("\"in\" : \"path\"", "\"in\" : \"nowhere\"");
        assertThat(new OpenAPIV3Parser().readContents(broken, null, options).getMessages()).as("it would find one").isNotEmpty();
    }
}
