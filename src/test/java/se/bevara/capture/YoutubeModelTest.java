package se.bevara.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.web.util.UriComponentsBuilder;
import se.bevara.capture.Session.Asked;
import se.bevara.sample.By;
import se.bevara.sample.Platform;
import se.bevara.sample.Presence;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is asked of YouTube, what its double answers and what is read of it stands in the model that YouTube publishes. */
class YoutubeModelTest extends ConnectorContract {

    private static final Path CONNECTOR = Path.of("src/main/java/se/bevara/capture/youtube");
    private static final List<Pattern> READ = List.of(Pattern.compile("(?:path|elements|get|containsKey)\\(\"(\\w+)\"\\)"),
            Pattern.compile("(?:text|time|member)\\([^;]*?, \"(\\w+)\"\\)"));
    private static final Set<String> OF_ERRORS = Set.of("error", "errors", "reason");

    private final Map<String, Set<String>> calls = new HashMap<>();
    /** By type, by field, the field's type; empty where it has none of its own here. */
    private final Map<String, Map<String, String>> types = new HashMap<>();

    YoutubeModelTest() {
        for (String line : Loopback.resource("youtube/model.txt").lines().toList()) {
            String[] parts = line.split(":? +");
            if (line.startsWith("call ")) {
                calls.put(parts[1], Set.copyOf(Arrays.asList(parts).subList(2, parts.length)));
            } else if (line.startsWith("type ")) {
                types.put(parts[1], Arrays.stream(parts).skip(2).map(field -> field.replace("[]", "").split(":"))
                        .collect(Collectors.toMap(field -> field[0], field -> field.length == 1 ? "" : field[1])));
            }
        }
    }

    @Test
    void everyCallAndEveryAnswerIsPublished() {
        Presence presence = presence(Platform.YOUTUBE);
        var film = presence.post("Vatten\nStängs av i morgon");
        film.comment("Anna B", "Fråga").answer("Svar");
        film.comment("Bo Ek", "Hållen").hide();
        presence.post("Borta").delete(By.PAGE);
        presence.rename("nyttnamn", "Solviks kommun");
        var session = open(presence);
        Seen post = post(session);
        List<Asked> asked = new ArrayList<>(List.of(asked(post, post)));
        comments(session, post).forEach(comment -> asked.add(asked(comment, post)));
        session.byId(asked);
        Set<String> unpublished = new TreeSet<>();
        Set<String> seen = new HashSet<>();
        for (var request : platforms.youtube().recent()) {
            String call = request.path().substring("/youtube/v3/".length());
            request.query().keySet().stream().filter(name -> !calls.getOrDefault(call, Set.of()).contains(name))
                    .forEach(name -> unpublished.add(call + "?" + name));
            var address = UriComponentsBuilder.fromUriString(request.base() + request.path());
            request.query().forEach((name, values) -> address.queryParam(name, values.toArray()));
            var answer = fetcher(presence, "30s").get(address.encode().build().toUri(),
                    Map.of("Authorization", "Bearer " + presence.credential()));
            JsonNode tree = JsonMapper.shared().readTree(answer.body());
            seen.add(call);
            compare(tree, tree.path("kind").asString("").replace("youtube#", ""), unpublished);
        }
        assertThat(unpublished).isEmpty();
        assertThat(seen).containsExactlyInAnyOrder("channels", "playlistItems", "videos", "commentThreads", "comments");
    }

    private void compare(JsonNode node, String type, Set<String> unpublished) {
        if (node.isArray()) {
            node.forEach(each -> compare(each, type, unpublished));
        } else if (!types.containsKey(type)) {
            unpublished.add("type " + type);
        } else {
            node.properties().forEach(field -> {
                String below = types.getOrDefault(type, Map.of()).get(field.getKey());
                if (below == null) {
                    unpublished.add(type + "." + field.getKey());
                } else if (!below.isEmpty()) {
                    compare(field.getValue(), below, unpublished);
                }
            });
        }
    }

    @Test
    void everyFieldThatIsReadIsPublished() throws IOException {
        Set<String> published = types.values().stream().flatMap(fields -> fields.keySet().stream()).collect(Collectors.toSet());
        Set<String> read = new TreeSet<>();
        try (var files = Files.list(CONNECTOR)) {
            for (Path file : files.toList()) {
                String source = Files.readString(file);
                READ.forEach(how -> how.matcher(source).results().forEach(found -> read.add(found.group(1))));
            }
        }
        assertThat(read).contains("authorChannelId", "relatedPlaylists", "brandingSettings", "topLevelComment", "textOriginal",
                "uploads", "videoCount", "value", "nextPageToken", "items",
                "moderationStatus", "privacyStatus", "replies", "publishedAt");
        read.removeAll(OF_ERRORS);
        assertThat(published).containsAll(read);
    }
}
