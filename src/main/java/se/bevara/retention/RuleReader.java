package se.bevara.retention;

import java.time.DateTimeException;
import java.time.MonthDay;
import java.time.Period;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads one rule of a decision. */
final class RuleReader {

    static final String UNDECIDED = "ej bestämd";
    private static final Pattern WINDOW = Pattern.compile("(\\d{1,2})/(\\d{1,2}) ?[-–] ?(\\d{1,2})/(\\d{1,2})");
    static final Set<Work> COPYING = Set.of(Work.CAPTURE, Work.PICTURE, Work.TRANSFER);
    private final Fields fields;
    private final Findings findings;

    RuleReader(Fields fields) {
        this.fields = fields;
        this.findings = fields.findings();
    }

    Optional<Rule> read(Level usual) {
        String id = fields.required("regel", "ett namn på regeln");
        if (!id.isEmpty() && !id.matches("[\\p{L}\\p{Nd}][\\p{L}\\p{Nd}._-]{0,79}")) {
            findings.error("okänt värde", fields.line("regel"), fields.at("regel"), id,
                    "bokstäver, siffror, punkt och bindestreck, högst 80", "");
        }
        String text = fields.text("beskrivning").orElse("");
        Optional<Action> action = fields.word("åtgärd", Action.class);
        if (!fields.has("åtgärd")) {
            fields.missing("åtgärd", String.join(", ", Word.all(Action.class)));
        }
        Condition applies = fields.fields("gäller").map(ConditionReader::finished).orElse(new Condition.All(List.of()));
        Level level = fields.word("nivå", Level.class).orElse(usual);
        List<Condition> exceptions = ConditionReader.each(fields, "undantag");
        List<Condition> gates = ConditionReader.each(fields, "villkor");
        Optional<Approval> approval = fields.word("godkännande", Approval.class);
        Optional<Action> then = fields.word("därefter", Action.class);
        Set<Copy> copies = copies(action.orElse(Action.PRESERVE));
        Retention retention = retention(action.orElse(Action.PRESERVE));
        List<Step> steps = fields.list("steg").stream().flatMap(step -> step(step).stream()).toList();
        Recurrence recurrence = fields.fields("återkommer").map(this::recurrence).orElse(null);
        if (recurrence == null && action.filter(Action.PICTURE::equals).isPresent()) {
            fields.missing("återkommer", "intervall, fönster, eller vid, eller före");
        }
        boolean neverCopied = fields.yes("får aldrig kopieras");
        if (neverCopied && steps.stream().anyMatch(step -> COPYING.contains(step.work()))) {
            findings.error("motsägelse", fields.line("steg"), fields.at("steg"), "ett steg som kopierar", "inga kopior",
                    "Ta bort steget fånga, avbilda eller överför.");
        }
        fields.finish();
        return action.map(does -> new Rule(id, text, applies, exceptions, copies, does, level, retention, gates,
                approval.orElse(Approval.TWO_PERSONS), steps, recurrence, then.orElse(Action.DISPOSE), neverCopied,
                fields.line()));
    }

    private Set<Copy> copies(Action action) {
        var copies = EnumSet.noneOf(Copy.class);
        for (String word : fields.texts("exemplar")) {
            if (word.equalsIgnoreCase("båda")) {
                copies.addAll(EnumSet.allOf(Copy.class));
            } else {
                fields.word("exemplar", word, Copy.class).ifPresent(copies::add);
            }
        }
        if (action == Action.DISPOSE_ON_PLATFORM && copies.contains(Copy.ARCHIVE)) {
            findings.error("motsägelse", fields.line("exemplar"), fields.at("exemplar"), "arkiv", "plattform",
                    "”gallras i mediet” rör bara plattformens exemplar; skriv annars ”gallras”.");
        }
        return !copies.isEmpty() ? copies : Set.of(action == Action.DISPOSE_ON_PLATFORM ? Copy.PLATFORM : Copy.ARCHIVE);
    }

    private Retention retention(Action action) {
        boolean disposes = action == Action.DISPOSE || action == Action.DISPOSE_ON_PLATFORM || action == Action.DELIVER;
        Optional<Strength> strength = fields.word("verkan", Strength.class);
        boolean undecided = fields.text("gallringsfrist").filter(UNDECIDED::equalsIgnoreCase).isPresent();
        Period period = undecided ? null : fields.period("gallringsfrist").orElse(null);
        Period longest = fields.period("längst").orElse(null);
        Trigger trigger = fields.node("frist från").flatMap(node -> trigger(node, fields.at("frist från"))).orElse(null);
        Optional<Counting> counting = fields.text("räknas").flatMap(this::counting);
        var read = new Retention(strength.orElse(Strength.MAY_FROM), period, longest, trigger, counting.orElse(Counting.DATE),
                fields.text("kortare frist enligt").orElse(null), fields.yes("innehållet följs"),
                fields.yes("elektronisk form behålls"));
        if (disposes) {
            judgeRetention(read, undecided);
        } else {
            superfluous(action);
        }
        return read;
    }

