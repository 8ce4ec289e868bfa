package se.bevara.web;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
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
import se.bevara.accounts.Accounts;
import se.bevara.capture.Crises;
import se.bevara.capture.Freezes;
import se.bevara.snapshot.Snapshots;
import se.bevara.users.Needs;
import se.bevara.users.Right;
import se.bevara.users.User;

/** Thawing an account, turning it to minutes for a time, and asking the nights for a snapshot of it. */
@Controller
@Needs(Right.OPERATE)
class AccountActs {

    private final Accounts accounts;
    private final Freezes freezes;
    private final Crises crises;
    private final Snapshots snapshots;

    AccountActs(Accounts accounts, Freezes freezes, Crises crises, Snapshots snapshots) {
        this.accounts = accounts;
        this.freezes = freezes;
        this.crises = crises;
        this.snapshots = snapshots;
    }

    /** @param sent {@code loss}: whether what is missing is really gone */
    @PostMapping("/accounts/{account}/thaw")
    String thaw(@PathVariable String account, @RequestParam Map<String, String> sent, User who, RedirectAttributes told) {
        String page = "/accounts/" + account;
        return Told.of(told, sent, page, "act.thawed", () -> {
            String loss = Told.required(sent, "loss");
            if (freezes.find(account).isEmpty() || !loss.matches("real|unreal")) {
                throw new IllegalArgumentException("konto " + account + ": väntade ett fryst konto och besked om förlusten");
            }
            freezes.thaw(account, who.login(), loss.equals("real"));
            return page;
        });
    }

    /** @param sent {@code every}: minutes; {@code ends}: Swedish wall-clock time; {@code reason}; {@code sure} */
    @PostMapping("/accounts/{account}/crisis")
    String crisis(@PathVariable String account, @RequestParam Map<String, String> sent, User who, RedirectAttributes told) {
        String page = "/accounts/" + account;
        return Told.of(told, sent, page, "act.crisis.started", () -> {
            String every = Told.required(sent, "every");
            if (!Told.required(sent, "sure").equals("yes") || !every.matches("[0-9]{1,4}")) {
                throw new IllegalArgumentException("krisläge: väntade en bekräftelse och ett antal minuter, fann annat");
            }
            crises.start(List.of(account), Duration.ofMinutes(Integer.parseInt(every)), ends(Told.required(sent, "ends")),
                    Told.required(sent, "reason"), who.login());
            return page;
        });
    }

    private static Instant ends(String written) {
        try {
            return LocalDateTime.parse(written).atZone(ZoneId.of("Europe/Stockholm")).toInstant();
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("krisläge: väntade en sluttid som 2026-11-24T12:00, fann annat", e);
        }
    }

    @PostMapping("/accounts/{account}/crisis/stop")
    String calm(@PathVariable String account, @RequestParam Map<String, String> sent, User who, RedirectAttributes told) {
        String page = "/accounts/" + account;
        return Told.of(told, sent, page, "act.crisis.stopped", () -> {
            crises.stop(List.of(account), who.login());
            return page;
        });
    }

    @PostMapping("/accounts/{account}/snapshots")
    String snapshot(@PathVariable String account, @RequestParam Map<String, String> sent, User who, RedirectAttributes told) {
        var registered = accounts.find(account).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        String page = "/accounts/" + account + "/snapshots";
        return Told.of(told, sent, page, "act.asked", () -> {
            String reason = Told.required(sent, "reason");
            if (reason.isEmpty()) {
                throw new IllegalArgumentException("skäl: väntade varför bilden behövs, fann inget");
            }
            snapshots.ask(registered, who.login(), reason);
            return page;
        });
    }
}
