package se.bevara.moderation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.bevara.accounts.Account;
import se.bevara.accounts.Accounts;
import se.bevara.archive.Content;
import se.bevara.archive.Direction;
import se.bevara.archive.Item;

/** What {@code overlamning.json} says, field by field in Swedish. */
record HandoverFields(Case one, Reasons reasons, Accounts accounts, Restrictions restrictions, Steps steps) {

    /** @param content what the package has of the item; nothing where it has been disposed of */
    Map<String, Object> of(@Nullable Item item, Optional<Map<String, Object>> content, Handover.Asked asked) {
        Account account = accounts.find(one.account()).orElseThrow();
        ReasonCode reason = reasons.version(one.list(), one.version()).flatMap(list -> list.find(one.code())).orElseThrow();
        var fields = new LinkedHashMap<String, Object>();
        fields.put("format", "bevara-overlamning");
        fields.put("version", 1);
        fields.put("ärende", one.id());
        fields.put("läge", one.state().swedish());
        fields.put("posten gjord", one.origin().swedish());
        fields.put("händelse", one.how().swedish());
        fields.put("till", asked.system());
        fields.put("av", asked.by());
        fields.put("myndighet", account.authority());
        fields.put("konto", Map.of("id", account.id(), "plattform", account.platform(), "adress", account.address().toString()));
        fields.put("skäl", Map.of("kod", reason.code(), "namn", reason.name(), "lagrum", reason.statute(), "uppföranderegel",
                reason.conduct(), "orsakslista", one.list() + " version " + one.version()));
        var sealed = one.record();
        fields.put("beslut", sealed.deviation()
                ? "inget: avvikelse"
                : sealed.decision() + " version " + sealed.decisionVersion() + ", regel " + sealed.rule());
        fields.put("överföringspost", Map.of("fil", "overforingspost.json", "sha256", sealed.sha256()));
        fields.put("sekretess", secrecy(item));
        fields.put("handling", item == null ? Map.of() : item(item, content));
        fields.put("steg", steps.history(one.id()).stream().map(HandoverFields::step).toList());
        return fields;
    }

    private Map<String, Object> secrecy(@Nullable Item item) {
        var fields = new LinkedHashMap<String, Object>();
        var restricted = item == null ? Optional.<Restrictions.Restricted>empty() : restrictions.of(item.id());
        fields.put("markerad", restricted.isPresent() ? "ja" : "nej");
        restricted.ifPresent(found -> {
            fields.put("läses av", found.role());
            fields.put("grund", restrictions.ground(found));
            String number = found.registered();
            if (number != null) {
                fields.put("diarienummer", number);
            }
        });
        return fields;
    }

    private static Map<String, Object> item(Item item, Optional<Map<String, Object>> content) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("nummer", item.id());
        fields.put("slag", item.kind() == Content.Kind.POST ? "inlägg" : "kommentar");
        fields.put("riktning", item.direction() == Direction.DRAWN_UP ? "upprättad" : "inkommen");
        fields.put("registrerad i mediet", item.platformTime().toString());
        fields.put("fångad", item.firstCaptured().toString());
        fields.put("innehåll", content.isPresent() ? "finns" : "gallrat");
        content.ifPresent(fields::putAll);
        return fields;
    }

    private static Map<String, Object> step(Moderation.Step step) {
        return Map.of("tid", step.at().toString(), "steg", step.kind(), "av", step.by(), "post i liggaren", step.entry(), "sagt",
                new java.util.TreeMap<>(step.words()));
    }
}
