package se.bevara.web;

import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import se.bevara.moderation.Restrictions;
import se.bevara.users.Needs;
import se.bevara.users.Right;
import se.bevara.users.User;

/** Closing secret items to all but a role, opening them, and the number that the case system gives them. */
@Controller
@Needs(Right.RESTRICT)
class RestrictionActs {

    private final Restrictions restrictions;

    RestrictionActs(Restrictions restrictions) {
        this.restrictions = restrictions;
    }

    @PostMapping("/items/{item}/{name:restrict|lift|registered}")
    String act(@PathVariable("item") long item, @PathVariable String name, @RequestParam Map<String, String> sent, User who,
            RedirectAttributes told) {
        String page = "/items/" + item;
        return Told.of(told, sent, page + "#restrict", "act." + name, () -> {
            switch (name) {
                case "restrict" -> restrictions.restrict(item, Told.required(sent, "role"), Told.required(sent, "ground"),
                        who.login());
                case "lift" -> restrictions.lift(item, Told.required(sent, "because"), who.login());
                default -> restrictions.registered(item, Told.required(sent, "number"), who.login());
            }
            return page;
        });
    }
}
