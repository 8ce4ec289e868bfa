package se.bevara.retention;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A task as its act's file has it. */
final class RemovalJson {

    private RemovalJson() {
    }

    static Map<String, Object> write(Removal removal) {
        var json = new TreeMap<String, Object>(Map.of("item", removal.item(), "account", removal.account(), "state",
                removal.state().name(), "decision", removal.decision(), "version", removal.version(), "rule", removal.rule(),
                "due", removal.due().toString(), "opened", removal.opened().toString(), "times", removal.times()));
        put(json, "closed", removal.closed());
        put(json, "why", removal.why() == null ? null : removal.why().name());
        put(json, "last-seen", removal.lastSeen());
        put(json, "noticed", removal.noticed());
        return json;
    }

    private static void put(Map<String, Object> json, String name, @Nullable Object value) {
        if (value != null) {
            json.put(name, value.toString());
        }
    }

    static Removal read(Map<?, ?> json, long entry) {
        String closed = text(json, "closed");
        String why = text(json, "why");
        return new Removal(number(json, "item"), String.valueOf(json.get("account")),
                Removal.State.valueOf(String.valueOf(json.get("state"))), String.valueOf(json.get("decision")),
                (int) number(json, "version"), String.valueOf(json.get("rule")), LocalDate.parse(String.valueOf(json.get("due"))),
                LocalDate.parse(String.valueOf(json.get("opened"))), (int) number(json, "times"),
                closed == null ? null : LocalDate.parse(closed), why == null ? null : Removal.Why.valueOf(why),
                instant(json, "last-seen"), instant(json, "noticed"), entry);
    }

    private static long number(Map<?, ?> json, String name) {
        return ((Number) Objects.requireNonNull(json.get(name), name)).longValue();
    }

    private static @Nullable String text(Map<?, ?> json, String name) {
        return json.get(name) instanceof String text ? text : null;
    }

    private static @Nullable Instant instant(Map<?, ?> json, String name) {
        String text = text(json, name);
        return text == null ? null : Instant.parse(text);
    }
}
