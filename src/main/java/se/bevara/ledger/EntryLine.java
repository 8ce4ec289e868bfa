package se.bevara.ledger;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An entry as a line of its file, without the line feed; at the same time the data of its leaf. */
final class EntryLine {

    /** How every line begins, since the keys are sorted. */
    static final String BEGINNING = "{\"agent\":\"";
    private static final JsonMapper JSON = JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private EntryLine() {
    }

    static byte[] write(Entry entry) {
        Act act = entry.act();
        var line = new TreeMap<String, Object>(Map.of("agent", act.agent(), "at", entry.at().toString(), "details", act.details(),
                "index", entry.index(), "kind", act.kind(), "object", act.object()));
        return CanonicalJson.write(line).getBytes(StandardCharsets.UTF_8);
    }

    /** @throws Unreadable for bytes that are not exactly what {@link #write} would have written */
    static Entry read(byte[] line) throws Unreadable {
        Entry entry;
        try {
            entry = entry(JSON.readTree(line));
        } catch (JacksonException | DateTimeException | IllegalArgumentException e) {
            throw new Unreadable("a line that is no entry", e);
        }
        if (!Arrays.equals(write(entry), line)) {
            throw new Unreadable("an entry that is not canonical JSON", null);
        }
        return entry;
    }

    private static Entry entry(JsonNode json) {
        var details = new TreeMap<String, String>();
        json.required("details").properties().forEach(detail -> details.put(detail.getKey(), detail.getValue().stringValue()));
        return new Entry(json.required("index").longValue(), Instant.parse(text(json, "at")),
                new Act(text(json, "kind"), text(json, "object"), text(json, "agent"), details));
    }

    private static String text(JsonNode json, String field) {
        return json.required(field).stringValue();
    }

    /** A line that cannot be an entry. The message never quotes it: somebody may have put anything there. */
    static final class Unreadable extends java.io.IOException {

        private static final long serialVersionUID = 1;

        Unreadable(String message, @org.jspecify.annotations.Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
