package se.bevara.capture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The names that a platform has published for what it is asked and answers, as listed under {@code src/test/resources}. */
final class FieldList {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private FieldList() {
    }

    /** One name a line; what begins with a number sign says where they are from. */
    static Set<String> read(String resource) {
        try (var in = Objects.requireNonNull(FieldList.class.getResourceAsStream("/" + resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#")).collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every name of a member in an answer, at any depth. */
    static Set<String> names(byte[] answer) {
        Set<String> names = new TreeSet<>();
        collect(JSON.readTree(answer), names);
        return names;
    }

    private static void collect(JsonNode node, Set<String> names) {
        node.properties().forEach(member -> {
            names.add(member.getKey());
            collect(member.getValue(), names);
        });
        if (node.isArray()) {
            node.forEach(element -> collect(element, names));
        }
    }
}
