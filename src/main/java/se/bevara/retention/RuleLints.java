package se.bevara.retention;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What looks wrong in a decision by itself. */
final class RuleLints {

    /** The kinds of records the archive, or a board's plan for social media, speaks of. */
    static final Set<String> TYPES = Set.of("inlägg", "kommentar", "meddelande", "konto", "ögonblicksbild", "bilaga", "bild",
            "film",
            "överföringspost", "svar", "delning", "statistik", "e-post", "pappersoriginal", "webbplats", "tråd", "blogg");
    private static final Set<Trait> STRUCTURE = Set.of(Trait.TYPE, Trait.DIRECTION, Trait.PLATFORM, Trait.ACCOUNT,
            Trait.ACCOUNT_KIND,
            Trait.AUTHORITY);
    private final Decision decision;
    private final List<Finding> findings = new ArrayList<>();

    private RuleLints(Decision decision) {
        this.decision = decision;
    }

    static List<Finding> of(Decision decision) {
        var lints = new RuleLints(decision);
        if (decision.local().required() && decision.local().adoptions().isEmpty()) {
            lints.add(Finding.Severity.WARNING, "beslut utan verkan", 0, "tillämpningsbeslut", "", "minst ett tillämpningsbeslut",
                    "Utan det gallras ingenting enligt beslutet.");
        }
        decision.rules().forEach(lints::rule);
        return lints.findings;
    }

    private void add(Finding.Severity severity, String kind, int line, String field, String found, String expected, String mend) {
        findings.add(new Finding(severity, kind, decision.file().name(), line, field, Findings.shown(found), expected, mend));
    }

    private void rule(Rule rule) {
        names(rule);
        never(rule);
        if (rule.disposes()) {
            unconditional(rule);
        }
        if (rule.disposes() && rule.copies().contains(Copy.PLATFORM) && !rule.neverCopied() && !capturedFirst(rule)) {
            add(Finding.Severity.WARNING, "tas bort utan att vara fångad", rule.line(), rule.id(), rule.action().swedish(),
                    "villkor eller steg som kräver fångad eller överförd och kontrollerad",
                    "Lägg till ”steg: [{gör: ta bort, kräver: [fångad]}]”.");
        }
    }

    /** A rule without any condition, and one that asks for nothing but the passing of time of what others wrote. */
    private void unconditional(Rule rule) {
        List<Condition> own = Conditions.required(rule.applies()).filter(condition -> !(condition instanceof Condition.All))
                .toList();
        if (own.isEmpty()) {
            add(Finding.Severity.WARNING, "regel utan villkor", rule.line(), rule.id(), "inget under gäller", "minst ett villkor",
                    "Regeln omfattar allt som beslutet omfattar. Ange vilka handlingar den gäller.");
        }
        boolean content = Stream.of(Stream.of(rule.applies(), decision.scope().condition()), rule.gates().stream())
                .flatMap(all -> all)
                .flatMap(Conditions::parts)
                .anyMatch(part -> !(part instanceof Condition.All)
                        && !(part instanceof Condition.Is is && STRUCTURE.contains(is.trait())));
        boolean ours = Stream.of(rule.applies(), decision.scope().condition()).flatMap(Conditions::required)
                .anyMatch(part -> part instanceof Condition.Is is && is.trait() == Trait.DIRECTION
                        && !is.values().contains("inkommen"));
        if (!content && !ours && rule.copies().contains(Copy.ARCHIVE) && timeOnly(rule)) {
            add(Finding.Severity.WARNING, "bara tid på inkommet", rule.line(), rule.id(), "inget villkor om innehållet",
                    "ett villkor om vad handlingarna är, som taggar eller fakta",
                    "Regeln gallrar det andra skrivit oavsett vad det är (jfr JO 1758-2012).");
        }
    }

    private static boolean timeOnly(Rule rule) {
        Trigger trigger = rule.retention().trigger();
        return trigger == null || Set.of(Events.CREATED, Events.CAPTURED).containsAll(trigger.events());
    }

