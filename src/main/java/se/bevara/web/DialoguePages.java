package se.bevara.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import se.bevara.accounts.Account;
import se.bevara.dialogues.Dialogue;
import se.bevara.dialogues.Dialogues;
import se.bevara.users.Needs;
import se.bevara.users.Right;
import se.bevara.users.User;

/** The dialogues that our accounts have on others' pages: registered and ended here. */
@Controller
@Needs(value = Right.READ, everywhere = true)
class DialoguePages {

    private static final String PAGE = "/dialogues";

    private final Dialogues dialogues;

    DialoguePages(Dialogues dialogues) {
        this.dialogues = dialogues;
    }

    /** A dialogue on the page. @param ended null while it is in force */
    record Row(Dialogue dialogue, String assignment, String agreedWith, Moment started, @Nullable Moment ended) {

        static Row of(Dialogue one, Locale locale) {
            var ended = one.ended();
            return new Row(one, Visible.line(one.assignment()), Visible.line(one.agreedWith()), Times.at(one.started(), locale),
                    ended == null ? null : Times.at(ended, locale));
        }
    }

    /** @param account that the form is to begin with */
    @GetMapping(PAGE)
    String all(@RequestParam(defaultValue = "") String account, User who, Model model, Locale locale) {
        List<Row> rows = dialogues.all().stream().map(one -> Row.of(one, locale)).toList();
        model.addAttribute("inForce", rows.stream().filter(row -> row.dialogue().inForce()).toList());
        model.addAttribute("ended", rows.stream().filter(row -> !row.dialogue().inForce()).toList());
        model.addAttribute("mayRegister", who.everywhere(Right.REGISTER));
        model.addAttribute("accounts", dialogues.accounts().stream().map(Account::id).toList());
        model.addAttribute("chosen", account);
        return "dialogues";
    }

    @PostMapping(PAGE)
    @Needs(value = Right.REGISTER, everywhere = true)
    String register(@RequestParam Map<String, String> sent, User who, RedirectAttributes told) {
        return Told.of(told, sent, PAGE + "#register", "act.dialogue", () -> {
            dialogues.register(Told.required(sent, "account"), Told.required(sent, "address"),
                    Told.required(sent, "assignment"), Told.required(sent, "agreedWith"), who.login());
            return PAGE;
        });
    }

    @PostMapping(PAGE + "/{number:[0-9]{1,18}}/end")
    @Needs(value = Right.REGISTER, everywhere = true)
    String end(@PathVariable("number") long number, User who, RedirectAttributes told) {
        return Told.of(told, Map.of(), PAGE, "act.dialogue.ended", () -> {
            dialogues.end(number, who.login());
            return PAGE;
        });
    }
}
