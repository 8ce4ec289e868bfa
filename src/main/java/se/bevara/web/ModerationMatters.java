package se.bevara.web;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import se.bevara.archive.Archive;
import se.bevara.moderation.Questions;
import se.bevara.moderation.Restrictions;
import se.bevara.moderation.Routing;
import se.bevara.moderation.Waiting;
import se.bevara.users.Reach;
import se.bevara.users.Right;
import se.bevara.users.User;

/** Cases whose turn is somebody's, what went without a case, and secret items that are not registered. */
@Order(3)
@Component
class ModerationMatters implements Matters {

    private final Routing routing;
    private final Questions questions;
    private final Restrictions restrictions;
    private final Archive archive;
    private final Reach reach;

    ModerationMatters(Routing routing, Questions questions, Restrictions restrictions, Archive archive, Reach reach) {
        this.routing = routing;
        this.questions = questions;
        this.restrictions = restrictions;
        this.archive = archive;
        this.reach = reach;
    }

    @Override
    public List<Matter> of(Today today) {
        User who = today.who();
        var matters = new ArrayList<Matter>();
        if (who.may(Right.MODERATE)) {
            var limits = reach.limits(who, Right.MODERATE).orElse(null);
            cases(matters, today, account -> limits == null || limits.contains(account));
            var unanswered = questions.unanswered(limits);
            if (unanswered.count() > 0) {
                matters.add(Matter.of("questions", unanswered.count(), today.shown(unanswered.oldest()), "/moderation#gone"));
            }
        }
        if (who.may(Right.RESTRICT)) {
            var unregistered = restrictions.all().stream().filter(one -> one.registered() == null)
                    .filter(one -> archive.item(one.item()).filter(item -> reach.reaches(who, Right.RESTRICT, item.account()))
                            .isPresent())
                    .toList();
            if (!unregistered.isEmpty()) {
                matters.add(Matter.of("register", unregistered.size(), today.shown(unregistered.getFirst().placed()),
                        "/moderation#secret"));
            }
        }
        return matters;
    }

    /** First those that wait for the user, then those that others are late with. */
    private void cases(List<Matter> matters, Today today, Predicate<String> within) {
        var all = routing.all().stream().filter(waiting -> within.test(waiting.one().account())).toList();
        cases(matters, "cases", all.stream().filter(waiting -> today.who().isNamedBy(waiting.role())).toList(), today);
        cases(matters, "casesOfOthers", all.stream()
                .filter(waiting -> !today.who().isNamedBy(waiting.role()) && waiting.late(today.day())).toList(), today);
    }

    private static void cases(List<Matter> matters, String key, List<Waiting> waiting, Today today) {
        if (!waiting.isEmpty()) {
            var first = waiting.getFirst();
            matters.add(new Matter(key, waiting.size(), first.one().id() + ", " + today.shown(first.due()),
                    first.late(today.day()),
                    waiting.size() == 1 ? "/moderation/" + first.one().id() : "/moderation#open"));
        }
    }
}
