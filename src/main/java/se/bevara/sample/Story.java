package se.bevara.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * A story as its file {@code story.yaml} tells it. The file explains its own words, in Swedish.
 *
 * @param first day of the first night
 * @param last day of the last night
 * @param events what happens on the platforms
 * @param deeds what the municipality's people do in the archive
 */
record Story(LocalDate first, LocalDate last, List<Cast> cast, List<Event> events, List<Event> deeds,
        Everyday everyday) {

    private static final Set<String> WORDS = Set.of("när", "konto", "gör", "märke", "på", "av", "text", "tecken", "media",
            "antal", "till", "namn", "blir", "slag", "anrop");
    private static final Set<String> OFFICE = Set.of("när", "av", "gör", "på", "namn", "blir", "skäl", "mandat");

    /**
     * An account of the story.
     *
     * @param account platform and handle, {@code facebook/solvik}
     * @param posts everyday posts a month
     * @param comments everyday comments below each, at most
     * @param until the day of its last everyday post; null for as long as the story lasts
     * @param withToken whether the archive has a credential for it
     */
    record Cast(String account, String name, String about, String theme, int posts, int comments, @Nullable LocalDate until,
            boolean withToken) {
    }

    /** Something that happens: its place in the file, from 1, and its words. */
    record Event(int number, Map<String, String> words, List<String> media) {

        /** A word that the event cannot do without. */
        String word(String name) {
            String value = words.get(name);
            if (value == null) {
                throw new IllegalArgumentException("story.yaml, händelse " + number + ": expected " + name + ", found none");
            }
            return value;
        }

        String word(String name, String otherwise) {
            return words.getOrDefault(name, otherwise);
        }
    }

    static Story read(Path file) {
        try {
            JsonNode tree = new YAMLMapper().readTree(Files.readString(file));
            return new Story(LocalDate.parse(tree.path("från").asString()), LocalDate.parse(tree.path("till").asString()),
                    cast(tree.path("konton")), events(tree.path("händelser"), WORDS), events(tree.path("arkivet"), OFFICE),
                    Everyday.of(tree));
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": expected a readable file", e);
        }
    }

    private static List<Cast> cast(JsonNode accounts) {
        List<Cast> cast = new ArrayList<>();
        for (JsonNode each : accounts) {
            String until = each.path("sista").asString("");
            cast.add(new Cast(each.path("konto").asString(), each.path("namn").asString(), each.path("om").asString(),
                    each.path("ton").asString(), each.path("inlägg").asInt(), each.path("kommentarer").asInt(),
                    until.isEmpty() ? null : LocalDate.parse(until), !each.path("inloggning").asString("ja").equals("nej")));
        }
        return cast;
    }

    private static List<Event> events(JsonNode list, Set<String> known) {
        List<Event> events = new ArrayList<>();
        for (JsonNode each : list) {
            Map<String, String> words = new LinkedHashMap<>();
            List<String> media = new ArrayList<>();
            each.properties().forEach(word -> {
                if (!known.contains(word.getKey())) {
                    throw new IllegalArgumentException(
                            "story.yaml, händelse " + (events.size() + 1) + ": expected one of " + known
                                    + ", found " + word.getKey());
                }
                words.put(word.getKey(), word.getValue().asString(""));
            });
            each.path("media").forEach(file -> media.add(file.asString()));
            events.add(new Event(events.size() + 1, words, media));
        }
        return events;
    }
}
