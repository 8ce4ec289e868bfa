package se.bevara.moderation;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import se.bevara.archive.Item;
import se.bevara.ledger.Act;
import se.bevara.ledger.Acts;
import se.bevara.ledger.Entry;
import se.bevara.ledger.Ledger;
import tools.jackson.core.type.TypeReference;

/** The acts of cases: each holds the case as it stood after it. */
@Component
final class Steps {

    static final String BEGUN = "case begun";
    static final String PICTURED = "case picture tried";
    static final String VERIFIED = "case evidence verified";
    static final String SEALED = "case transfer sealed";
    static final String ASKED = "case removal asked of the platform";
    static final String REFUSED = "case removal refused by the platform";
    static final String SAID = "case removal said";
    static final String CONFIRMED = "case removal confirmed";
    static final String NOTICED = "case notice recorded";
    static final String CLOSED = "case closed";
    static final String WITHDRAWN = "case withdrawn";
    static final String CORRECTED = "case transfer corrected";
    static final String NOTED = "case step noted";
    static final String ROUTED = "case routed";
    static final String REMINDED = "case role told";
    static final String HANDED = "case handed over";
    private static final List<String> ALL = List.of(BEGUN, PICTURED, VERIFIED, SEALED, ASKED, REFUSED, SAID, CONFIRMED,
            NOTICED, CLOSED,
            WITHDRAWN,
            CORRECTED, NOTED, ROUTED, REMINDED, HANDED);

    private final Acts acts;
    private final Ledger ledger;
    private final CaseTable table;

    Steps(Acts acts, Ledger ledger, CaseTable table) {
        this.acts = acts;
        this.ledger = ledger;
        this.table = table;
    }

    static String object(String id) {
        return "case/" + id;
    }

    /** Writes a case as it now stands, and the act that made it so, in the caller's transaction. */
    Entry record(String kind, Case one, String by, Map<String, String> details, Map<String, ?> words) {
        table.put(one);
        var all = new HashMap<>(details);
        if (one.item() != 0) {
            all.put("item", Long.toString(one.item()));
        }
        all.put("state", one.state().name());
        var json = new TreeMap<String, Object>(words);
        json.put("case", CaseTable.JSON.convertValue(one, new TypeReference<TreeMap<String, Object>>() {
        }));
        return acts.record(Act.of(kind, object(one.id()), by, all), json);
    }

    /** The same, and the case. */
    Case moved(Case one, String kind, String by, Map<String, String> details, Map<String, ?> words) {
        record(kind, one, by, details, words);
        return one;
    }

    /** Confirms what a look of the archive's has found. @return nothing where the item is not out of view as it was to be */
    Optional<Case> confirm(Case said, Item item, String by) {
        return said.how().done(item.state())
                ? Optional.of(
                        moved(said.to(CaseState.CONFIRMED).gone(new Case.Gone(item.lastSeen(), item.noticed())), CONFIRMED, by,
                                Map.of(), Map.of()))
                : Optional.empty();
    }

    /** The acts of a case, oldest first. */
    List<Entry> of(String id) {
        return ledger.about(object(id));
    }

    /**
     * What was done in a case.
     *
     * @param words what was said with it, by name
     */
    record Done(long entry, Instant at, String kind, String by, Map<String, Object> words) {
    }

    List<Done> done(String id) {
        return of(id).stream().map(entry -> {
            var words = new TreeMap<>(acts.read(entry));
            List.of("case", "act", "object", "by").forEach(words::remove);
            return new Done(entry.index(), entry.at(), entry.act().kind(), entry.act().agent(), words);
        }).toList();
    }

    /** The same for people: what was said, by name. */
    List<Moderation.Step> history(String id) {
        return done(id).stream().map(one -> new Moderation.Step(one.entry(), one.at(), one.kind(), one.by(), words(one.words())))
                .toList();
    }

    /** An address that a case begins from leads to what must not be seen: it stands in the act's file alone. */
    private static Map<String, String> words(Map<String, Object> all) {
        var words = new HashMap<String, String>();
        all.forEach((name, value) -> {
            if (value instanceof String text && !text.isEmpty() && !name.equals(Opening.ADDRESS)) {
                words.put(name, text);
            }
        });
        return words;
    }

    /** Makes the table anew from the acts' files: of each case what its newest act holds. */
    void rebuild() {
        record Newest(long entry, Case one) {
        }
        var newest = new TreeMap<String, Newest>();
        ALL.forEach(kind -> acts.each(kind, (entry, json) -> {
            var one = CaseTable.JSON.convertValue(json.get("case"), Case.class);
            newest.merge(one.id(), new Newest(entry.index(), one), (a, b) -> a.entry() > b.entry() ? a : b);
        }));
        table.clear();
        newest.values().forEach(found -> table.put(found.one()));
    }
}
