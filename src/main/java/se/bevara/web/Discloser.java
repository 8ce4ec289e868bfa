package se.bevara.web;

import java.util.function.Supplier;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import se.bevara.disclosure.Requests;
import se.bevara.disclosure.Selected;
import se.bevara.disclosure.Who;
import se.bevara.users.User;

/** Whoever handles a request, in the role that its secret items are restricted to, where that is one of theirs. */
@Lazy
@Component
class Discloser {

    private final Requests requests;
    private final Looks looks;

    Discloser(Requests requests, Looks looks) {
        this.requests = requests;
        this.looks = looks;
    }

    Who of(User user, String request) {
        return new Who(user.login(),
                requests.items(request).stream().filter(row -> row.secret() || row.outcome() == Selected.Outcome.CLOSED)
                        .map(row -> looks.role(row.item(), user)).filter(java.util.Objects::nonNull)
                        .map(java.util.Objects::requireNonNull)
                        .findFirst().orElse(""));
    }

    Who of(User user, long item) {
        String role = looks.role(item, user);
        return new Who(user.login(), role == null ? "" : role);
    }

    /** Takes a step, and goes to a page that tells what came of it. */
    static String acted(String page, RedirectAttributes told, Supplier<String> step) {
        try {
            told.addFlashAttribute("done", step.get());
        } catch (IllegalArgumentException e) {
            told.addFlashAttribute("refused", String.valueOf(e.getMessage()));
        }
        return "redirect:" + page;
    }
}
