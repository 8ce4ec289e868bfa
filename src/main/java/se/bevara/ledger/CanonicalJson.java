package se.bevara.ledger;

import java.util.Map;
import java.util.SortedMap;

/**
 * Canonical JSON, RFC 8785: keys sorted by UTF-16 code units, no white space, only what must be escaped is escaped. Values are texts,
 * whole numbers below 2^53 and further objects.
 */
final class CanonicalJson {

    private final StringBuilder json = new StringBuilder();

    private CanonicalJson() {
    }

    /** @throws IllegalArgumentException for what JSON texts cannot hold: half a surrogate pair */
    static String write(SortedMap<String, ?> object) {
        var canonical = new CanonicalJson();
        canonical.object(object);
        return canonical.json.toString();
    }

    private void object(Map<?, ?> object) {
        json.append('{');
        String comma = "";
        for (var member : object.entrySet()) {
            json.append(comma);
            text((String) member.getKey());
            json.append(':');
            value(member.getValue());
            comma = ",";
        }
        json.append('}');
    }

    private void value(Object value) {
        switch (value) {
            case String text -> text(text);
            case Long number -> json.append(number);
            case SortedMap<?, ?> nested -> object(nested);
            default -> throw new IllegalArgumentException("expected text, number or object, found " + value.getClass());
        }
    }

    private void text(String text) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                json.append(c).append(text.charAt(++i));
            } else if (Character.isSurrogate(c)) {
                throw new IllegalArgumentException("expected whole characters, found half a surrogate pair at " + i);
            } else {
                character(c);
            }
        }
        json.append('"');
    }

    private void character(char c) {
        switch (c) {
            case '"' -> json.append("\\\"");
            case '\\' -> json.append("\\\\");
            case '\b' -> json.append("\\b");
            case '\t' -> json.append("\\t");
            case '\n' -> json.append("\\n");
            case '\f' -> json.append("\\f");
            case '\r' -> json.append("\\r");
            default -> json.append(c < ' ' ? "\\u%04x".formatted((int) c) : String.valueOf(c));
        }
    }
}
