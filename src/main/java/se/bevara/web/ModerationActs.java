package se.bevara.web;

import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import se.bevara.moderation.Case;
import se.bevara.moderation.CaseEvidence;
import se.bevara.moderation.CaseState;
import se.bevara.moderation.Moderation;
import se.bevara.moderation.NoticeTexts;
import se.bevara.moderation.Pasted;
import se.bevara.moderation.Questions;
import se.bevara.moderation.Routing;
import se.bevara.moderation.Takedowns;
import se.bevara.moderation.Vanished;
import se.bevara.users.Needs;
import se.bevara.users.Reach;
import se.bevara.users.Right;
import se.bevara.users.User;

/** The acts of moderation on pages. */
@Controller
@Needs(Right.MODERATE)
class ModerationActs {

    private final Moderation moderation;
    private final Pasted pasted;
    private final Takedowns takedowns;
    private final CaseEvidence evidence;
    private final Routing routing;
    private final NoticeTexts texts;
    private final Questions questions;
    private final Reach reach;

    ModerationActs(Moderation moderation, Pasted pasted, Takedowns takedowns, CaseEvidence evidence, Routing routing,
            NoticeTexts texts, Questions questions, Reach reach) {
        this.moderation = moderation;
        this.pasted = pasted;
        this.takedowns = takedowns;
        this.evidence = evidence;
        this.routing = routing;
        this.texts = texts;
        this.questions = questions;
        this.reach = reach;
    }

    @PostMapping("/items/{item}/case")
    String begin(@PathVariable("item") long item, @RequestParam Map<String, String> sent, User who, RedirectAttributes told) {
        return Told.of(told, sent, "/items/" + item + "#begin", "act.begun",
                () -> page(moderation.begin(item, how(sent), Told.required(sent, "reason"), who.login(),
                        Told.required(sent, "note"))));
    }

    /** From a pasted address: nothing is fetched for an account that the user may not moderate. */
    @PostMapping("/moderation/address")
    String beginAt(@RequestParam Map<String, String> sent, User who, RedirectAttributes told) {
        String account = Told.required(sent, "account");
        if (!reach.reaches(who, Right.MODERATE, account)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return Told.of(told, sent, "/moderation#begin", "act.begun", () -> page(pasted.begin(account,
                Told.required(sent, "address"), how(sent), Told.required(sent, "reason"), who.login(),
                Told.required(sent, "note"))));
    }

    private static Case.How how(Map<String, String> sent) {
        return sent.containsKey("hide") ? Case.How.HIDDEN : Case.How.REMOVED;
    }

    private static String page(Case one) {
        return "/moderation/" + one.id();
    }

    /** Who took it away. */
    @PostMapping("/items/{item}/answer")
    String answer(@PathVariable("item") long item, @RequestParam Map<String, String> sent, User who, RedirectAttributes told) {
        return Told.of(told, sent, "/items/" + item + "#answer", "act.answered", () -> {
            var answer = Vanished.Answer.valueOf(Told.required(sent, "answer"));
            if (answer == Vanished.Answer.OURS) {
                return page(questions.ours(item, Told.required(sent, "reason"), who.login(), Told.required(sent, "because")));
            }
            questions.others(item, answer, Told.required(sent, "because"), who.login());
            return "/items/" + item;
        });
    }

    @PostMapping("/moderation/{case}/{name:seal|remove|removed|notice|close|withdraw|note|correct|route|picture}")
    String step(@PathVariable("case") String id, @PathVariable String name, @RequestParam Map<String, String> sent, User who,
            RedirectAttributes told) {
        return Told.of(told, sent, "/moderation/" + id + "#next", "act." + name, () -> page(switch (name) {
            case "seal" -> moderation.seal(id, Told.required(sent, "deviation"), who.login());
            case "remove" -> takedowns.take(id, who.login());
            case "removed" -> removed(id, Told.required(sent, "because"), who.login());
            case "notice" -> notice(id, sent, who.login());
            case "close" -> moderation.close(id, who.login());
            case "withdraw" -> moderation.withdraw(id, Told.required(sent, "because"), who.login());
            case "note" -> moderation.note(id, Moderation.Noted.valueOf(Told.required(sent, "what")),
                    Told.required(sent, "text"), who.login());
            case "correct" -> moderation.correct(id, Told.required(sent, "text"), who.login());
            case "route" -> routing.to(id, Told.required(sent, "role"), Told.required(sent, "text"), who.login());
            default -> evidence.picture(id, who.login());
        }));
    }

    /** @param because how it is known, of what the archive must not look for */
    private Case removed(String id, String because, String by) {
        boolean said = moderation.find(id).filter(one -> one.state() == CaseState.SAID).isPresent();
        Case one = said && !because.isEmpty() ? moderation.find(id).orElseThrow() : moderation.removed(id, by);
        return because.isEmpty() ? one : moderation.confirmUnseen(id, because, by);
    }

    private Case notice(String id, Map<String, String> sent, String by) {
        var outcome = Case.Notice.valueOf(Told.required(sent, "outcome"));
        boolean shown = outcome == Case.Notice.SENT && sent.containsKey("shown");
        var text = shown ? texts.fill(id, "", false) : null;
        return moderation.notice(id, outcome, Told.required(sent, "because"),
                text == null ? "" : "mallen " + text.template() + ", " + text.list(), by);
    }
}
