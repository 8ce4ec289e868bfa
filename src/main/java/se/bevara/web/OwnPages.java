package se.bevara.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.bevara.users.ApiKey;
import se.bevara.users.ApiKeys;
import se.bevara.users.Needs;
import se.bevara.users.Right;
import se.bevara.users.SignIn;
import se.bevara.users.SignIn.Attempt;
import se.bevara.users.User;
import se.bevara.users.UserRefused;
import se.bevara.users.UserRefused.Why;
import se.bevara.users.Users;

/** What somebody may do here, their password, and the keys with which other systems ask in their name. */
@Controller
@Needs(Right.READ)
class OwnPages {

    private final Users users;
    private final SignIn signIn;
    private final ApiKeys keys;
    private final Clock clock;

    OwnPages(Users users, SignIn signIn, ApiKeys keys, Clock clock) {
        this.users = users;
        this.signIn = signIn;
        this.keys = keys;
        this.clock = clock;
    }

    /** A key in a table. @param opens whether it opens anything still */
    record Row(ApiKey key, boolean opens, Moment made, Moment expires) {

        static Row of(ApiKey key, User user, Instant now, Locale locale) {
            return new Row(key, key.opens(user, now), Times.at(key.made(), locale), Times.at(key.expires(), locale));
        }
    }

    @GetMapping("/me")
    String me(User who, Model model, Locale locale) {
        List<Row> rows = keys.of(who).stream().map(key -> Row.of(key, who, clock.instant(), locale)).toList();
        model.addAttribute("keys", rows);
        model.addAttribute("days", ApiKeys.DAYS);
        return "me";
    }

    /** Ends all sessions of the user, this one too. */
    @PostMapping("/me/password")
    String password(@RequestParam String old, @RequestParam String password, @RequestParam String again, User who,
            HttpServletRequest request, Model model, Locale locale) {
        try {
            if (!password.equals(again)) {
                throw new UserRefused(Why.NOT_REPEATED);
            }
            if (!(signIn.attempt(who.login(), old, request.getRemoteAddr()) instanceof Attempt.Known)) {
                throw new UserRefused(Why.WRONG_PASSWORD);
            }
            users.password(who.id(), old, password);
        } catch (UserRefused e) {
            model.addAttribute("refused", e.key());
            return me(who, model, locale);
        }
        return "redirect:/sign-in?chosen";
    }

    /** Shows the key, this once. */
    @PostMapping("/me/keys")
    String make(@RequestParam(defaultValue = "") String name, @RequestParam(defaultValue = "90") int days,
            @RequestParam(defaultValue = "false") boolean writes, User who, Model model, Locale locale) {
        try {
            var made = keys.make(who, name, days, writes);
            model.addAttribute("made", Row.of(made.key(), who, clock.instant(), locale));
            model.addAttribute("secret", made.secret());
            return "key";
        } catch (UserRefused e) {
            model.addAttribute("keyRefused", e.key());
            return me(who, model, locale);
        }
    }

    @PostMapping("/me/keys/{number:[0-9]{1,18}}/revoke")
    String revoke(@PathVariable long number, User who, Model model, Locale locale) {
        try {
            keys.revoke(who, number);
        } catch (UserRefused e) {
            model.addAttribute("keyRefused", e.key());
            return me(who, model, locale);
        }
        return "redirect:/me";
    }
}
