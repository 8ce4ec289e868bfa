package se.bevara.web;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.bevara.retention.Facts;
import se.bevara.retention.Verdicts;
import se.bevara.users.Needs;
import se.bevara.users.Reach;
import se.bevara.users.Right;
import se.bevara.users.User;

/** The queue of what a person must assess before anything can become of it, thread by thread. */
@Controller
@Needs(Right.ASSESS)
class AssessmentPages {

    /** Threads on a page. */
    private static final int PAGE = 50;

    /** Items shown of one page; a thread may hold thousands. */
    private static final int SHOWN = 200;

    private final Verdicts verdicts;
    private final Glimpses glimpses;
    private final Reach reach;
    private final Clock clock;

    AssessmentPages(Verdicts verdicts, Glimpses glimpses, Reach reach, Clock clock) {
        this.verdicts = verdicts;
        this.glimpses = glimpses;
        this.reach = reach;
        this.clock = clock;
    }

    /** An item in the queue. @param glimpse null where it may not be shown here */
    record Row(long item, String account, String reason, @Nullable Glimpse glimpse) {
    }

    /** @param after the last thread had; -1 to begin with */
    @GetMapping("/assessments")
    String all(@RequestParam(defaultValue = "-1") long after, User who, Model model, Locale locale) {
        var today = Facts.day(clock.instant());
        verdicts.refresh(today);
        var found = verdicts.forReview(today, Math.max(-1, after), PAGE);
        var mine = reach.limits(who, Right.ASSESS);
        var shown = found.stream().filter(one -> mine.isEmpty() || mine.get().contains(one.item().account())).limit(SHOWN)
                .toList();
        var readable = reach.within(who);
        var glimpsed = glimpses.of(shown.stream().filter(one -> readable.test(one.item().account()))
                .map(one -> one.item().id()).toList(), locale);
        model.addAttribute("rows", shown.stream().map(one -> new Row(one.item().id(), one.item().account(),
                reason(one), glimpsed.get(one.item().id()))).toList());
        model.addAttribute("next",
                threads(found) < PAGE ? null : found.getLast().item().thread());
        model.addAttribute("after", after);
        return "assessments";
    }

    private static long threads(List<Verdicts.Standing> found) {
        return found.stream().map(one -> one.item().thread()).distinct().count();
    }

    private static String reason(Verdicts.Standing one) {
        return one.judgement() == null ? "" : Visible.line(one.judgement().archive().verdict().reason());
    }
}
