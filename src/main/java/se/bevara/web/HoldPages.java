package se.bevara.web;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import se.bevara.archive.Archive;
import se.bevara.retention.Holds;
import se.bevara.retention.Scope;
import se.bevara.users.Needs;
import se.bevara.users.Reach;
import se.bevara.users.Right;
import se.bevara.users.User;

/** The holds, those in force and those lifted. */
@Controller
@Needs(Right.READ)
class HoldPages {

    private static final int SHOWN = 20;

    private final Holds holds;
    private final Archive archive;
    private final Reach reach;

    HoldPages(Holds holds, Archive archive, Reach reach) {
        this.archive = archive;
        this.reach = reach;
        this.holds = holds;
    }

    /** A hold in a table. */
    record Row(Holds.Placed hold, Covered covers, Moment at, @Nullable Moment lifted) {

        static Row of(Holds.Placed hold, Locale locale) {
            return new Row(hold, Covered.of(hold.scope()), Times.at(hold.at(), locale),
                    hold.lifted() == null ? null : Times.at(hold.lifted(), locale));
        }
    }

    /**
     * What a hold covers.
     *
     * @param kind the word of its message
     * @param what an account, days; may be empty
     * @param items to link to
     * @param more how many it names besides those
     */
    record Covered(String kind, String what, List<Long> items, int more) {

        private static Covered of(Scope scope) {
            return switch (scope) {
                case Scope.Items(List<Long> items) -> named("items", "", items);
                case Scope.Search search -> named("search", search.question(), search.items());
                case Scope.Thread(long thread) -> named("thread", "", List.of(thread));
                case Scope.Author(long item) -> named("author", "", List.of(item));
                case Scope.Account(String account) -> named("account", account, List.of());
                case Scope.Period period -> named("period", period.from() + " – " + period.until()
                        + (period.account() == null ? "" : ", " + period.account()), List.of());
            };
        }

        private static Covered named(String kind, String what, List<Long> items) {
            int shown = Math.min(SHOWN, items.size());
            return new Covered(kind, Visible.line(what), items.subList(0, shown), items.size() - shown);
        }
    }

    @GetMapping("/holds")
    String all(User who, Model model, Locale locale) {
        var within = reach.within(who);
        List<Row> rows = holds.all().reversed().stream().filter(hold -> shown(hold.scope(), within))
                .map(hold -> Row.of(hold, locale)).toList();
        model.addAttribute("inForce", rows.stream().filter(row -> row.lifted == null).toList());
        model.addAttribute("lifted", rows.stream().filter(row -> row.lifted != null).toList());
        model.addAttribute("mayLift", who.everywhere(Right.HOLD));
        return "holds";
    }

    /** Whether somebody may read any of what a hold covers. */
    private boolean shown(Scope scope, Predicate<String> within) {
        return switch (scope) {
            case Scope.Items(List<Long> items) -> any(items, within);
            case Scope.Search search -> any(search.items(), within);
            case Scope.Thread(long thread) -> any(List.of(thread), within);
            case Scope.Author(long item) -> any(List.of(item), within);
            case Scope.Account(String account) -> within.test(account);
            case Scope.Period period -> period.account() == null || within.test(period.account());
        };
    }

    private boolean any(List<Long> items, Predicate<String> within) {
        return archive.items(items).stream().anyMatch(item -> within.test(item.account()));
    }
}
