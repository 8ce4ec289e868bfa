package se.bevara.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import se.bevara.disposal.DisposalList;
import se.bevara.disposal.Disposals;
import se.bevara.disposal.ListState;
import se.bevara.retention.Approval;
import se.bevara.retention.Decisions;
import se.bevara.retention.Removals;
import se.bevara.retention.Verdicts;
import se.bevara.users.Reach;
import se.bevara.users.Right;
import se.bevara.users.User;

/** Lists to approve and to execute, what is due and on no list, what is to be taken off the platforms, decisions to be reviewed. */
@Order(2)
@Component
class DisposalMatters implements Matters {

    private final Disposals disposals;
    private final Verdicts verdicts;
    private final Removals removals;
    private final Decisions decisions;
    private final Scopes scopes;
    private final Reach reach;

    DisposalMatters(Disposals disposals, Verdicts verdicts, Removals removals, Decisions decisions, Scopes scopes, Reach reach) {
        this.disposals = disposals;
        this.verdicts = verdicts;
        this.removals = removals;
        this.decisions = decisions;
        this.scopes = scopes;
        this.reach = reach;
    }

    @Override
    public List<Matter> of(Today today) {
        var matters = new ArrayList<Matter>();
        User who = today.who();
        if (who.may(Right.APPROVE) || who.may(Right.DISPOSE)) {
            var waiting = disposals.open();
            lists(matters, "approve", waiting, list -> toApprove(list, who), today);
            lists(matters, "execute", waiting, list -> toExecute(list, today.day()) && mine(list, who, Right.DISPOSE), today);
            lists(matters, "checkFailed", waiting,
                    list -> list.state() == ListState.CHECK_FAILED && mine(list, who, Right.DISPOSE), today);
            prepare(matters, waiting, who);
        }
        if (who.may(Right.MODERATE)) {
            var open = removals.open(reach.limits(who, Right.MODERATE).orElse(null));
            if (open.count() > 0) {
                matters.add(Matter.of("removals", open.count(), today.shown(open.oldest()), "/disposal/tasks"));
            }
        }
        if (who.everywhere(Right.RULES)) {
            review(matters, today);
        }
        return matters;
    }

    private static void lists(List<Matter> matters, String key, List<DisposalList> waiting, Predicate<DisposalList> wanted,
            Today today) {
        var all = waiting.stream().filter(wanted).toList();
        if (!all.isEmpty()) {
            var oldest = all.getFirst();
            matters.add(new Matter(key, all.size(), oldest.id() + ", " + today.shown(oldest.made()), key.equals("checkFailed"),
                    all.size() == 1 ? "/disposal/" + oldest.id() : "/disposal#waiting"));
        }
    }

    /** Two people approve a list, neither of whom made it. */
    private boolean toApprove(DisposalList list, User who) {
        return list.state() == ListState.PREPARED && !list.author().equalsIgnoreCase(who.login())
                && list.approvals().stream().noneMatch(one -> one.person().equalsIgnoreCase(who.login()))
                && mine(list, who, Right.APPROVE);
    }

    private boolean toExecute(DisposalList list, LocalDate today) {
        return list.state() == ListState.EXECUTING
                || list.state() == ListState.APPROVED && !today.isBefore(disposals.mayBeExecutedFrom(list));
    }

    /** Whether somebody may do something with all that a list holds. */
    private boolean mine(DisposalList list, User who, Right right) {
        return who.everywhere(right) || who.may(right)
                && scopes.list(list.id()).stream().allMatch(account -> reach.reaches(who, right, account));
    }

    /** What is due, waits for two people, and stands on no list yet. */
    private void prepare(List<Matter> matters, List<DisposalList> waiting, User who) {
        if (!who.everywhere(Right.DISPOSE)) {
            return;
        }
        var due = verdicts.due();
        long listed = waiting.stream().filter(list -> list.approval() == Approval.TWO_PERSONS)
                .mapToLong(list -> list.items() - list.erased() - list.leftOut()).sum();
        long unlisted = due.queued().getOrDefault(Approval.TWO_PERSONS, 0L) - listed;
        if (unlisted > 0) {
            matters.add(Matter.of("prepare", unlisted, "", "/disposal#due"));
        }
        if (due.overdue() > 0) {
            matters.add(Matter.urgent("overdue", due.overdue(), "", "/disposal#due"));
        }
    }

    private void review(List<Matter> matters, Today today) {
        var all = decisions.inForce(today.day()).stream().filter(one -> one.forReview(today.day())).toList();
        if (!all.isEmpty()) {
            matters.add(Matter.of("decisions", all.size(), all.getFirst().reference(), "/decisions"));
        }
    }
}
