package se.bevara.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import se.bevara.archive.Archive;
import se.bevara.archive.Item;
import se.bevara.retention.Holds;
import se.bevara.retention.Scope;
import se.bevara.users.Needs;
import se.bevara.users.Right;
import se.bevara.users.User;

/** Placing and lifting holds. What an author wrote anywhere, and what only the hold's own number leads to, is for those who may everywhere. */
@Controller
class HoldActs {

    private final Holds holds;
    private final Archive archive;

    HoldActs(Holds holds, Archive archive) {
        this.holds = holds;
        this.archive = archive;
    }

    @Needs(Right.HOLD)
    @PostMapping("/items/{item}/hold")
    String item(@PathVariable("item") long item, @RequestParam Map<String, String> sent, User who, RedirectAttributes told) {
        Scope scope = switch (Told.required(sent, "scope")) {
            case "thread" -> new Scope.Thread(archive.item(item).map(Item::thread).orElse(item));
            case "author" -> new Scope.Author(item);
            default -> new Scope.Items(List.of(item));
        };
        if (scope instanceof Scope.Author && !who.everywhere(Right.HOLD)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        return place(scope, "/items/" + item + "#hold", sent, who, told);
    }

    @Needs(Right.HOLD)
    @PostMapping("/accounts/{account}/hold")
    String account(@PathVariable String account, @RequestParam Map<String, String> sent, User who, RedirectAttributes told) {
        String page = "/accounts/" + account + "#hold";
        String from = Told.required(sent, "from");
        String until = Told.required(sent, "until");
        if (from.isEmpty() && until.isEmpty()) {
            return place(new Scope.Account(account), page, sent, who, told);
        }
        try {
            return place(new Scope.Period(account, LocalDate.parse(from), LocalDate.parse(until)), page, sent, who, told);
        } catch (DateTimeParseException e) {
            return Told.of(told, sent, page, "act.held", () -> {
                throw new IllegalArgumentException("period: väntade två datum, som 2026-01-31, fann " + from + " och " + until,
                        e);
            });
        }
    }

    private String place(Scope scope, String page, Map<String, String> sent, User who, RedirectAttributes told) {
        return Told.of(told, sent, page, "act.held", () -> {
            holds.place(scope, Told.required(sent, "holdReason"), Told.required(sent, "mandate"), who.login());
            return page;
        });
    }

    @Needs(value = Right.HOLD, everywhere = true)
    @PostMapping("/holds/{number:[0-9]{1,18}}/lift")
    String lift(@PathVariable("number") long hold, @RequestParam Map<String, String> sent, User who, RedirectAttributes told) {
        return Told.of(told, sent, "/holds", "act.holdLifted", () -> {
            holds.lift(hold, who.login(), Told.required(sent, "why"));
            return "/holds";
        });
    }
}
