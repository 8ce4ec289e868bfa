package se.bevara.realservers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A platform's interface as it has been published in OpenAPI 3.0, drawn tighter: a name that it does not know is wrong. */
final class Description {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final ObjectNode tree;

    /**
     * Something that the description lacks.
     *
     * @param place JSON pointer in the description; with {@code -} at its end for one more in a list
     * @param json what stands there
     * @param reason why it is right all the same
     */
    record Lacking(String place, String json, String reason) {
    }

    /** @param file in the folder of the descriptions that the set-up fetched */
    Description(String file, List<Lacking> lacking) {
        tree = (ObjectNode) JSON.readTree(Installed.PRISM.path().resolve("descriptions").resolve(file));
        lacking.forEach(this::add);
        Set<String> parts = new HashSet<>();
        preferProblems(tree);
        tellApart();
        parts(tree, parts);
        schemas().properties().stream().filter(schema -> !parts.contains(schema.getKey()))
                .forEach(schema -> close(schema.getValue()));
    }

    private void add(Lacking lacking) {
        int last = lacking.place().lastIndexOf('/');
        JsonNode around = tree.at(lacking.place().substring(0, last));
        String name = lacking.place().substring(last + 1);
        JsonNode added = JSON.readTree(lacking.json());
        if (name.equals("-") && around instanceof ArrayNode list && list.valueStream().noneMatch(added::equals)) {
            list.add(added);
        } else if (around instanceof ObjectNode object && !object.has(name)) {
            object.set(name, added);
        } else {
            throw new AssertionError(
                    lacking.place() + ": expected it to be lacking in the description, found it or no place for it");
        }
    }

    void write(Path file) {
        try {
            Files.write(file, JSON.writeValueAsBytes(tree));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The operation that a path belongs to, with the names of its variables; empty when there is none. */
    Optional<String> operation(String path) {
        List<String> fitting = tree.path("paths").propertyNames().stream()
                .filter(template -> path.matches(template.replaceAll("\\{\\w+}", "[^/]+").replace(".", "\\."))).toList();
        return fitting.stream().filter(path::equals).findFirst().or(() -> fitting.stream().findFirst());
    }

    /** The names that something can be asked of an operation with in its query. */
    Set<String> parameters(String operation, String method) {
        Set<String> names = new HashSet<>();
        JsonNode path = tree.path("paths").path(operation);
        for (JsonNode list : List.of(path.path("parameters"), path.path(method).path("parameters"))) {
            list.forEach(parameter -> {
                JsonNode whole = parameter.has("$ref") ? tree.at(parameter.path("$ref").asString("").substring(1)) : parameter;
                if (whole.path("in").asString("").equals("query")) {
                    names.add(whole.path("name").asString(""));
                }
            });
        }
        return names;
    }

    private ObjectNode schemas() {
        return (ObjectNode) tree.path("components").path("schemas");
    }

    /** Prism tells types of content apart by how they end, and takes the first: that of problems is the one which is meant. */
    private static void preferProblems(JsonNode node) {
        if (node instanceof ObjectNode contents && contents.has("application/problem+json")) {
            contents.remove("application/json");
        }
        node.forEach(Description::preferProblems);
    }

    /** What has a field that tells what kind it is becomes a choice of its kinds: by itself the description holds it to what they share. */
    private void tellApart() {
        for (var schema : List.copyOf(schemas().properties())) {
            JsonNode told = schema.getValue().path("discriminator");
            if (told.has("mapping")) {
                ObjectNode choice = JSON.createObjectNode();
                ArrayNode kinds = choice.putArray("anyOf");
                told.path("mapping").properties().forEach(kind -> {
                    String address = kind.getValue().asString("");
                    String name = address.substring(address.lastIndexOf('/') + 1);
                    ObjectNode whole = whole((ObjectNode) schema.getValue(), schemas().path(name));
                    whole.withObjectProperty("properties").putObject(told.path("propertyName").asString(""))
                            .put("type", "string").putArray("enum").add(kind.getKey());
                    schemas().set(name, whole);
                    kinds.addObject().put("$ref", address);
                });
                schemas().set(schema.getKey(), choice);
            }
        }
    }

    private static ObjectNode whole(ObjectNode shared, JsonNode kind) {
        ObjectNode whole = shared.deepCopy();
        whole.remove("discriminator");
        for (JsonNode part : kind.path("allOf")) {
            part.path("properties").properties()
                    .forEach(field -> whole.withObjectProperty("properties").set(field.getKey(), field.getValue()));
            part.path("required").forEach(name -> whole.withArrayProperty("required").add(name));
        }
        return whole;
    }

    /** Finds what is only ever a part of something: closed, it would forbid the rest of that. */
    private static void parts(JsonNode node, Set<String> names) {
        node.path("allOf").forEach(part -> {
            String address = part.path("$ref").asString("");
            names.add(address.substring(address.lastIndexOf('/') + 1));
        });
        node.forEach(below -> parts(below, names));
    }

    private static void close(JsonNode node) {
        if (node instanceof ObjectNode schema && schema.path("properties").isObject() && !schema.has("additionalProperties")) {
            schema.put("additionalProperties", false);
        }
        node.properties().stream().filter(below -> !below.getKey().equals("allOf")).forEach(below -> close(below.getValue()));
        if (node.isArray()) {
            node.forEach(Description::close);
        }
    }
}
