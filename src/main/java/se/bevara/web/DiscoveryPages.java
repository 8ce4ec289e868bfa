package se.bevara.web;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import se.bevara.accounts.Account;
import se.bevara.accounts.Accounts;
import se.bevara.discovery.Discovery;
import se.bevara.discovery.DiscoveryRefused;
import se.bevara.discovery.Found;
import se.bevara.retention.Facts;
import se.bevara.users.Needs;
import se.bevara.users.Right;
import se.bevara.users.User;

/** Accounts that the register does not know: where they were found, and the decision on each. */
@Controller
@Needs(value = Right.REGISTER, everywhere = true)
class DiscoveryPages {

    private static final String PAGE = "/register/discovered";
    private static final String ONE = PAGE + "/{number:[0-9]{1,18}}";
    private static final int SHOWN = 5;
    /** Accounts on the page; those who decide on them get the next. */
    private static final int MOST = 50;
    private static final int LATER = 30;

    private final Discovery discovery;
    private final Accounts accounts;
    private final RegisterImportPages register;
    private final Clock clock;

    DiscoveryPages(Discovery discovery, Accounts accounts, RegisterImportPages register, Clock clock) {
        this.discovery = discovery;
        this.accounts = accounts;
        this.register = register;
        this.clock = clock;
    }

    /**
     * An account on the page.
     *
     * @param items our posts that link to it, a few
     * @param pages our pages that do, a few
     * @param more how many posts and pages there are besides
     * @param until the day it is put off to; empty where it waits
     */
    record Row(long number, String platform, String handle, URI address, List<Long> items, List<URI> pages, int more,
            String first,
            String last, String until) {
    }

    @GetMapping(PAGE)
    String all(Model model, Locale locale) {
        LocalDate today = Facts.day(clock.instant());
        var found = discovery.all();
        var waiting = found.stream().filter(one -> one.waits(today)).toList();
        model.addAttribute("waiting", waiting.stream().limit(MOST).map(one -> row(one, locale)).toList());
        model.addAttribute("rest", Math.max(0, waiting.size() - MOST));
        model.addAttribute("later", found.stream().filter(one -> !one.waits(today)).map(one -> row(one, locale)).toList());
        model.addAttribute("authorities", accounts.all().stream().map(Account::authority).distinct().toList());
        model.addAttribute("known",
                accounts.all().stream().collect(groupingBy(Account::platform, mapping(Account::id, toList()))));
        model.addAttribute("nextTime", today.plusDays(LATER));
        model.addAttribute("tomorrow", today.plusDays(1));
        return "discovered";
    }

    private static Row row(Found one, Locale locale) {
        return new Row(one.number(), one.account().platform(), Visible.line(one.account().handle()), one.account().address(),
                one.items().stream().limit(SHOWN).toList(), one.pages().stream().limit(SHOWN).map(URI::create).toList(),
                Math.max(0, one.items().size() - SHOWN) + Math.max(0, one.pages().size() - SHOWN),
                Times.day(Facts.day(one.firstSeen()), locale), Times.day(Facts.day(one.lastSeen()), locale),
                one.until() == null ? "" : Times.day(one.until(), locale));
    }

    /** Shows what registering it would change, as of any register file; it is applied from there. */
    @PostMapping(ONE + "/register")
    String register(@PathVariable("number") long number, @RequestParam Map<String, String> sent, Model model) {
        try {
            return register.show(discovery.registerFile(number, Told.required(sent, "authority")), false, model);
        } catch (DiscoveryRefused e) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }

    @PostMapping(ONE + "/not-ours")
    String notOurs(@PathVariable("number") long number, @RequestParam Map<String, String> sent, User who,
            RedirectAttributes told) {
        return decided(told, sent, () -> discovery.notOurs(number, Told.required(sent, "why"), who.login()));
    }

    @PostMapping(ONE + "/known")
    String known(@PathVariable("number") long number, @RequestParam Map<String, String> sent, User who, RedirectAttributes told) {
        return decided(told, sent, () -> discovery.knownAs(number, Told.required(sent, "account"), who.login()));
    }

    @PostMapping(ONE + "/later")
    String later(@PathVariable("number") long number, @RequestParam Map<String, String> sent, User who, RedirectAttributes told) {
        return decided(told, sent, () -> discovery.later(number, day(Told.required(sent, "until")), who.login()));
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("dag: väntade ett datum, som 2026-01-31", e);
        }
    }

    private static String decided(RedirectAttributes told, Map<String, String> sent, Runnable decision) {
        return Told.of(told, sent, PAGE, "act.discovered", () -> {
            decision.run();
            return PAGE;
        });
    }
}
