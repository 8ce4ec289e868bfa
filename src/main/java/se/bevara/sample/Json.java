package se.bevara.sample;

import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON as the platforms write it: fields in a fixed order, so that the same state gives the same bytes. */
final class Json {

    private static final JsonMapper PLAIN = mapper(false);
    private static final JsonMapper ESCAPED = mapper(true);

    private Json() {
    }

    private static JsonMapper mapper(boolean escape) {
        return JsonMapper.builder(JsonFactory.builder().configure(JsonWriteFeature.ESCAPE_NON_ASCII, escape)
                .configure(JsonWriteFeature.ESCAPE_FORWARD_SLASHES, escape).build()).build();
    }

    static ObjectNode object() {
        return PLAIN.createObjectNode();
    }

    static ArrayNode array() {
        return PLAIN.createArrayNode();
    }

    /** An answer in UTF-8, as Mastodon gives it. */
    static Answer plain(int status, JsonNode body) {
        return Answer.of(status, "application/json; charset=utf-8", PLAIN.writeValueAsBytes(body));
    }

    /** An answer with everything but ASCII, and slashes, escaped, as PHP and Facebook write it. */
    static Answer escaped(int status, JsonNode body) {
        return Answer.of(status, "application/json; charset=UTF-8", ESCAPED.writeValueAsBytes(body));
    }
}
