package se.bevara.retention;

import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A rule as people read it, in Swedish: what it says field by field, in the order of a decision on paper.
 *
 * @param about its own description; may be empty
 */
public record RuleText(String id, String about, List<Line> lines) {

    /** One field and what it says. */
    public record Line(String field, String text) {
    }

    public RuleText {
        lines = List.copyOf(lines);
    }

    public static RuleText of(Rule rule) {
        var lines = new ArrayList<Line>();
        add(lines, "Gäller", rule.applies().text().isBlank() ? "allt som beslutet omfattar" : rule.applies().text());
        rule.exceptions().forEach(exception -> add(lines, "Utom", exception.text()));
        add(lines, "Åtgärd", rule.action().swedish()
                + (rule.action() == Action.DELIVER ? ", därefter " + rule.then().swedish() : ""));
        if (rule.disposes()) {
            add(lines, "Exemplar", rule.copies().stream().sorted().map(RuleText::copy).collect(Collectors.joining(" och ")));
            period(lines, rule.retention());
            add(lines, "Godkännande", rule.approval().swedish());
        }
        rule.gates().forEach(gate -> add(lines, "Krävs vid gallringen", gate.text()));
        rule.steps().forEach(step -> add(lines, "Att göra", step(step)));
        Optional.ofNullable(rule.recurrence()).ifPresent(recurrence -> add(lines, "Avbildas", pictured(recurrence)));
        if (rule.neverCopied()) {
            add(lines, "Får aldrig kopieras", "ja");
        }
        add(lines, "Nivå", rule.level().swedish());
        return new RuleText(rule.id(), rule.text(), lines);
    }

    private static void add(List<Line> lines, String field, String text) {
        if (!text.isBlank()) {
            lines.add(new Line(field, text));
        }
    }

    private static String copy(Copy copy) {
        return switch (copy) {
            case PLATFORM -> "det på plattformen";
            case ARCHIVE -> "det i arkivet";
        };
    }

    private static void period(List<Line> lines, Retention retention) {
        Period period = retention.period();
        Trigger trigger = retention.trigger();
        String from = trigger == null ? "" : " från " + trigger.text();
        add(lines, "Verkan", retention.strength().swedish());
        add(lines, "Frist", (period == null ? "bestäms av en människa" : Periods.text(period)) + from
                + (retention.counting().fromAnEnd() ? ", räknat från " + retention.counting().text() : ""));
        Optional.ofNullable(retention.longest()).ifPresent(longest -> add(lines, "Senast", Periods.text(longest) + from));
        Optional.ofNullable(retention.shorterBy()).ifPresent(by -> add(lines, "Kortare tid medges av", by));
        if (retention.withContents()) {
            add(lines, "Innehåll", "väntar på det sista av vad den rymmer");
        }
        if (retention.keepsForm()) {
            add(lines, "Elektronisk form", "ska finnas kvar till gallringen");
        }
    }

    private static String step(Step step) {
        Period within = step.within();
        return step.work().swedish() + (within == null ? "" : " inom " + Periods.text(within) + " från " + step.since())
                + joined(", om ", step.when()) + joined(", kräver ", step.requires()) + joined(", bör ha ", step.wanted());
    }

    private static String joined(String before, List<Condition> conditions) {
        return conditions.isEmpty()
                ? ""
                : before + conditions.stream().map(Condition::text).collect(Collectors.joining(" och "));
    }

    private static String pictured(Recurrence recurrence) {
        var parts = new ArrayList<String>();
        Optional.ofNullable(recurrence.every()).ifPresent(every -> parts.add("minst var " + Periods.text(every)));
        recurrence.windows().forEach(window -> parts.add("en gång " + day(window.from()) + " – " + day(window.to())));
        recurrence.orAt().forEach(event -> parts.add("när detta händer: " + event));
        recurrence.before().forEach(event -> parts.add("före: " + event));
        Optional.ofNullable(recurrence.tolerance()).ifPresent(tolerance -> parts.add("tolerans: " + Periods.text(tolerance)));
        return String.join("; ", parts);
    }

    private static String day(java.time.MonthDay day) {
        return day.getDayOfMonth() + "/" + day.getMonthValue();
    }
}
