package se.bevara.web;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import se.bevara.accounts.Accounts;
import se.bevara.capture.Nights;
import se.bevara.ledger.Ledger;
import se.bevara.retention.Facts;
import se.bevara.users.Needs;
import se.bevara.users.Right;
import se.bevara.users.User;

/** The first page: what needs whoever has signed in, and how the archive stands. */
@Controller
@Needs(Right.READ)
class TodayPages {

    private final List<Matters> parts;
    private final Nights nights;
    private final NightPages receipts;
    private final Accounts accounts;
    private final Ledger ledger;
    private final Clock clock;

    TodayPages(List<Matters> parts, Nights nights, NightPages receipts, Accounts accounts, Ledger ledger, Clock clock) {
        this.parts = List.copyOf(parts);
        this.nights = nights;
        this.receipts = receipts;
        this.accounts = accounts;
        this.ledger = ledger;
        this.clock = clock;
    }

    @GetMapping("/")
    String today(User who, Model model, Locale locale) {
        var day = Facts.day(clock.instant());
        var today = new Today(who, day, locale);
        model.addAttribute("day", Times.day(day, locale));
        model.addAttribute("matters", parts.stream().flatMap(part -> part.of(today).stream())
                .sorted(Comparator.comparing(Matter::late, Comparator.reverseOrder())).toList());
        model.addAttribute("night", nights.receipts(1).stream().findFirst().map(one -> receipts.shown(one, who, locale))
                .orElse(null));
        model.addAttribute("accounts", accounts.all().size());
        model.addAttribute("entries", ledger.size());
        return "today";
    }
}
