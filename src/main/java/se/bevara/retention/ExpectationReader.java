package se.bevara.retention;

import static java.util.stream.Collectors.joining;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads what a case expects. Only what it names is compared. */
final class ExpectationReader {

    private static final String NONE = "inget";
    private final List<Expectation> all = new ArrayList<>();

    private ExpectationReader() {
    }

    static List<Expectation> read(Fields fields) {
        var reader = new ExpectationReader();
        reader.verdict(fields, "arkiv", judgement -> judgement.archive().verdict());
        reader.verdict(fields, "medium", judgement -> judgement.platform().verdict());
        reader.tasks(fields);
        reader.texts(fields, "avvikelser", Judgement::deviations);
        reader.texts(fields, "anmärkningar", Judgement::notes);
        reader.rules(fields, "avgör",
                judgement -> Stream.concat(judgement.archive().won().stream(), judgement.platform().won().stream()));
        reader.rules(fields, "träffar", judgement -> judgement.considered().stream().filter(Considered::matches));
        fields.texts("förklaring")
                .forEach(text -> reader.all.add(new Expectation(fields.line("förklaring"), fields.at("förklaring"), text, true,
                        judgement -> String.join("\n", judgement.explanation()))));
        fields.finish();
        if (reader.all.isEmpty()) {
            fields.findings().error("fält saknas", fields.line(), fields.path(), "",
                    "minst arkiv, medium, uppgifter eller avvikelser", "");
        }
        return List.copyOf(reader.all);
    }

    private void add(Fields fields, String name, String expected, Function<Judgement, String> found) {
        all.add(new Expectation(fields.line(name), fields.at(name), expected, false, found));
    }

    private void verdict(Fields fields, String name, Function<Judgement, Verdict> verdict) {
        fields.node(name).ifPresent(node -> {
            if (node instanceof ScalarNode word) {
                add(fields, name, word.getValue().strip(), judgement -> verdict.apply(judgement).word());
            } else {
                verdict(new Fields(node, fields.at(name), fields.findings()), verdict);
            }
        });
    }

    private void verdict(Fields fields, Function<Judgement, Verdict> verdict) {
        fields.text("utfall").ifPresent(word -> add(fields, "utfall", word, judgement -> verdict.apply(judgement).word()));
        date(fields, "tillåtet från",
                judgement -> verdict.apply(judgement) instanceof Verdict.DisposeFrom from ? from.allowed() : null);
        date(fields, "från", judgement -> switch (verdict.apply(judgement)) {
            case Verdict.DisposeFrom from -> from.from();
            case Verdict.DeliverThenDispose from -> from.from();
            case Verdict.Keep kept -> null;
            case Verdict.Waits kept -> null;
            case Verdict.Review kept -> null;
            case Verdict.Blocked kept -> null;
            case Verdict.Preserve kept -> null;
        });
        date(fields, "senast", judgement -> verdict.apply(judgement) instanceof Verdict.DisposeFrom from
                ? from.latest()
                : verdict.apply(judgement) instanceof Verdict.DeliverThenDispose deliver ? deliver.latest() : null);
        yes(fields, "försenad",
                judgement -> verdict.apply(judgement) instanceof Verdict.DisposeFrom from && from.overdue(judgement.today()));
        yes(fields, "förfallen",
                judgement -> verdict.apply(judgement) instanceof Verdict.DisposeFrom from && from.due(judgement.today()));
        fields.text("därefter").ifPresent(word -> add(fields, "därefter", word,
                judgement -> verdict.apply(judgement) instanceof Verdict.DeliverThenDispose deliver
                        ? deliver.then().swedish()
                        : NONE));
        fields.text("skäl").ifPresent(text -> all.add(new Expectation(fields.line("skäl"), fields.at("skäl"), text, true,
                judgement -> verdict.apply(judgement).reason())));
        fields.finish();
    }

    private void date(Fields fields, String name, Function<Judgement, @Nullable LocalDate> date) {
        if (fields.text(name).filter(NONE::equals).isPresent()) {
            add(fields, name, NONE, judgement -> text(date.apply(judgement)));
        } else {
            fields.date(name).ifPresent(day -> add(fields, name, day.toString(), judgement -> text(date.apply(judgement))));
        }
    }

    private static String text(@Nullable LocalDate day) {
        return day == null ? NONE : day.toString();
    }

    private void yes(Fields fields, String name, Function<Judgement, Boolean> holds) {
        fields.word(name, Answer.class).ifPresent(answer -> add(fields, name, answer.swedish(),
                judgement -> (holds.apply(judgement) ? Answer.YES : Answer.NO).swedish()));
    }

    private void tasks(Fields fields) {
        if (!fields.names().contains("uppgifter")) {
            return;
        }
        List<Node> nodes = fields.nodes("uppgifter");
        add(fields, "uppgifter", nodes.stream().map(node -> node instanceof ScalarNode work
                ? work.getValue().strip()
                : new Fields(node, fields.at("uppgifter"), fields.findings()).text("uppgift").orElse("?")).collect(joining(", ")),
                judgement -> judgement.tasks().stream().map(task -> task.work().swedish()).collect(joining(", ")));
        for (int i = 0; i < nodes.size(); i++) {
            if (!(nodes.get(i) instanceof ScalarNode)) {
                task(new Fields(nodes.get(i), fields.at("uppgifter") + "[" + (i + 1) + "]", fields.findings()), i);
            }
        }
    }

    private void task(Fields fields, int index) {
        fields.required("uppgift", "vad som ska göras");
        fields.text("läge").ifPresent(state -> add(fields, "läge", state,
                judgement -> at(judgement, index, task -> task.state().swedish())));
        date(fields, "från", judgement -> index < judgement.tasks().size() ? judgement.tasks().get(index).from() : null);
        date(fields, "senast", judgement -> index < judgement.tasks().size() ? judgement.tasks().get(index).latest() : null);
        date(fields, "försenad sedan",
                judgement -> index < judgement.tasks().size() ? judgement.tasks().get(index).lateSince() : null);
        fields.text("saknas").ifPresent(text -> all.add(new Expectation(fields.line("saknas"), fields.at("saknas"), text, true,
                judgement -> at(judgement, index, task -> String.join(", ", task.missing())))));
        fields.finish();
    }

    private static String at(Judgement judgement, int index, Function<Task, String> part) {
        return index < judgement.tasks().size() ? part.apply(judgement.tasks().get(index)) : NONE;
    }

    /** As many texts as there are named, each containing the one named. */
    private void texts(Fields fields, String name, Function<Judgement, List<String>> found) {
        if (!fields.names().contains(name)) {
            return;
        }
        List<String> texts = fields.texts(name);
        add(fields, name, String.valueOf(texts.size()), judgement -> String.valueOf(found.apply(judgement).size()));
        for (int i = 0; i < texts.size(); i++) {
            int index = i;
            all.add(new Expectation(fields.line(name), fields.at(name), texts.get(i), true,
                    judgement -> index < found.apply(judgement).size() ? found.apply(judgement).get(index) : NONE));
        }
    }

    private void rules(Fields fields, String name, Function<Judgement, Stream<Considered>> found) {
        if (fields.names().contains(name)) {
            add(fields, name, fields.texts(name).stream().sorted().collect(joining(", ")),
                    judgement -> found.apply(judgement).map(rule -> rule.rule().id()).distinct().sorted().collect(joining(", ")));
        }
    }
}
