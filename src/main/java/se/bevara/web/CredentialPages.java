package se.bevara.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
import se.bevara.capture.AccessStates;
import se.bevara.capture.ApiChange;
import se.bevara.capture.ApiChanges;
import se.bevara.credentials.Credential;
import se.bevara.credentials.CredentialRefused;
import se.bevara.credentials.Credentials;
import se.bevara.credentials.Purpose;
import se.bevara.users.Needs;
import se.bevara.users.Reach;
import se.bevara.users.Right;
import se.bevara.users.User;

/** Whether the platforms let us in, and the credentials that they ask for: entered here, and never shown. */
@Controller
@Needs(Right.OPERATE)
class CredentialPages {

    private static final String ONE = "/credentials/{account}";

    private final AccessStates states;
    private final Credentials credentials;
    private final Accounts accounts;
    private final Reach reach;
    private final ApiChanges changes;

    CredentialPages(AccessStates states, Credentials credentials, Accounts accounts, Reach reach, ApiChanges changes) {
        this.states = states;
        this.credentials = credentials;
        this.accounts = accounts;
        this.reach = reach;
        this.changes = changes;
    }

    /** A credential as it is shown. @param days until it lapses, negative afterwards; null where nobody knows */
    record Held(Credential credential, Moment entered, @Nullable Moment renewed, String lapses, @Nullable Long days) {
    }

    /** An account's access as it is shown. */
    record Row(AccessStates.State state, @Nullable Moment succeeded, @Nullable Moment failed, List<Unread> unread,
            List<Door> doors) {

        /** What reading rests on: one that others are had by, before the one that was entered. */
        public @Nullable Held reading() {
            return doors.stream().filter(door -> door.purpose() != Purpose.WRITE && door.held() != null)
                    .max(Comparator.comparing(Door::purpose)).map(Door::held).orElse(null);
        }
    }

    /** What a credential can be entered for, and the one that was. */
    record Door(Purpose purpose, @Nullable Held held) {
    }

    /** What a platform has changed, or says that it will, as it is shown. */
    record Change(ApiChange change, String first, String last) {
    }

    /** What could not be read. */
    record Unread(String what, String failure, String swedish) {
    }

    @GetMapping("/credentials")
    String all(User who, Model model, Locale locale) {
        var mine = reach.accounts(who, Right.OPERATE).stream().filter(account -> account.state().captured()).toList();
        model.addAttribute("rows", states.of(mine).stream().map(state -> row(state, locale)).toList());
        model.addAttribute("changes", changes.recent(credentials.today()).stream()
                .map(one -> new Change(one, Times.day(one.first(), locale), Times.day(one.last(), locale))).toList());
        return "credentials";
    }

    @GetMapping(ONE)
    String one(@PathVariable("account") String id, Model model, Locale locale) {
        Account account = accounts.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("row", row(states.of(List.of(account)).getFirst(), locale));
        model.addAttribute("today", credentials.today());
        return "credential";
    }

    /** What was entered is on no page that follows, also when it was refused. */
    @PostMapping(ONE)
    String enter(@PathVariable("account") String id, @RequestParam Map<String, String> sent, User who, Model model, Locale locale,
            RedirectAttributes told) {
        return done(id, model, locale, told, "credentials.entered", () -> credentials.enter(id, purpose(sent),
                sent.getOrDefault("token", ""), day(sent.getOrDefault("lapses", "")), who.login()));
    }

    @PostMapping(ONE + "/withdraw")
    String withdraw(@PathVariable("account") String id, @RequestParam Map<String, String> sent, User who, Model model,
            Locale locale, RedirectAttributes told) {
        return done(id, model, locale, told, "credentials.withdrawn", () -> credentials.withdraw(id, purpose(sent), who.login()));
    }

    private String done(String id, Model model, Locale locale, RedirectAttributes told, String done, Runnable act) {
        try {
            act.run();
            told.addFlashAttribute("actDone", done);
            return "redirect:/credentials/" + id;
        } catch (CredentialRefused e) {
            model.addAttribute("refused", e.key());
            return one(id, model, locale);
        }
    }

    private static Purpose purpose(Map<String, String> sent) {
        return Stream.of(Purpose.values()).filter(purpose -> purpose.name().equals(sent.get("purpose"))).findFirst()
                .orElse(Purpose.READ);
    }

    private static @Nullable LocalDate day(String text) {
        try {
            return text.isBlank() ? null : LocalDate.parse(text.strip());
        } catch (DateTimeException e) {
            return LocalDate.MIN;
        }
    }

    private Row row(AccessStates.State state, Locale locale) {
        var failed = state.failed();
        var succeeded = state.succeeded();
        var unread = state.unread().stream().map(gap -> new Unread(Visible.line(gap.what()), gap.failure().name(),
                gap.failure().swedish())).toList();
        return new Row(state, succeeded == null ? null : Times.at(succeeded, locale),
                failed == null ? null : Times.at(failed.at(), locale), unread,
                Stream.of(Purpose.values()).filter(purpose -> purpose.on(state.account().platform()))
                        .map(purpose -> new Door(purpose, held(state.entered().get(purpose), locale))).toList());
    }

    private @Nullable Held held(@Nullable Credential one, Locale locale) {
        if (one == null) {
            return null;
        }
        LocalDate lapses = one.lapses();
        var renewed = one.renewed();
        return new Held(one, Times.at(one.entered(), locale), renewed == null ? null : Times.at(renewed, locale),
                lapses == null ? "" : Times.day(lapses, locale),
                lapses == null ? null : one.daysLeft(credentials.today()));
    }
}
