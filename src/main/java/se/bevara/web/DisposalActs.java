package se.bevara.web;

import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import se.bevara.disposal.Disposals;
import se.bevara.users.Needs;
import se.bevara.users.Reach;
import se.bevara.users.Right;
import se.bevara.users.User;

/** Preparing, approving, taking back and executing lists. A list is acted on by those who may act on all of it. */
@Controller
class DisposalActs {

    private static final String LIST = "/disposal/{list:G-[0-9]{4}-[0-9]+}";

    private final Disposals disposals;
    private final Scopes scopes;
    private final Reach reach;

    DisposalActs(Disposals disposals, Scopes scopes, Reach reach) {
        this.disposals = disposals;
        this.scopes = scopes;
        this.reach = reach;
    }

    @Needs(value = Right.DISPOSE, everywhere = true)
    @PostMapping("/disposal/prepare")
    String prepare(User who, RedirectAttributes told) {
        return Told.of(told, Map.of(), "/disposal", "act.prepared", () -> {
            var made = disposals.prepare(who.login());
            return made.size() == 1 ? "/disposal/" + made.getFirst().id() : "/disposal#waiting";
        });
    }

    @Needs(Right.APPROVE)
    @PostMapping(LIST + "/approve")
    String approve(@PathVariable("list") String id, User who, RedirectAttributes told) {
        whole(id, who, Right.APPROVE);
        return done(id, told, "act.approved", () -> disposals.approve(id, who.login()));
    }

    @Needs(Right.DISPOSE)
    @PostMapping(LIST + "/{name:withdraw|execute}")
    String act(@PathVariable("list") String id, @PathVariable String name, User who, RedirectAttributes told) {
        whole(id, who, Right.DISPOSE);
        return done(id, told, "act.list." + name, () -> {
            if (name.equals("withdraw")) {
                disposals.withdraw(id, who.login());
            } else {
                disposals.execute(id, who.login());
            }
        });
    }

    private static String done(String id, RedirectAttributes told, String done, Runnable act) {
        return Told.of(told, Map.of(), "/disposal/" + id, done, () -> {
            act.run();
            return "/disposal/" + id;
        });
    }

    private void whole(String id, User who, Right right) {
        if (!mayAct(id, who, right)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
    }

    /** Whether a user may do something with every item of a list. */
    private boolean mayAct(String id, User who, Right right) {
        return who.everywhere(right)
                || scopes.list(id).stream().allMatch(account -> reach.reaches(who, right, account));
    }
}
