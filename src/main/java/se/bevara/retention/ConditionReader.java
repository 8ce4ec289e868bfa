package se.bevara.retention;

import java.time.Period;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads conditions: the same words under {@code gäller}, {@code villkor}, {@code undantag}, {@code om} and {@code kräver}. */
final class ConditionReader {

    private ConditionReader() {
    }

    /** A mapping of conditions that must all hold; the caller finishes the fields. */
    static Condition all(Fields fields) {
        var all = new ArrayList<Condition>();
        for (Trait trait : Trait.values()) {
            List<String> values = fields.texts(trait.swedish());
            if (!values.isEmpty()) {
                all.add(new Condition.Is(trait, caseless(values)));
            } else if (fields.has(trait.swedish())) {
                fields.findings().error("kan aldrig träffa", fields.line(trait.swedish()), fields.at(trait.swedish()),
                        "inga värden",
                        "minst ett värde", "Ange ett värde eller ta bort fältet.");
            }
        }
        List<String> tags = fields.texts("taggar");
        if (!tags.isEmpty()) {
            all.add(new Condition.Tagged(
                    tags.stream().map(tag -> tag.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet())));
        }
        fields.fields("fakta").ifPresent(facts -> facts.names().forEach(name -> facts.word(name, Answer.class)
                .ifPresent(answer -> all.add(new Condition.Stated(Events.name(name), answer)))));
        fields.texts("hänt").forEach(event -> all.add(new Condition.Happened(Events.name(event))));
        fields.nodes("inte hänt").forEach(node -> all.add(notHappened(node, fields)));
        fields.list("gått").forEach(elapsed -> elapsed(elapsed).ifPresent(all::add));
        List<Condition> any = each(fields, "något av");
        if (!any.isEmpty()) {
            all.add(new Condition.Any(any));
        }
        all.addAll(each(fields, "alla"));
        fields.fields("inte").ifPresent(not -> all.add(new Condition.Not(finished(not))));
        return Condition.all(List.copyOf(all));
    }

    static Condition finished(Fields fields) {
        Condition condition = all(fields);
        fields.finish();
        return condition;
    }

    /** A list of conditions, or one; each a mapping or the bare name of a fact that must be yes. */
    static List<Condition> each(Fields fields, String name) {
        List<Node> nodes = fields.nodes(name);
        var all = new ArrayList<Condition>();
        for (int i = 0; i < nodes.size(); i++) {
            all.add(nodes.get(i) instanceof ScalarNode fact
                    ? new Condition.Stated(Events.name(fact.getValue()), Answer.YES)
                    : finished(new Fields(nodes.get(i), fields.at(name) + "[" + (i + 1) + "]", fields.findings())));
        }
        return all;
    }

    static Set<String> caseless(List<String> values) {
        var set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        set.addAll(values);
        return Collections.unmodifiableSet(set);
    }

    private static Condition notHappened(Node node, Fields fields) {
        if (node instanceof ScalarNode event) {
            return new Condition.NotHappened(Events.name(event.getValue()), null, Events.CREATED);
        }
        var parts = new Fields(node, fields.at("inte hänt"), fields.findings());
        var read = new Condition.NotHappened(Events.name(parts.required("händelse", "en händelse")),
                parts.period("inom").orElse(null), Events.name(parts.text("från").orElse(Events.CREATED)));
        parts.finish();
        return read;
    }

    private static Optional<Condition> elapsed(Fields parts) {
        Optional<Period> time = parts.period("tid");
        String since = parts.required("sedan", "en händelse");
        String at = parts.text("vid").map(Events::name).orElse(null);
        if (time.isEmpty() && !parts.has("tid")) {
            parts.missing("tid", Periods.EXPECTED);
        }
        parts.finish();
        return time.map(period -> new Condition.Elapsed(period, Events.name(since), at));
    }
}
