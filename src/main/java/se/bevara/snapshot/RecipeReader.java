package se.bevara.snapshot;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads recipes from their file, YAML 1.2. Every mistake is told with the file, the line, what was found and what was expected. */
final class RecipeReader {

    private static final LoadSettings SETTINGS = LoadSettings.builder().setUseMarks(true).setMaxAliasesForCollections(0)
            .setAllowRecursiveKeys(false).setCodePointLimit(1 << 20).build();
    private static final Set<Failure> WALLS = Set.of(Failure.LOGIN_WALL, Failure.CONSENT_WALL, Failure.CAPTCHA,
            Failure.NOT_AVAILABLE);
    private static final int MOST_UNFOLDED = 100;

    private final String file;
    private final List<String> faults = new ArrayList<>();

    private RecipeReader(String file) {
        this.file = file;
    }

    static Recipes read(String file, byte[] bytes) {
        return new RecipeReader(file).read(new String(bytes, StandardCharsets.UTF_8));
    }

    private Recipes read(String text) {
        String version = "";
        List<Recipe> recipes = List.of();
        try {
            Optional<Node> root = new Compose(SETTINGS).composeString(text);
            if (root.isEmpty()) {
                faults.add(file + ": tom fil, förväntade recept");
            } else {
                var fields = fields(root.get(), Set.of("version", "källa", "recept"));
                version = required(root.get(), fields, "version");
                required(root.get(), fields, "källa");
                recipes = list(fields.get("recept")).stream().map(this::recipe).toList();
                twice(root.get(), recipes);
            }
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0);
            faults.add(file + " rad " + line + ": kan inte läsas som YAML: " + e.getProblem());
        } catch (YamlEngineException e) {
            faults.add(file + ": kan inte läsas som YAML: " + e.getMessage());
        }
        return new Recipes(version, recipes, faults);
    }

    private void twice(Node root, List<Recipe> recipes) {
        var names = new HashSet<String>();
        recipes.stream().map(Recipe::name).filter(name -> !names.add(name))
                .forEach(name -> fault(root, "receptet " + name + " står två gånger"));
    }

    private Recipe recipe(Node node) {
        var fields = fields(node,
                Set.of("namn", "källa", "plattformar", "värdar", "rutor", "neka", "godta ensam", "stäng", "dölj",
                        "visa mer", "högst", "inlägg", "väggar"));
        return new Recipe(required(node, fields, "namn"), lower(fields.get("plattformar")), lower(fields.get("värdar")),
                targets(fields.get("rutor")), targets(fields.get("neka")), targets(fields.get("godta ensam")),
                targets(fields.get("stäng")), selected(fields.get("dölj")), targets(fields.get("visa mer")),
                number(fields.get("högst"), 20, MOST_UNFOLDED), texts(fields.get("inlägg")), walls(fields.get("väggar")));
    }

    private Map<Failure, Recipe.Wall> walls(@Nullable Node node) {
        var walls = new EnumMap<Failure, Recipe.Wall>(Failure.class);
        if (node != null) {
            fields(node, null).forEach((name, wall) -> WALLS.stream().filter(each -> each.swedish().equals(name)).findFirst()
                    .ifPresentOrElse(failure -> walls.put(failure, wall(wall)), () -> fault(wall,
                            "okänd vägg " + name + ", förväntade en av "
                                    + WALLS.stream().map(Failure::swedish).sorted().toList())));
        }
        return walls;
    }

    private Recipe.Wall wall(Node node) {
        var fields = fields(node, Set.of("adresser", "ord", "tecken"));
        return new Recipe.Wall(texts(fields.get("adresser")), texts(fields.get("ord")), targets(fields.get("tecken")));
    }

    private List<Target> targets(@Nullable Node node) {
        return list(node).stream().flatMap(this::target).toList();
    }

    /** What is hidden must be chosen by a selector: a text alone would be found in what people have written. */
    private List<Target> selected(@Nullable Node node) {
        list(node).stream().filter(one -> !(one instanceof MappingNode)).forEach(one -> fault(one, "förväntade fältet väljare"));
        return targets(node).stream().filter(target -> !target.selector().isEmpty()).toList();
    }

    private Stream<Target> target(Node node) {
        if (node instanceof ScalarNode) {
            return Stream.of(new Target("", texts(node), Target.SHORT_PAGE, 0));
        }
        var fields = fields(node, Set.of("väljare", "text", "sidan högst", "täcker"));
        var selector = texts(fields.get("väljare"));
        var texts = texts(fields.get("text"));
        if (selector.isEmpty() && texts.isEmpty()) {
            fault(node, "förväntade fältet väljare eller text");
            return Stream.empty();
        }
        return Stream.of(new Target(String.join(", ", selector), texts,
                number(fields.get("sidan högst"), Target.SHORT_PAGE, 1_000_000), number(fields.get("täcker"), 0, 100)));
    }

    private int number(@Nullable Node node, int otherwise, int most) {
        if (node == null) {
            return otherwise;
        }
        String text = String.join("", texts(node));
        if (!text.matches("\\d{1,7}") || Integer.parseInt(text) > most) {
            fault(node, "fann " + text + ", förväntade ett heltal, högst " + most);
            return otherwise;
        }
        return Integer.parseInt(text);
    }

    private Set<String> lower(@Nullable Node node) {
        return Set.copyOf(texts(node).stream().map(text -> text.toLowerCase(Locale.ROOT)).distinct().toList());
    }

    /** A text, or a list of texts. */
    private List<String> texts(@Nullable Node node) {
        return (node instanceof ScalarNode ? List.of(node) : list(node)).stream().flatMap(one -> {
            if (one instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
                return Stream.of(scalar.getValue().strip());
            }
            fault(one, "förväntade text");
            return Stream.empty();
        }).toList();
    }

    private List<Node> list(@Nullable Node node) {
        if (node == null) {
            return List.of();
        }
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        fault(node, "förväntade en lista");
        return List.of();
    }

    private String required(Node node, Map<String, Node> fields, String name) {
        Node found = fields.get(name);
        if (found == null) {
            fault(node, "fältet " + name + " saknas");
            return "";
        }
        return String.join(" ", texts(found));
    }

    private Map<String, Node> fields(Node node, @Nullable Set<String> known) {
        var fields = new LinkedHashMap<String, Node>();
        if (!(node instanceof MappingNode mapping)) {
            fault(node, "förväntade fält");
            return fields;
        }
        for (var each : mapping.getValue()) {
            String name = each.getKeyNode() instanceof ScalarNode key ? key.getValue() : "";
            if (known != null && !known.contains(name)) {
                fault(each.getKeyNode(), "okänt fält " + name + ", förväntade ett av " + known.stream().sorted().toList());
            } else if (fields.put(name, each.getValueNode()) != null) {
                fault(each.getKeyNode(), "fältet " + name + " står två gånger");
            }
        }
        return fields;
    }

    private void fault(Node node, String what) {
        faults.add(file + " rad " + node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0) + ": " + what);
    }
}
