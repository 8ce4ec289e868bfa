package se.bevara.web;

import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import se.bevara.retention.Assessments;
import se.bevara.users.Needs;
import se.bevara.users.Right;
import se.bevara.users.User;

/** Saying what somebody has assessed of an item or an account. */
@Controller
@Needs(Right.ASSESS)
class AssessmentActs {

    private final Assessments assessments;

    AssessmentActs(Assessments assessments) {
        this.assessments = assessments;
    }

    @PostMapping("/items/{item}/fact")
    String item(@PathVariable("item") long item, @RequestParam Map<String, String> sent, User who, RedirectAttributes told) {
        String page = "/items/" + item + "#assess";
        return Told.of(told, sent, page, "act.assessed", () -> {
            assessments.set(item, kind(sent), Told.required(sent, "name"), Told.required(sent, "value"), who.login(),
                    Told.required(sent, "why"));
            return page;
        });
    }

    @PostMapping("/accounts/{account}/fact")
    String account(@PathVariable String account, @RequestParam Map<String, String> sent, User who, RedirectAttributes told) {
        String page = "/accounts/" + account + "#assess";
        return Told.of(told, sent, page, "act.assessed", () -> {
            assessments.setAccount(account, kind(sent), Told.required(sent, "name"), Told.required(sent, "value"), who.login(),
                    Told.required(sent, "why"));
            return page;
        });
    }

    private static Assessments.Kind kind(Map<String, String> sent) {
        return Assessments.Kind.valueOf(Told.required(sent, "kind"));
    }
}
