package se.bevara.web;

import java.util.Map;
import java.util.TreeMap;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import se.bevara.disposal.DisposalRefused;

/** What an act on a page came to: the next page says that it is done, or why not, and then still has what was written. */
final class Told {

    private Told() {
    }

    /** An act that leads to a page. */
    interface Act {
        String done();
    }

    /**
     * @param sent what the form held
     * @param back the page to return to when it is refused
     * @param done key of the sentence that says what has been done
     */
    static String of(RedirectAttributes told, Map<String, String> sent, String back, String done, Act act) {
        try {
            String next = act.done();
            told.addFlashAttribute("actDone", done);
            return "redirect:" + next;
        } catch (DisposalRefused | IllegalArgumentException e) {
            var kept = new TreeMap<>(sent);
            kept.remove("_csrf");
            told.addFlashAttribute("actRefused", Visible.line(String.valueOf(e.getMessage())));
            told.addFlashAttribute("sent", kept);
            return "redirect:" + back;
        }
    }

    static String required(Map<String, String> sent, String name) {
        return sent.getOrDefault(name, "").strip();
    }
}
