package se.bevara.disclosure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import se.bevara.ledger.Act;
import se.bevara.ledger.Acts;
import se.bevara.ledger.Entry;
import se.bevara.ledger.Ledger;
import tools.jackson.core.type.TypeReference;

/** The acts of requests: each holds the request as it stood after it, and the rows that it changed. */
@Lazy
@Component
final class RequestActs {

    static final String OPENED = "disclosure request opened";
    static final String ADDED = "disclosure items selected";
    static final String REMOVED = "disclosure items deselected";
    static final String LOOKED = "disclosure attachments looked at";
    static final String REVIEWED = "disclosure item reviewed";
    static final String CLEARED = "disclosure items opened in bulk";
    static final String DECIDED = "disclosure decided";
    static final String PACKAGED = "disclosure packaged";
    static final String CLOSED = "disclosure request closed";
    static final String WITHDRAWN = "disclosure request withdrawn";
    private static final List<String> ALL = List.of(OPENED, ADDED, REMOVED, LOOKED, REVIEWED, CLEARED, DECIDED, PACKAGED, CLOSED,
            WITHDRAWN);
    private static final String REQUEST = "request";
    private static final String ROWS = "rows";
    private static final String GONE = "deselected";

    private final Acts acts;
    private final Ledger ledger;
    private final RequestTable table;

    RequestActs(Acts acts, Ledger ledger, RequestTable table) {
        this.acts = acts;
        this.ledger = ledger;
        this.table = table;
    }

    static String object(String id) {
        return "request/" + id;
    }

    /**
     * What an act does.
     *
     * @param request as it stands afterwards
     * @param rows what it selects or changes
     * @param gone what it no longer selects
     */
    record Change(Request request, Collection<Selected> rows, Collection<Selected> gone) {

        static Change of(Request request) {
            return new Change(request, List.of(), List.of());
        }

        static Change of(Request request, Collection<Selected> rows) {
            return new Change(request, rows, List.of());
        }
    }

    /** Writes the act, its entry in the ledger and the rows, in the caller's transaction, which should do nothing after it. */
    Request record(String kind, Change change, String by, Map<String, String> details, Map<String, ?> words) {
        var json = new TreeMap<String, Object>(words);
        json.put(REQUEST, RequestTable.JSON.convertValue(change.request, new TypeReference<TreeMap<String, Object>>() {
        }));
        json.put(ROWS, change.rows.stream().map(RequestActs::write).toList());
        json.put(GONE, change.gone.stream().map(RequestActs::write).toList());
        var all = new HashMap<>(details);
        all.put("state", change.request.state().name());
        Entry entry = acts.record(Act.of(kind, object(change.request.id()), by, all), json);
        return apply(kind, entry.index(), change);
    }

    private Request apply(String kind, long entry, Change change) {
        Request request = change.request.at(kind.equals(OPENED) ? entry : change.request.opening(),
                kind.equals(DECIDED) ? entry : change.request.decision());
        table.put(request);
        boolean reviews = kind.equals(REVIEWED) || kind.equals(CLEARED);
        table.removeAll(change.gone);
        table.putAll(change.rows.stream().map(row -> reviews ? row.reviewed(row.outcome(), entry) : row).toList());
        return request;
    }

    private static List<Object> write(Selected row) {
        return List.of(row.item(), row.version(), row.outcome().name(), row.secret(), row.looked(), row.entry());
    }

    private static List<Selected> read(String request, @Nullable Object rows) {
        var all = new ArrayList<Selected>();
        if (rows instanceof List<?> list) {
            for (Object row : list) {
                var one = (List<?>) row;
                all.add(new Selected(request, ((Number) one.get(0)).longValue(), ((Number) one.get(1)).intValue(),
                        Selected.Outcome.valueOf(String.valueOf(one.get(2))), Boolean.TRUE.equals(one.get(3)),
                        Boolean.TRUE.equals(one.get(4)), ((Number) one.get(5)).longValue()));
            }
        }
        return all;
    }

    /** What was said in an act of a request. */
    Map<String, Object> said(long entry) {
        return acts.read(ledger.entry(entry).orElseThrow(() -> new IllegalStateException("ledger entry " + entry + ": none")));
    }

    /** The acts of a request, oldest first. */
    List<Entry> of(String id) {
        return ledger.about(object(id));
    }

    /** Makes the tables anew from the acts' files. */
    void rebuild() {
        record Done(String kind, Map<String, Object> json) {
        }
        var done = new TreeMap<Long, Done>();
        ALL.forEach(kind -> acts.each(kind, (entry, json) -> done.put(entry.index(), new Done(kind, json))));
        table.clear();
        done.forEach((entry, one) -> {
            Request request = RequestTable.JSON.convertValue(one.json.get(REQUEST), Request.class);
            apply(one.kind, entry, new Change(request, read(request.id(), one.json.get(ROWS)),
                    read(request.id(), one.json.get(GONE))));
        });
    }
}
