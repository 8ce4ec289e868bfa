package se.bevara.imports;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What Facebook and Instagram do to every text in their exports: each byte of its UTF-8 is written as a character of its own. Undone string
 * by string, and only where the bytes are UTF-8 as it must be; what was never damaged stays as it is.
 */
final class Mojibake {

    private Mojibake() {
    }

    static String repair(String text) {
        boolean bytes = text.chars().allMatch(c -> c <= 0xFF);
        if (!bytes || text.chars().allMatch(c -> c < 0x80)) {
            return text;
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1))).toString();
        } catch (CharacterCodingException e) {
            return text;
        }
    }

    /** A copy with every text and every key repaired. */
    static JsonNode repair(JsonNode node) {
        if (node.isString()) {
            return JsonNodeFactory.instance.stringNode(repair(node.asString()));
        }
        if (node.isArray()) {
            var array = JsonNodeFactory.instance.arrayNode();
            node.forEach(element -> array.add(repair(element)));
            return array;
        }
        if (node.isObject()) {
            var object = JsonNodeFactory.instance.objectNode();
            node.properties().forEach(member -> object.set(repair(member.getKey()), repair(member.getValue())));
            return object;
        }
        return node;
    }
}
