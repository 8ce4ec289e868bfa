package se.bevara.web;

import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import se.bevara.accounts.Accounts;
import se.bevara.capture.Freezes;
import se.bevara.snapshot.Snapshots;
import se.bevara.users.Needs;
import se.bevara.users.Right;
import se.bevara.users.User;

/** Thawing an account, and asking the nights for a snapshot of it. */
@Controller
@Needs(Right.OPERATE)
class AccountActs {

    private final Accounts accounts;
    private final Freezes freezes;
    private final Snapshots snapshots;

    AccountActs(Accounts accounts, Freezes freezes, Snapshots snapshots) {
        this.accounts = accounts;
        this.freezes = freezes;
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
