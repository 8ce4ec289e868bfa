package se.bevara.capture.x;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.bevara.capture.JsonSlice;
import se.bevara.capture.Seen;
import tools.jackson.databind.JsonNode;

/** What lies beside the posts of an answer, and what of it belongs to each of them. */
final class XIncludes {

    private final Map<String, Map<String, JsonSlice>> byKind = new HashMap<>();

    XIncludes(JsonSlice body) {
        JsonSlice includes = body.members().get("includes");
        if (includes != null && includes.isObject()) {
            includes.members().forEach((kind, list) -> {
                if (list.isArray()) {
                    list.elements().stream().filter(JsonSlice::isObject).forEach(each -> byKind
                            .computeIfAbsent(kind, k -> new HashMap<>()).putIfAbsent(name(each.tree()), each));
                }
            });
        }
    }

    private static String name(JsonNode included) {
        return included.path("media_key").asString(included.path("id").asString(""));
    }

    private @Nullable JsonSlice find(String kind, String name) {
        return byKind.getOrDefault(kind, Map.of()).get(name);
    }

    /** A post with what belongs to it, each part with the exact bytes it has in the answer. */
    Seen.Raw block(JsonSlice post) {
        JsonNode tree = post.tree();
        Map<String, List<byte[]>> parts = new LinkedHashMap<>();
        parts.put("users", found("users", Stream.of(tree.path("author_id"))));
        parts.put("media", found("media", tree.path("attachments").path("media_keys").valueStream()));
        parts.put("polls", found("polls", tree.path("attachments").path("poll_ids").valueStream()));
        for (String kind : List.of("tweets", "posts")) {
            parts.put(kind, histories(kind, XItem.answered(tree)));
        }
        parts.values().removeIf(List::isEmpty);
        List<byte[]> lists = parts.entrySet().stream()
                .map(part -> joined("\"" + part.getKey() + "\":[", part.getValue(), "]")).toList();
        byte[] block = joined("{\"data\":", List.of(post.bytes()), joined(",\"includes\":{", lists, "}}"));
        return new Seen.Raw(block, "application/json", post.raw().answerDigest());
    }

    private static byte[] joined(String before, List<byte[]> parts, String after) {
        return joined(before, parts, after.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] joined(String before, List<byte[]> parts, byte[] after) {
        var joined = new ByteArrayOutputStream();
        joined.writeBytes(before.getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < parts.size(); i++) {
            joined.writeBytes(i == 0 ? new byte[0] : new byte[]{','});
            joined.writeBytes(parts.get(i));
        }
        joined.writeBytes(after);
        return joined.toByteArray();
    }

    private List<byte[]> found(String kind, Stream<JsonNode> names) {
        return names.map(name -> find(kind, name.asString(""))).filter(Objects::nonNull).map(JsonSlice::bytes).toList();
    }

    /** Of the post that is answered its ids alone. */
    private List<byte[]> histories(String kind, String answered) {
        JsonSlice post = find(kind, answered);
        List<byte[]> histories = new ArrayList<>();
        for (String name : List.of("edit_history_tweet_ids", "edit_history_post_ids")) {
            JsonSlice ids = post == null ? null : post.members().get(name);
            JsonSlice id = post == null ? null : post.members().get("id");
            if (ids != null && id != null) {
                histories.add(joined("{\"id\":", List.of(id.bytes()),
                        joined(",\"" + name + "\":", List.of(ids.bytes()), "}")));
            }
        }
        return histories;
    }
}
