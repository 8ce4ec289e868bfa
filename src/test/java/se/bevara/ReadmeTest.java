package se.bevara;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import picocli.CommandLine;
import se.bevara.cli.Commands;

class ReadmeTest {

    private static final Pattern NAMED = Pattern.compile("`([^`\n]+)`");
    private static final Pattern TYPE = Pattern.compile("(?:[a-z]+\\.)*[A-Z][a-z]+[A-Za-z]*(\\.[a-z][A-Za-z]*)?");
    private static final Pattern PATH = Pattern
            .compile("\\.?[A-Za-z0-9_.-]+/[A-Za-z0-9_./-]*|[a-z.-]+\\.(java|yml|xml|md|sh|csv|sql)");
    private static final Pattern MADE = Pattern.compile("\\.servers/.*|target/.*|data/.*|sample-data/.*");

    private final String readme;

    ReadmeTest() throws IOException {
        readme = Files.readString(Path.of("README.md"));
    }

    @Test
    void everyPathItNamesExists() {
        var paths = named().filter(name -> PATH.matcher(name).matches() && !MADE.matcher(name).matches()).toList();
        assertThat(paths).isNotEmpty().allSatisfy(path -> assertThat(exists(path)).as(path).isTrue());
    }

    private static boolean exists(String path) {
        return Files.exists(Path.of(path)) || Files.exists(Path.of("src/main/java/se/bevara", path))
                || Stream.of(Sources.values()).flatMap(sources -> sources.files().stream())
                        .anyMatch(file -> file.endsWith(path));
    }

    @Test
    void everyTypeItNamesExists() {
        var known = Stream.of(Sources.values()).flatMap(sources -> sources.files().stream())
                .map(file -> file.getFileName().toString().replace(".java", "")).collect(Collectors.toSet());
        var types = named().filter(name -> TYPE.matcher(name).matches()).map(name -> name.replaceAll("^([a-z]+\\.)*", ""))
                .map(name -> name.replaceAll("\\..*", "")).toList();
        assertThat(types).isNotEmpty().isSubsetOf(known);
    }

    @Test
    void everyCommandItNamesExistsAndEveryCommandIsNamed() {
        var named = named().filter(name -> name.startsWith("./bevara ")).map(ReadmeTest::commandOf).collect(Collectors.toSet());
        var existing = commands(Commands.line(), "").collect(Collectors.toSet());
        existing.addAll(List.of("test", "bench"));
        assertThat(named).containsExactlyInAnyOrderElementsOf(existing);
    }

    @Test
    void thePackageTableIsTheModules() {
        var rows = Pattern.compile("(?m)^\\| `([a-z]+)` \\|").matcher(readme).results().map(match -> match.group(1)).toList();
        var modules = ApplicationModules.of(Bevara.class).stream().map(module -> module.getIdentifier().toString()).toList();
        assertThat(rows).containsExactlyInAnyOrderElementsOf(modules);
    }

    @Test
    void everyEnvironmentVariableItNamesIsRead() throws IOException {
        var read = Files.readString(Path.of("bevara"))
                + Sources.MAIN.files().stream().map(Sources::text).collect(Collectors.joining());
        assertThat(named().filter(name -> name.matches("[A-Z]+_[A-Z_]+"))).isNotEmpty()
                .allSatisfy(name -> assertThat(read).contains(name));
    }

    private Stream<String> named() {
        String withoutBlocks = readme.replaceAll("(?m)^```\\w*$", "");
        var inline = NAMED.matcher(withoutBlocks).results().map((MatchResult match) -> match.group(1));
        var blocks = withoutBlocks.lines().filter(line -> line.startsWith("./bevara ")).map(String::strip);
        return Stream.concat(inline, blocks);
    }

    /** The words of a command line that are a command: those before the first option or operand. */
    private static String commandOf(String line) {
        return Stream.of(line.split(" ")).skip(1).takeWhile(word -> word.matches("[a-z][a-z-]*"))
                .collect(Collectors.joining(" "));
    }

    private static Stream<String> commands(CommandLine line, String above) {
        return line.getSubcommands().entrySet().stream().flatMap(entry -> entry.getValue().getSubcommands().isEmpty()
                ? Stream.of(above + entry.getKey())
                : commands(entry.getValue(), above + entry.getKey() + " "));
    }

    @Test
    void commandsAreReadAsWritten() {
        assertThat(List.of(commandOf("./bevara register import FILE [--apply]"), commandOf("./bevara search WORDS…")))
                .containsExactly("register import", "search");
    }
}
