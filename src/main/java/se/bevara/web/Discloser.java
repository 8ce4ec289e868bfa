package se.bevara.web;

import java.util.List;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import se.bevara.accounts.Account;
import se.bevara.disclosure.DisclosureRefused;
import se.bevara.disclosure.Request;
import se.bevara.disclosure.Requests;
import se.bevara.disclosure.Selected;
import se.bevara.disclosure.Who;
import se.bevara.users.Reach;
import se.bevara.users.Right;
import se.bevara.users.User;

/** Whoever handles a request, in the role that its secret items are restricted to, where that is one of theirs. */
@Lazy
@Component
class Discloser {

    private final Requests requests;
    private final Looks looks;
    private final Reach reach;

    Discloser(Requests requests, Looks looks, Reach reach) {
        this.requests = requests;
        this.looks = looks;
        this.reach = reach;
    }

    /** Whether a user may do something with a request: in each authority that it concerns, for each decides of its own records. */
    boolean reaches(User user, Right right, Request request) {
        return user.mayInEach(right, request.authorities());
    }

    boolean reaches(User user, Right right, String request) {
        try {
            return reaches(user, right, requests.find(request));
        } catch (DisclosureRefused e) {
            return false;
        }
    }

    /** The authorities whose records a user may hand out, as the register writes them. */
    List<String> authorities(User user) {
        return reach.accounts(user, Right.DISCLOSE).stream().map(Account::authority).distinct().toList();
    }

    /** Opens a request. Of a user who is limited to authorities it concerns theirs, or those of them that are named. */
    Request open(User user, Requests.Opening asked) {
        if (!asked.follows().isEmpty() && !reaches(user, Right.DISCLOSE, asked.follows())) {
            throw Requests.unknown(asked.follows());
        }
        if (user.everywhere(Right.DISCLOSE)) {
            return requests.open(asked, user.login());
        }
        var own = authorities(user);
        if (own.isEmpty() || !own.containsAll(asked.authorities())) {
            throw new IllegalArgumentException("myndighet: väntade en av dem som du lämnar ut handlingar för, fann en annan");
        }
        if (asked.authorities().isEmpty() && own.size() > 1) {
            throw new IllegalArgumentException("myndighet: väntade minst en av " + String.join(", ", own) + ", fann ingen");
        }
        return requests.open(new Requests.Opening(asked.text(), asked.received(), asked.follows(), asked.given(),
                asked.authorities().isEmpty() ? own : asked.authorities()), user.login());
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
}
