package se.bevara.retention;

import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** The fields of one mapping in a file. It remembers what was asked for, so that what nobody asked for can be told as unknown. */
public final class Fields {

    private static final int LONGEST = 100;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Integer> lines = new LinkedHashMap<>();
    private final Set<String> asked = new LinkedHashSet<>();
    private final Findings findings;
    private final String path;
    private final int line;

    public Fields(Node node, String path, Findings findings) {
        this.path = path;
        this.findings = findings;
        this.line = Findings.line(node);
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(this::add);
        } else {
            findings.error("fel form", line, path, kind(node), "fält med namn och värde",
                    "Skriv ”fält: värde”, ett på varje rad.");
        }
    }

    private void add(NodeTuple tuple) {
        String name = tuple.getKeyNode() instanceof ScalarNode key ? key.getValue().strip().toLowerCase(Locale.ROOT) : "?";
        int at = Findings.line(tuple.getKeyNode());
        if (name.length() > LONGEST) {
            findings.error("okänt fält", at, path, name, "ett fältnamn på högst " + LONGEST + " tecken", "");
            return;
        }
        if (values.containsKey(name)) {
            findings.error("fältet står två gånger", at, at(name), name, "varje fält en gång",
                    "Ta bort det ena, på rad " + lines.get(name) + " eller här.");
        }
        values.put(name, tuple.getValueNode());
        lines.put(name, at);
    }

    public Findings findings() {
        return findings;
    }

    public int line() {
        return line;
    }

    public int line(String name) {
        return lines.getOrDefault(name, line);
    }

    String path() {
        return path;
    }

    public String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    Set<String> asked() {
        return asked;
    }

    Set<String> names() {
        return values.keySet();
    }

    public boolean has(String name) {
        return node(name).isPresent();
    }

    /** The value of a field; nothing where it is left out or empty. */
    Optional<Node> node(String name) {
        asked.add(name);
        return Optional.ofNullable(values.get(name)).filter(node -> !(node instanceof ScalarNode scalar && empty(scalar)));
    }

    private static boolean empty(ScalarNode scalar) {
        return scalar.getScalarStyle() == ScalarStyle.PLAIN && Set.of("", "null", "~").contains(scalar.getValue().strip());
    }

    public Optional<String> text(String name) {
        return node(name).flatMap(node -> scalar(node, at(name)));
    }

    public String required(String name, String expected) {
        return text(name).orElseGet(() -> {
            if (!has(name)) {
                missing(name, expected);
            }
            return "";
        });
    }

    public void missing(String name, String expected) {
        findings.error("fält saknas", line, at(name), "", expected, "Lägg till ”" + name + ": …”.");
    }

    Optional<String> scalar(Node node, String where) {
        if (node instanceof ScalarNode scalar) {
            return Optional.of(scalar.getValue().strip());
        }
        findings.error("fel form", Findings.line(node), where, kind(node), "en text", "");
        return Optional.empty();
    }

    /** One text or a list of texts. */
    public List<String> texts(String name) {
        return nodes(name).stream().flatMap(node -> scalar(node, at(name)).stream()).filter(text -> !text.isEmpty()).toList();
    }

    /** One value or a list of values. */
    List<Node> nodes(String name) {
        return node(name).map(node -> node instanceof SequenceNode list ? list.getValue() : List.of(node)).orElse(List.of());
    }

    public Optional<LocalDate> date(String name) {
        return text(name).flatMap(text -> {
            try {
                return Optional.of(LocalDate.parse(text));
            } catch (DateTimeParseException e) {
                findings.error("omöjligt datum", line(name), at(name), text, "ett datum som finns, ÅÅÅÅ-MM-DD", "Rätta datumet.");
                return Optional.empty();
            }
        });
    }

    public Optional<Period> period(String name) {
        return text(name).flatMap(text -> {
            Optional<Period> read = Periods.read(text);
            if (read.isEmpty()) {
                findings.error("omöjlig tid", line(name), at(name), text, Periods.EXPECTED, "Skriv tal och enhet.");
            }
            return read;
        });
    }

    public <E extends Enum<E> & Word> Optional<E> word(String name, Class<E> type) {
        return text(name).flatMap(text -> word(name, text, type));
    }

    <E extends Enum<E> & Word> Optional<E> word(String name, String text, Class<E> type) {
        Optional<E> read = Word.read(type, text);
        if (read.isEmpty()) {
            findings.error("okänt värde", line(name), at(name), text, String.join(", ", Word.all(type)),
                    Nearest.hint(text, Word.all(type)));
        }
        return read;
    }

    public boolean yes(String name) {
        return word(name, Answer.class).filter(answer -> answer == Answer.YES).isPresent();
    }

    public Optional<Fields> fields(String name) {
        return node(name).map(node -> new Fields(node, at(name), findings));
    }

    public List<Fields> list(String name) {
        var list = new ArrayList<Fields>();
        List<Node> nodes = nodes(name);
        for (int i = 0; i < nodes.size(); i++) {
            list.add(new Fields(nodes.get(i), at(name) + "[" + (i + 1) + "]", findings));
        }
        return list;
    }

    /** Tells each field that nobody asked for. */
    public void finish() {
        values.keySet().stream().filter(name -> !asked.contains(name))
                .forEach(name -> findings.error("okänt fält", lines.getOrDefault(name, line),
                        at(name), name, "något av " + String.join(", ", asked), Nearest.hint(name, asked)));
    }

    private static String kind(Node node) {
        return node instanceof MappingNode ? "fält" : node instanceof SequenceNode ? "en lista" : "en text";
    }
}
