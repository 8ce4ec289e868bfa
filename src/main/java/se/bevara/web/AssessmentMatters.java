package se.bevara.web;

import java.time.Duration;
import java.time.Instant;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import se.bevara.retention.Holds;
import se.bevara.retention.Verdicts;
import se.bevara.users.Reach;
import se.bevara.users.Right;

/** Items that a person must assess before anything can become of them, and holds that have stood for long. */
@Order(4)
@Component
class AssessmentMatters implements Matters {

    /** So old a hold should be asked whether it is still needed. */
    private static final Duration LONG = Duration.ofDays(365);

    private static final int SOME = 100;

    private final Verdicts verdicts;
    private final Holds holds;
    private final Reach reach;
    private final Clock clock;

    AssessmentMatters(Verdicts verdicts, Holds holds, Reach reach, Clock clock) {
        this.verdicts = verdicts;
        this.holds = holds;
        this.reach = reach;
        this.clock = clock;
    }

    @Override
    public List<Matter> of(Today today) {
        var matters = new ArrayList<Matter>();
        if (today.who().may(Right.ASSESS)) {
            long waiting = waiting(today);
            if (waiting > 0) {
                matters.add(Matter.of("assess", waiting, "", "/assessments"));
            }
        }
        if (today.who().everywhere(Right.HOLD)) {
            Instant now = clock.instant();
            var old = holds.before(now.minus(LONG));
            if (old.count() > 0) {
                matters.add(Matter.of("holds", old.count(), today.shown(old.oldest()), "/holds"));
            }
        }
        return matters;
    }

    /** Who is limited to some authorities is told of those among the first threads: the verdicts are counted for the whole archive. */
    private long waiting(Today today) {
        var limits = reach.limits(today.who(), Right.ASSESS);
        return limits.isEmpty()
                ? verdicts.forReview()
                : verdicts.forReview(today.day(), -1, SOME).stream()
                        .filter(one -> limits.get().contains(one.item().account())).count();
    }
}
