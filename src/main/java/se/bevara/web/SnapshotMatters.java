package se.bevara.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import se.bevara.snapshot.Planned;
import se.bevara.snapshot.Snapshots;
import se.bevara.users.Reach;
import se.bevara.users.Right;

/** Snapshots that are late, and those that have failed. */
@Order(6)
@Component
class SnapshotMatters implements Matters {

    private final Snapshots snapshots;
    private final Reach reach;

    SnapshotMatters(Snapshots snapshots, Reach reach) {
        this.snapshots = snapshots;
        this.reach = reach;
    }

    @Override
    public List<Matter> of(Today today) {
        var matters = new ArrayList<Matter>();
        if (today.who().may(Right.OPERATE)) {
            var mine = reach.limits(today.who(), Right.OPERATE);
            var plan = snapshots.plan(today.day()).stream()
                    .filter(one -> mine.isEmpty() || mine.get().contains(one.account().id())).toList();
            var late = plan.stream().filter(one -> one.overdue(today.day())).toList();
            late.stream().map(Planned::deadline).min(Comparator.naturalOrder()).ifPresent(
                    oldest -> matters.add(Matter.urgent("snapshotsLate", late.size(), today.shown(oldest), "/snapshots")));
            plan.stream().filter(one -> !one.overdue(today.day())).map(Planned::failing).filter(java.util.Objects::nonNull)
                    .map(Planned.Failing::since).min(Comparator.naturalOrder())
                    .ifPresent(oldest -> matters.add(Matter.of("snapshotsFailing", plan.stream()
                            .filter(one -> !one.overdue(today.day()) && one.failing() != null).count(), today.shown(oldest),
                            "/snapshots")));
        }
        return matters;
    }
}
