package se.bevara.disposal;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import se.bevara.ledger.Act;
import se.bevara.ledger.Acts;
import se.bevara.ledger.Entry;

/** Records what is done to lists: each act in the folder and in the ledger, in the caller's transaction and as its last. */
final class Recording {

    static final String PREPARED = "disposal prepared";
    static final String APPROVED = "disposal approved";
    static final String WITHDRAWN = "disposal withdrawn";
    static final String DISPOSED = "disposed";
    static final String AGAIN = "disposed again";
    static final String CERTIFIED = "disposal certified";
    static final String FAILED = "disposal check failed";

    private final Acts acts;

    Recording(Acts acts) {
        this.acts = acts;
    }

    void prepared(DisposalList list, Frozen frozen) {
        record(PREPARED, list, list.author(), Map.of("sha256-list", list.sha256(), "items", Integer.toString(list.items())),
                Map.of("items", frozen.text(), "decision", list.rule().decision(), "version",
                        Integer.toString(list.rule().version()), "rule", list.rule().rule(), "reference", list.reference(),
                        "approval", list.approval().name(), "made", list.made().toString(), "dueFirst",
                        list.dueFirst().toString(), "dueLast", list.dueLast().toString()));
    }

    void approved(DisposalList list, Approved by) {
        record(APPROVED, list, by.person(), Map.of("sha256-list", list.sha256()),
                Map.of("person", by.person(), "at", by.at().toString()));
    }

    void withdrawn(DisposalList list, String by) {
        record(WITHDRAWN, list, by, Map.of(), Map.of("person", by));
    }

    /** What one transaction erased; names every item, so that what is told here can be done again. */
    void disposed(DisposalList list, Collection<Long> items, List<LeftOut> leftOut, String traces) {
        var details = new LinkedHashMap<String, String>();
        details.put("items", Ranges.text(items));
        details.put("decision", list.reference());
        record(DISPOSED, list, Objects.requireNonNullElse(list.executedBy(), list.author()), details,
                Map.of("items", Ranges.text(items), "leftOut", leftOut(leftOut), "traces", traces));
    }

    void again(String id, Collection<Long> items) {
        String text = Ranges.text(items);
        acts.record(Act.of(AGAIN, DisposalList.object(id), "night", Map.of("items", text)), Map.of("list", id, "items", text));
    }

    void failed(DisposalList list, int differences) {
        record(FAILED, list, "night", Map.of("differences", Integer.toString(differences)), Map.of());
    }

    Entry certified(DisposalList list, Map<String, String> files, List<LeftOut> leftOut) {
        return record(CERTIFIED, list, Objects.requireNonNullElse(list.executedBy(), list.author()), files,
                Map.of("leftOut", leftOut(leftOut)));
    }

    /** Number, reason and detail of each, a line each. */
    private static String leftOut(List<LeftOut> leftOut) {
        return String.join("\n",
                leftOut.stream().map(one -> one.item() + " " + one.reason().name() + " " + one.detail()).toList());
    }

    static List<LeftOut> leftOut(String text) {
        return text.lines().map(line -> line.split(" ", 3))
                .map(parts -> new LeftOut(Long.parseLong(parts[0]), LeftOut.Reason.valueOf(parts[1]), parts[2])).toList();
    }

    private Entry record(String kind, DisposalList list, String agent, Map<String, String> details, Map<String, String> json) {
        var file = new LinkedHashMap<String, String>(json);
        file.put("list", list.id());
        return acts.record(Act.of(kind, list.object(), agent, details), file);
    }
}
