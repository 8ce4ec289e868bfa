package se.bevara.archive;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The block of an {@code observed} record, JSON: {@code {"observed": [{"item", "state", "lastSeen", "noticed", "evidence"} or {"item", "at",
 * "counts"}]}}. Ids, times, states and figures only.
 */
final class Observations {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern COUNTER = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,39}");

    private Observations() {
    }

    static byte[] write(List<Accession> observed) {
        var root = JSON.createObjectNode();
        var list = root.putArray("observed");
        for (var accession : observed) {
            var node = list.addObject();
            switch (accession) {
                case Accession.Turned turned -> node.put("item", turned.item()).put("state", turned.state().name())
                        .put("lastSeen", SafeText.micros(turned.lastSeen()).toString())
                        .put("noticed", SafeText.micros(turned.noticed()).toString())
                        .put("evidence", SafeText.words(turned.evidence()));
                case Accession.Counted counted -> {
                    var counts = node.put("item", counted.item()).put("at", SafeText.micros(counted.at()).toString())
                            .putObject("counts");
                    counted.counts().forEach((name, value) -> counts.put(checked(name), value));
                }
                case Accession.First first -> throw new IllegalArgumentException("no observation: " + first.direction());
                case Accession.Next next -> throw new IllegalArgumentException("no observation: item " + next.item());
                case Accession.LateMedia late -> throw new IllegalArgumentException("no observation: item " + late.item());
            }
        }
        return JSON.writeValueAsBytes(root);
    }

    private static String checked(String counter) {
        if (!COUNTER.matcher(counter).matches()) {
            throw new IllegalArgumentException("counter: expected a name such as likes, found " + SafeText.words(counter));
        }
        return counter;
    }

    static List<Accession> read(StoredRecord record) {
        try {
            var observed = new ArrayList<Accession>();
            for (var node : JSON.readTree(record.block()).required("observed")) {
                observed.add(node.has("state") ? turned(node) : counted(node));
            }
            return observed;
        } catch (JacksonException | IllegalArgumentException | DateTimeException e) {
            throw record.damaged("observations in JSON", e.getClass().getSimpleName());
        }
    }

    private static Accession turned(JsonNode node) {
        return new Accession.Turned(node.required("item").asLong(), ItemState.valueOf(node.required("state").asString()),
                Instant.parse(node.required("lastSeen").asString()), Instant.parse(node.required("noticed").asString()),
                node.required("evidence").asString());
    }

    private static Accession counted(JsonNode node) {
        var counts = new HashMap<String, Long>();
        node.required("counts").properties().forEach(e -> counts.put(e.getKey(), e.getValue().asLong()));
        return new Accession.Counted(node.required("item").asLong(), Instant.parse(node.required("at").asString()), counts);
    }

    /** The rows that an observation becomes. */
    static void rows(Accession accession, Prints prints, CatalogueRows rows) {
        switch (accession) {
            case Accession.Turned t -> rows.turned.add(new Rows.Turned(t.item(), t.state(), lastSeen(t),
                    SafeText.micros(t.noticed())));
            case Accession.Counted c -> rows.observed.add(new Rows.Observed(c.item(), SafeText.micros(c.at()), c.counts(),
                    prints.counts(c.counts())));
            case Accession.First first -> throw new IllegalArgumentException("no observation: " + first.direction());
            case Accession.Next next -> throw new IllegalArgumentException("no observation: item " + next.item());
            case Accession.LateMedia late -> throw new IllegalArgumentException("no observation: item " + late.item());
        }
    }

    private static @Nullable Instant lastSeen(Accession.Turned turned) {
        return switch (turned.state()) {
            case VISIBLE -> null;
            case HIDDEN, MISSING, GONE -> SafeText.micros(turned.lastSeen());
            case DISPOSED -> throw new IllegalArgumentException("item " + turned.item()
                    + ": expected a state on the platform, found disposed, which only an erasure makes");
        };
    }
}