    private static boolean capturedFirst(Rule rule) {
        Trigger trigger = rule.retention().trigger();
        boolean counted = trigger != null && !(trigger instanceof Trigger.Earliest)
                && trigger.events().contains(Events.TRANSFERRED);
        return counted || Stream.concat(rule.gates().stream(), rule.steps().stream().filter(step -> step.work() == Work.REMOVE)
                .flatMap(step -> step.requires().stream())).flatMap(condition -> Conditions.facts(condition).stream())
                .anyMatch(Set.of(Events.CAPTURED, Events.TRANSFERRED, "överförd")::contains);
    }

    private void names(Rule rule) {
        Stream.of(rule.applies(), decision.scope().condition()).flatMap(Conditions::parts).forEach(part -> {
            if (part instanceof Condition.Is is && is.trait() == Trait.TYPE) {
                is.values().stream().filter(type -> TYPES.stream().noneMatch(type::equalsIgnoreCase))
                        .forEach(type -> add(Finding.Severity.WARNING,
                                "okänd handlingstyp", rule.line(), rule.id(), type,
                                "något av " + String.join(", ", TYPES.stream().sorted().toList()),
                                Nearest.hint(type, TYPES)));
            }
            if (part instanceof Condition.Is is && is.trait() == Trait.DIRECTION) {
                is.values().stream().filter(value -> !value.equalsIgnoreCase("inkommen") && !value.equalsIgnoreCase("upprättad"))
                        .forEach(value -> add(Finding.Severity.ERROR, "okänt värde", rule.line(), rule.id() + ".riktning", value,
                                "inkommen, upprättad",
                                Nearest.hint(value, List.of("inkommen", "upprättad"))));
            }
        });
        Stream<String> used = Stream.concat(
                Optional.ofNullable(rule.retention().trigger()).stream().flatMap(trigger -> trigger.events().stream()),
                Stream.concat(Stream.of(rule.applies()), Stream.concat(rule.exceptions().stream(), rule.gates().stream()))
                        .flatMap(condition -> Conditions.facts(condition).stream()));
        used.distinct().filter(name -> !Events.KNOWN.contains(name)).forEach(name -> Nearest.to(name, Events.KNOWN)
                .filter(known -> Nearest.distance(name, known) <= 2)
                .ifPresent(known -> add(Finding.Severity.WARNING, "liknar en känd händelse", rule.line(), rule.id(), name, known,
                        "Menades ”" + known + "”? Annars väntar regeln på något som bara en person kan ange.")));
    }

    private void never(Rule rule) {
        List<Condition> required = Stream
                .concat(Conditions.required(decision.scope().condition()), Conditions.required(rule.applies())).toList();
        Stream<String> impossible = Stream.concat(
                required.stream().filter(one -> required.stream().anyMatch(other -> Possible.exclude(one, other)))
                        .map(Condition::text),
                rule.exceptions().stream().filter(exception -> Possible.implied(exception, required))
                        .map(exception -> "undantag: " + exception.text()));
        String found = String.join("; ", impossible.distinct().toList());
        if (!found.isEmpty()) {
            add(Finding.Severity.ERROR, "kan aldrig träffa", rule.line(), rule.id(), found,
                    "villkor som kan vara sanna samtidigt",
                    "Ändra eller ta bort ett av dem.");
        }
        Retention retention = rule.retention();
        if (retention.longest() != null && retention.period() != null
                && Overlaps.longer(Objects.requireNonNull(retention.period()), Objects.requireNonNull(retention.longest()))) {
            add(Finding.Severity.ERROR, "omöjlig tid", rule.line(), rule.id() + ".längst",
                    Periods.text(Objects.requireNonNull(retention.longest())),
                    "minst gallringsfristen " + Periods.text(Objects.requireNonNull(retention.period())), "");
        }
    }
}
