package se.bevara.moderation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import se.bevara.accounts.Account;
import se.bevara.accounts.Accounts;

/** Fills the texts of a case's own version of its list of reasons. What comes of it is for a person to send: nothing here sends it. */
@Component
public class NoticeTexts {

    private final Reasons reasons;
    private final Accounts accounts;
    private final CaseTable table;

    NoticeTexts(Reasons reasons, Accounts accounts, CaseTable table) {
        this.reasons = reasons;
        this.accounts = accounts;
        this.table = table;
    }

    /**
     * A text to send.
     *
     * @param template the name of its template
     * @param list the list that has it, and which version
     */
    public record Filled(String template, Template.Purpose purpose, String list, String text) {
    }

    /**
     * @param template its name; the one that the reason names, else the first notice, when empty
     * @throws ModerationRefused when there is none such
     */
    public Filled fill(String id, String template, boolean english) {
        Case one = table.find(id).orElseThrow(() -> new ModerationRefused("ärende: väntade ett som finns, fann " + id));
        ReasonList list = reasons.version(one.list(), one.version()).orElseThrow();
        ReasonCode reason = list.find(one.code()).orElseThrow();
        Template found = template(list, reason, template);
        var values = values(one, list, reason, english);
        String text = english ? found.english() : found.swedish();
        for (var value : values.entrySet()) {
            text = text.replace("{" + value.getKey() + "}", value.getValue());
        }
        return new Filled(found.name(), found.purpose(), list.name(), text);
    }

    /** The text that tells the one who wrote it, in both languages; none where no notice is due, or the list has no texts. */
    public List<Filled> notice(Case one) {
        ReasonList list = reasons.version(one.list(), one.version()).orElseThrow();
        ReasonCode reason = list.find(one.code()).orElseThrow();
        return reason.notice() && list.templates().of(reason).isPresent()
                ? List.of(fill(one.id(), "", false), fill(one.id(), "", true))
                : List.of();
    }

    private static Template template(ReasonList list, ReasonCode reason, String name) {
        var texts = list.templates();
        return (name.isBlank() ? texts.of(reason) : texts.find(name)).orElseThrow(() -> new ModerationRefused("mall: väntade "
                + (texts.all().isEmpty()
                        ? "en i orsakslistan, men " + list.name() + " har inga"
                        : "någon av " + String.join(", ", texts.all().stream().map(Template::name).toList()))
                + (name.isBlank() ? "" : ", fann " + name)));
    }

    private Map<String, String> values(Case one, ReasonList list, ReasonCode reason, boolean english) {
        Account account = accounts.find(one.account()).orElseThrow();
        var values = new HashMap<String, String>();
        values.put("ärende", one.id());
        values.put("händelse", english
                ? one.how() == Case.How.REMOVED ? "removed" : "hidden"
                : one.how() == Case.How.REMOVED ? "tagits bort" : "dolts");
        values.put("konto", account.handle());
        values.put("plattform", account.platform());
        values.put("myndighet", account.authority());
        values.put("skäl", english && !reason.english().isEmpty() ? reason.english() : reason.name());
        values.put("grund", reason.ground());
        values.put("beslut", decision(one, english));
        values.put("klagomål", english ? list.templates().complaintEnglish() : list.templates().complaint());
        return values;
    }

    private static String decision(Case one, boolean english) {
        var sealed = one.sealed();
        return sealed == null || sealed.deviation()
                ? english ? "no disposal decision" : "inget gallringsbeslut"
                : Objects.requireNonNull(sealed.decision()) + (english ? ", rule " : ", regel ") + sealed.rule();
    }
}
