package se.bevara.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import se.bevara.disposal.Disposals;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads certificates for their pages, field by field as their files have them. */
@Component
class Certificates {

    /** A line for each record: only the file has them all. */
    private static final String DIGESTS = "handlingar";

    private final Disposals disposals;
    private final JsonMapper json;

    Certificates(Disposals disposals, JsonMapper json) {
        this.disposals = disposals;
        this.json = json;
    }

    /** One field. @param fields those below it; else texts */
    record Field(String name, List<String> texts, List<Field> fields) {
    }

    /** Nothing while there is no certificate. */
    List<Field> fields(String id) {
        return disposals.certificate(id, "json").map(file -> {
            try {
                return fields(json.readTree(Files.readAllBytes(file)), DIGESTS);
            } catch (IOException e) {
                throw new UncheckedIOException(file.toString(), e);
            }
        }).orElse(List.of());
    }

    private static List<Field> fields(JsonNode node, String without) {
        var fields = new ArrayList<Field>();
        node.properties().stream().filter(property -> !property.getKey().equals(without))
                .forEach(property -> fields.add(field(property.getKey().replace('_', ' '), property.getValue())));
        return List.copyOf(fields);
    }

    private static Field field(String name, JsonNode value) {
        if (value.isObject()) {
            return new Field(name, List.of(), fields(value, ""));
        }
        var texts = new ArrayList<String>();
        if (value.isArray()) {
            value.forEach(one -> texts.add(Visible.line(one.asString())));
        } else {
            texts.add(Visible.line(value.asString()));
        }
        return new Field(name, List.copyOf(texts), List.of());
    }
}