    private Optional<Counting> counting(String text) {
        Optional<Counting> read = Counting.read(text);
        if (read.isEmpty()) {
            findings.error("okänt värde", fields.line("räknas"), fields.at("räknas"), text, Counting.EXPECTED,
                    Nearest.hint(text, Counting.NAMED.stream().map(Counting::swedish).toList()));
        }
        return read;
    }

    private void judgeRetention(Retention read, boolean undecided) {
        Period period = read.period();
        if (!fields.has("verkan")) {
            fields.missing("verkan", String.join(", ", Word.all(Strength.class)));
        }
        if (!fields.has("gallringsfrist")) {
            fields.missing("gallringsfrist", Periods.EXPECTED + ", eller " + UNDECIDED);
        } else if (undecided) {
            findings.warning("frist ej bestämd", fields.line("gallringsfrist"), fields.at("gallringsfrist"), UNDECIDED,
                    Periods.EXPECTED,
                    "Handlingarna prövas en och en tills beslutet anger en frist.");
        } else if (period != null && !period.isZero() && !fields.has("frist från")) {
            findings.error("frist utan början", fields.line("gallringsfrist"), fields.at("frist från"), "",
                    "händelsen som fristen räknas från",
                    "Lägg till ”frist från: tillkommen” eller en annan händelse.");
        }
        if (period != null && period.getYears() > 0 && !fields.has("räknas")) {
            findings.warning("räknesätt saknas", fields.line("gallringsfrist"), fields.at("räknas"), "",
                    Counting.EXPECTED,
                    "Säg om åren räknas från dag till dag eller från kalenderårets utgång; nu räknas från dag till dag.");
        }
    }

    private void superfluous(Action action) {
        List.of("verkan", "gallringsfrist", "längst", "frist från", "räknas").stream().filter(fields::has)
                .forEach(name -> findings.warning("fält utan verkan", fields.line(name), fields.at(name), name,
                        "inget för ”" + action.swedish() + "”",
                        "Ta bort fältet eller ändra åtgärden."));
    }

    private Optional<Trigger> trigger(Node node, String where) {
        if (node instanceof ScalarNode event) {
            return Optional.of(new Trigger.On(Events.name(event.getValue())));
        }
        var parts = new Fields(node, where, findings);
        List<Trigger> latest = triggers(parts, "senast av");
        List<Trigger> earliest = triggers(parts, "tidigast av");
        parts.finish();
        if (latest.isEmpty() == earliest.isEmpty()) {
            findings.error("fel form", parts.line(), where, "", "en händelse, ”senast av: […]” eller ”tidigast av: […]”", "");
            return Optional.empty();
        }
        return Optional.of(latest.isEmpty() ? new Trigger.Earliest(earliest) : new Trigger.Latest(latest));
    }

    private List<Trigger> triggers(Fields parts, String name) {
        return parts.nodes(name).stream().flatMap(node -> trigger(node, parts.at(name)).stream()).toList();
    }

    private static Optional<Step> step(Fields step) {
        Optional<Work> work = step.word("gör", Work.class);
        if (!step.has("gör")) {
            step.missing("gör", String.join(", ", Word.all(Work.class)));
        }
        List<Condition> when = ConditionReader.each(step, "om");
        List<Condition> requires = ConditionReader.each(step, "kräver");
        List<Condition> wanted = ConditionReader.each(step, "om möjligt");
        Period within = step.period("inom").orElse(null);
        String since = Events.name(step.text("från").orElse(Events.CREATED));
        step.finish();
        return work.map(does -> new Step(does, when, requires, wanted, within, since));
    }

    private Recurrence recurrence(Fields parts) {
        Period every = parts.period("intervall").orElse(null);
        var windows = new ArrayList<Recurrence.Window>();
        for (String text : parts.texts("fönster")) {
            Recurrence.@Nullable Window window = window(text);
            if (window == null) {
                findings.error("omöjligt datum", parts.line("fönster"), parts.at("fönster"), text,
                        "dagar i samma år som 15/1–10/6", "Rätta dagarna.");
            } else {
                windows.add(window);
            }
        }
        var read = new Recurrence(every, windows, parts.texts("eller vid").stream().map(Events::name).toList(),
                parts.texts("före").stream().map(Events::name).toList(), parts.period("tolerans").orElse(null));
        parts.finish();
        return read;
    }

    private static Recurrence.@Nullable Window window(String text) {
        var days = WINDOW.matcher(text.strip());
        if (!days.matches()) {
            return null;
        }
        try {
            return new Recurrence.Window(MonthDay.of(Integer.parseInt(days.group(2)), Integer.parseInt(days.group(1))),
                    MonthDay.of(Integer.parseInt(days.group(4)), Integer.parseInt(days.group(3))));
        } catch (DateTimeException | IllegalArgumentException e) {
            return null;
        }
    }
}
