package se.bevara.capture;

import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * The fields that an item has: names and kinds of values, never a value. Such as {@code post.from.name string}.
 *
 * <p>
 * Names come from outside too: one that does not look like a platform's, such as an id or a text, is told as {@code *}, and of very many or
 * very deep ones only the first.
 */
final class Shape {

    private static final int MOST = 300;
    private static final int DEEPEST = 6;
    private static final int MOST_ELEMENTS = 20;
    private static final int LONGEST = 40;
    private static final int MOST_DIGITS = 3;
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(JsonSlice.DEEPEST)
                    .maxStringLength(Integer.MAX_VALUE).maxNumberLength(Integer.MAX_VALUE).maxNameLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private final JsonParser json;
    private final Set<String> found = new TreeSet<>();

    private Shape(JsonParser json) {
        this.json = json;
    }

    /**
     * @param kind what it is, such as {@code post}
     * @param block its exact bytes; what is no JSON object has no fields, and is the connector's to name
     */
    static Set<String> of(String kind, byte[] block) {
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), block)) {
            var shape = new Shape(json);
            if (json.nextToken() == JsonToken.START_OBJECT) {
                shape.members(kind, 1);
            }
            return shape.found;
        } catch (JacksonException e) {
            return Set.of();
        }
    }

    private void members(String at, int depth) {
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String path = at + "." + name(json.currentName());
            value(json.nextToken(), path, depth);
        }
    }

    private void value(JsonToken token, String path, int depth) {
        switch (token) {
            case START_OBJECT -> {
                add(path, "object");
                inside(path, depth);
            }
            case START_ARRAY -> {
                add(path, "array");
                elements(path + "[]", depth);
            }
            case VALUE_STRING -> add(path, "string");
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> add(path, "number");
            case VALUE_TRUE, VALUE_FALSE -> add(path, "boolean");
            default -> add(path, "null");
        }
    }

    private void inside(String path, int depth) {
        if (depth < DEEPEST) {
            members(path, depth + 1);
        } else {
            json.skipChildren();
        }
    }

    private void elements(String path, int depth) {
        int count = 0;
        for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            if (token == JsonToken.START_OBJECT && ++count <= MOST_ELEMENTS) {
                inside(path, depth);
            } else {
                json.skipChildren();
            }
        }
    }

    private void add(String path, String type) {
        if (found.size() < MOST) {
            found.add(path + " " + type);
        }
    }

    private static String name(String told) {
        boolean plain = told.length() <= LONGEST && told.matches("[A-Za-z_@$][A-Za-z0-9_@$:-]*")
                && told.chars().filter(Character::isDigit).count() <= MOST_DIGITS;
        return plain ? told : "*";
    }
}
