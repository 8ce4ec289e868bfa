package se.bevara.web;

import java.util.Comparator;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import se.bevara.capture.ApiChange;
import se.bevara.capture.ApiChanges;
import se.bevara.users.Right;

/** What the platforms have changed lately, for whoever can tell the operators. */
@Order(6)
@Component
class ApiChangeMatters implements Matters {

    /** What no night has noticed for so many days is over. */
    private static final int OVER = 7;

    private final ApiChanges changes;

    ApiChangeMatters(ApiChanges changes) {
        this.changes = changes;
    }

    @Override
    public List<Matter> of(Today today) {
        if (!today.who().may(Right.OPERATE)) {
            return List.of();
        }
        var recent = changes.recent(today.day()).stream().filter(one -> !one.last().isBefore(today.day().minusDays(OVER)))
                .toList();
        return recent.stream().max(Comparator.comparing(ApiChange::last))
                .map(newest -> Matter.of("apiChanges", recent.size(), newest.platform() + ", " + today.shown(newest.last()),
                        "/credentials#changes"))
                .stream().toList();
    }
}
