package se.bevara.imports;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The elements of the array that a member of an export is, each with the exact bytes it was written in. */
final class JsonParts {

    private static final int DEEPEST = 100;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).maxStringLength(Integer.MAX_VALUE)
                    .maxNumberLength(1000).maxNameLength(50_000).build())
            .build();
    private static final JsonMapper MAPPER = JsonMapper.builder(FACTORY).build();

    private JsonParts() {
    }

    record Part(byte[] bytes, JsonNode node) {
    }

    /** The whole of a member as a tree. */
    static JsonNode tree(byte[] json) {
        try {
            return MAPPER.readTree(json);
        } catch (JacksonException e) {
            throw unreadable(e);
        }
    }

    /**
     * The elements of the first array on the way in: the member itself, or what one of its names holds.
     *
     * @param named which members of an object to look into
     */
    static List<Part> elements(byte[] json, Predicate<String> named) {
        var parts = new ArrayList<Part>();
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
            JsonToken first = parser.nextToken();
            if (first == JsonToken.START_ARRAY) {
                array(parser, json, parts);
            } else if (first == JsonToken.START_OBJECT) {
                while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                    String name = parser.currentName();
                    if (parser.nextToken() == JsonToken.START_ARRAY && named.test(name)) {
                        array(parser, json, parts);
                    } else {
                        parser.skipChildren();
                    }
                }
            } else {
                throw new ImportRefused("exportens JSON", "en lista", "något annat");
            }
        } catch (JacksonException e) {
            throw unreadable(e);
        }
        return parts;
    }

    private static void array(JsonParser parser, byte[] json, List<Part> parts) {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            int from = (int) parser.currentTokenLocation().getByteOffset();
            parser.skipChildren();
            parser.finishToken();
            int to = (int) parser.currentLocation().getByteOffset();
            if (from < 0 || to <= from) {
                throw new ImportRefused("exportens JSON", "text i UTF-8", "en annan teckenkodning");
            }
            byte[] bytes = Arrays.copyOfRange(json, from, to);
            parts.add(new Part(bytes, MAPPER.readTree(bytes)));
        }
    }

    private static ImportRefused unreadable(JacksonException e) {
        long at = e.getLocation() == null ? -1 : e.getLocation().getByteOffset();
        return new ImportRefused("exportens JSON", "JSON i högst " + DEEPEST + " nivåer", "annat vid byte " + at);
    }
}
