package se.bevara.disposal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.transaction.support.TransactionTemplate;
import se.bevara.archive.SegmentNames;
import se.bevara.ledger.Acts;
import se.bevara.ledger.Entry;
import se.bevara.retention.Approval;

/** Makes the rows of lists anew from what was recorded of them. */
final class ListRebuilding {

    private final TransactionTemplate transaction;
    private final ListTable lists;
    private final ItemTable items;
    private final Acts acts;
    private final SegmentNames names;
    private final Map<String, List<Entry>> uncertified = new HashMap<>();

    ListRebuilding(TransactionTemplate transaction, ListTable lists, ItemTable items, Acts acts, SegmentNames names) {
        this.transaction = transaction;
        this.lists = lists;
        this.items = items;
        this.acts = acts;
        this.names = names;
    }

    void rebuild() {
        transaction.executeWithoutResult(status -> {
            lists.clear();
            uncertified.clear();
            acts.each(Recording.PREPARED, this::prepared);
            acts.each(Recording.APPROVED, this::approved);
            acts.each(Recording.WITHDRAWN, (entry, file) -> lists.move(list(file), ListState.WITHDRAWN));
            acts.each(Recording.DISPOSED, this::disposed);
            acts.each(Recording.CERTIFIED, this::certified);
            traces();
        });
    }

    private void prepared(Entry entry, Map<String, Object> file) {
        var rule = new DisposalList.Rule(text(file, "decision"), Integer.parseInt(text(file, "version")), text(file, "rule"));
        var frozen = Frozen.parse(rule, text(file, "items"));
        var approval = Approval.valueOf(text(file, "approval"));
        lists.add(new DisposalList(text(file, "list"),
                approval == Approval.STANDING ? ListState.APPROVED : ListState.PREPARED,
                approval, entry.act().agent(), Instant.parse(text(file, "made")), rule, text(file, "reference"),
                LocalDate.parse(text(file, "dueFirst")), LocalDate.parse(text(file, "dueLast")), frozen.sha256(), 0, 0, 0,
                List.of(), null, null));
        items.add(text(file, "list"), frozen.versions());
    }

    private void approved(Entry entry, Map<String, Object> file) {
        var list = list(file);
        lists.approve(list.id(), text(file, "person"), Instant.parse(text(file, "at")));
        if (list.approvals().size() == 1) {
            lists.move(list, ListState.APPROVED);
        }
    }

    private void disposed(Entry entry, Map<String, Object> file) {
        var list = list(file);
        if (list.state() == ListState.APPROVED) {
            lists.move(list, ListState.EXECUTING);
            lists.begun(list.id(), entry.act().agent());
        }
        items.erase(list.id(), Ranges.numbers(text(file, "items")));
        items.leaveOut(list.id(), Recording.leftOut(text(file, "leftOut")));
        uncertified.computeIfAbsent(list.id(), id -> new ArrayList<>()).add(entry);
    }

    /** Where what was erased and not yet certified lay: it is still to be looked for. */
    private void traces() {
        if (!uncertified.isEmpty()) {
            var numbers = names.numbers();
            uncertified.forEach((list, entries) -> entries.forEach(entry -> items.trace(list,
                    TraceText.read(String.valueOf(acts.read(entry).getOrDefault("traces", "")), numbers))));
        }
    }

    private void certified(Entry entry, Map<String, Object> file) {
        var list = list(file);
        if (list.state() == ListState.APPROVED) { // nothing of it was erased
            lists.move(list, ListState.EXECUTING);
            lists.begun(list.id(), entry.act().agent());
        }
        items.leaveOut(list.id(), Recording.leftOut(text(file, "leftOut")));
        lists.move(list(file), ListState.EXECUTED);
        lists.executed(list.id(), entry.at());
        uncertified.remove(list.id());
    }

    private DisposalList list(Map<String, Object> file) {
        return lists.locked(text(file, "list"));
    }

    private static String text(Map<String, Object> file, String name) {
        return Objects.requireNonNull(file.get(name), name).toString();
    }
}
