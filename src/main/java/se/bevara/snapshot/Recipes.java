package se.bevara.snapshot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The recipes that are in use.
 *
 * @param version of each file they come from
 * @param all in the order they are tried
 * @param faults in Swedish, of a file that is not used because of them; says where
 */
record Recipes(String version, List<Recipe> all, List<String> faults) {

    static final String FILE = "recipes.yaml";

    Recipes {
        all = List.copyOf(all);
        faults = List.copyOf(faults);
    }

    /** Those of the program. */
    static Recipes ours() {
        try (var in = Objects.requireNonNull(Recipes.class.getResourceAsStream(FILE), FILE)) {
            var read = RecipeReader.read(FILE, in.readAllBytes());
            if (!read.faults().isEmpty()) {
                throw new IllegalStateException(String.join("; ", read.faults()));
            }
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException(FILE, e);
        }
    }

    /**
     * Those of the program, before them those of a file: one of the same name takes the place of ours. A file with faults is not used.
     *
     * @param file need not be there
     */
    static Recipes with(Path file) {
        var ours = ours();
        if (!Files.exists(file)) {
            return ours;
        }
        Recipes theirs;
        try {
            theirs = RecipeReader.read(file.toString(), Files.readAllBytes(file));
        } catch (IOException e) {
            return new Recipes(ours.version, ours.all, List.of(file + ": kan inte läsas"));
        }
        if (!theirs.faults.isEmpty()) {
            return new Recipes(ours.version, ours.all, theirs.faults);
        }
        Set<String> named = theirs.all.stream().map(Recipe::name).collect(Collectors.toSet());
        return new Recipes(ours.version + ", " + theirs.version + " (egna)",
                Stream.concat(theirs.all.stream(), ours.all.stream().filter(one -> !named.contains(one.name()))).toList(),
                List.of());
    }

    /** Those for a page of an account. */
    List<Recipe> serving(String platform, URI page) {
        return all.stream().filter(recipe -> recipe.serves(platform, page)).toList();
    }

    /** What stands in the page's place, as its address tells; nothing where the address that was asked for tells the same. */
    Optional<Failure> wall(URI asked, URI shown) {
        return wall(shown).filter(found -> wall(asked).filter(found::equals).isEmpty());
    }

    private Optional<Failure> wall(URI address) {
        String place = place(address);
        return all.stream().flatMap(recipe -> recipe.walls().entrySet().stream())
                .filter(wall -> wall.getValue().addresses().stream().anyMatch(one -> pattern(one).matcher(place).matches())
                        || wall.getValue().words().stream().anyMatch(word -> word(word).matcher(place).find()))
                .map(java.util.Map.Entry::getKey).findFirst();
    }

    private static String place(URI address) {
        return (Objects.requireNonNullElse(address.getHost(), "") + Objects.requireNonNullElse(address.getPath(), ""))
                .toLowerCase(Locale.ROOT);
    }

    private static Pattern pattern(String wildcards) {
        return Pattern.compile(Stream.of(wildcards.toLowerCase(Locale.ROOT).split("\\*", -1)).map(Pattern::quote)
                .collect(Collectors.joining(".*")));
    }

    private static Pattern word(String word) {
        return Pattern.compile("(^|[/._-])" + Pattern.quote(word.toLowerCase(Locale.ROOT)) + "([/._-]|$)");
    }
}
