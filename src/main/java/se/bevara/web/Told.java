package se.bevara.web;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import se.bevara.disposal.DisposalRefused;

/** What an act on a page came to: the next page says that it is done, or why not, and then still has what was written. */
final class Told {

    private static final String SAID = "actSaid";

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
            refused(told, e);
            told.addFlashAttribute("sent", kept);
            return "redirect:" + back;
        }
    }

    /** The same of a step that says in its own words what it came to. @param page that tells it, whether it was done or refused */
    static String said(RedirectAttributes told, String page, Supplier<String> step) {
        try {
            told.addFlashAttribute(SAID, Visible.line(step.get()));
        } catch (IllegalArgumentException e) {
            refused(told, e);
        }
        return "redirect:" + page;
    }

    /** Lets the next page say why something was not done. */
    static void refused(RedirectAttributes told, RuntimeException why) {
        told.addFlashAttribute("actRefused", Visible.line(String.valueOf(why.getMessage())));
    }

    /** Whether a step was taken, by what the next page will be told. */
    static boolean taken(RedirectAttributes told) {
        return told.getFlashAttributes().containsKey(SAID);
    }

    static String required(Map<String, String> sent, String name) {
        return sent.getOrDefault(name, "").strip();
    }
}
