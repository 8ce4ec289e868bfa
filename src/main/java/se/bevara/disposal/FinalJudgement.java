package se.bevara.disposal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import se.bevara.archive.Archive;
import se.bevara.archive.Item;
import se.bevara.archive.LastWord;
import se.bevara.archive.Outline;
import se.bevara.archive.SegmentNames;
import se.bevara.archive.Trace;
import se.bevara.retention.Approval;
import se.bevara.retention.Considered;
import se.bevara.retention.Holds;
import se.bevara.retention.Judgement;
import se.bevara.retention.Verdict;
import se.bevara.retention.Verdicts;

/**
 * The last word on a list's items: each is judged again, within the transaction that erases it and with holds locked. What is left out, what
 * is erased and the ledger's entry stand or fall with the erasure.
 */
final class FinalJudgement implements LastWord {

    private final DisposalList list;
    private final Map<Long, Integer> versions;
    private final LocalDate today;
    private final Tools tools;
    private List<LeftOut> leftOut = List.of();

    /** What it takes to judge and to note it. */
    record Tools(Archive archive, SegmentNames names, Verdicts verdicts, Holds holds, ItemTable items, Recording recording,
            Steps steps) {
    }

    /** @param versions the items' versions as the list froze them */
    FinalJudgement(DisposalList list, Map<Long, Integer> versions, LocalDate today, Tools tools) {
        this.list = list;
        this.versions = versions;
        this.today = today;
        this.tools = tools;
    }

    @Override
    public Collection<Long> stillDue(List<Long> items) {
        tools.holds.lock();
        tools.steps.reached(Steps.Step.JUDGING);
        var found = tools.verdicts.standing(items, today);
        var due = new ArrayList<Long>();
        var kept = new ArrayList<LeftOut>();
        for (long id : items) {
            against(Objects.requireNonNull(found.get(id))).ifPresentOrElse(kept::add, () -> due.add(id));
        }
        leftOut = List.copyOf(kept);
        tools.items.leaveOut(list.id(), leftOut);
        tools.steps.reached(Steps.Step.JUDGED);
        return due;
    }

    /** What stands against erasing an item; nothing when it may go. */
    private Optional<LeftOut> against(Verdicts.Standing standing) {
        long id = standing.item().id();
        Judgement judgement = standing.judgement();
        if (judgement == null) {
            return Optional.of(tools.archive.item(id).map(Item::disposal)
                    .map(disposal -> new LeftOut(id, LeftOut.Reason.ALREADY, disposal.certificate()))
                    .orElse(new LeftOut(id, LeftOut.Reason.NOT_DUE, "")));
        }
        return switch (judgement.archive().verdict()) {
            case Verdict.DisposeFrom dispose when dispose.due(today) -> drifted(standing.item(), judgement, dispose);
            case Verdict.Blocked blocked -> Optional.of(new LeftOut(id, LeftOut.Reason.HELD, names(blocked.by())));
            case Verdict other -> Optional.of(new LeftOut(id, LeftOut.Reason.NOT_DUE, other.word()));
        };
    }

    private Optional<LeftOut> drifted(Outline item, Judgement judgement, Verdict.DisposeFrom dispose) {
        long id = item.id();
        var rule = judgement.archive().won().stream().findFirst().map(FinalJudgement::rule);
        if (!rule.equals(Optional.of(list.rule()))) {
            return Optional.of(new LeftOut(id, LeftOut.Reason.OTHER_RULE, rule.map(DisposalList.Rule::name).orElse("")));
        }
        if (list.approval() == Approval.STANDING && dispose.approval() != Approval.STANDING) {
            return Optional.of(new LeftOut(id, LeftOut.Reason.OTHER_RULE, "kräver " + dispose.approval().swedish()));
        }
        int frozen = Objects.requireNonNull(versions.get(id));
        return item.version() == frozen
                ? Optional.empty()
                : Optional.of(new LeftOut(id, LeftOut.Reason.CHANGED, "version " + frozen + " är nu " + item.version()));
    }

    static DisposalList.Rule rule(Considered considered) {
        return new DisposalList.Rule(considered.decision().id(), considered.decision().version(), considered.rule().id());
    }

    /** Which holds, without the reasons, which stand with the act of whoever placed them. */
    private static String names(List<String> holds) {
        return String.join(", ", holds.stream().map(hold -> hold.replaceAll("(?s):.*", "").strip()).toList());
    }

    @Override
    public void erased(List<Long> items) {
        throw new IllegalStateException("list " + list.id() + ": expected the traces of what was erased, found none");
    }

    @Override
    public void erased(List<Long> items, List<Trace> traces) {
        if (!versions.keySet().containsAll(items)) {
            throw new IllegalStateException("list " + list.id() + ": expected items of its own erased, found others");
        }
        tools.items.erase(list.id(), items);
        tools.items.trace(list.id(), traces);
        tools.verdicts.forget(items);
        tools.steps.reached(Steps.Step.ERASING);
        tools.recording.disposed(list, items, leftOut,
                TraceText.of(traces, tools.names.of(traces.stream().map(Trace::segment).distinct().toList())));
        tools.steps.reached(Steps.Step.RECORDED);
    }
}
