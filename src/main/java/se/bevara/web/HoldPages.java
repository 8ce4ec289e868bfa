package se.bevara.web;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import se.bevara.retention.Holds;
import se.bevara.retention.Scope;

/** The holds, those in force and those lifted. */
@Controller
class HoldPages {

    private static final int SHOWN = 20;

    private final Holds holds;

    HoldPages(Holds holds) {
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
    String all(Model model, Locale locale) {
        List<Row> rows = holds.all().reversed().stream().map(hold -> Row.of(hold, locale)).toList();
        model.addAttribute("inForce", rows.stream().filter(row -> row.lifted == null).toList());
        model.addAttribute("lifted", rows.stream().filter(row -> row.lifted != null).toList());
        return "holds";
    }
}
