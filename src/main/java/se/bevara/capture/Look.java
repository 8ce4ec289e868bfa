package se.bevara.capture;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What an account shows of itself, as a hash a field: enough to notice a new name or picture, nothing to read. */
final class Look {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Look() {
    }

    static Map<String, String> of(Session.Profile profile) {
        var look = new TreeMap<String, String>();
        profile.look().forEach((field, value) -> look.put(field, print(value)));
        look.put("handle", print(profile.handle()));
        look.put("name", print(profile.name()));
        return look;
    }

    static String write(Map<String, String> look) {
        return JSON.writeValueAsString(look);
    }

    /** The fields that differ; none when the account has not been seen before. */
    static List<String> changed(@Nullable String before, Map<String, String> now) {
        if (before == null) {
            return List.of();
        }
        Map<String, String> earlier = JSON.readValue(before, new TypeReference<Map<String, String>>() {
        });
        return Stream.concat(earlier.keySet().stream(), now.keySet().stream()).distinct().sorted()
                .filter(field -> !Objects.equals(earlier.get(field), now.get(field))).toList();
    }

    /** The fields in words; what platforms call the same has the same word. */
    static String swedish(List<String> fields) {
        return fields.stream().map(Look::swedish).distinct().collect(Collectors.joining(", "));
    }

    private static String swedish(String field) {
        return switch (field) {
            case "handle", "username", "acct" -> "kontonamnet";
            case "name", "display_name" -> "namnet";
            case "about", "description", "note" -> "beskrivningen";
            case "picture", "avatar", "site_icon_url" -> "bilden";
            case "cover", "header" -> "omslagsbilden";
            case "website", "url", "home" -> "webbadressen";
            case "category" -> "kategorin";
            case "verification_status" -> "verifieringen";
            case "is_published" -> "om sidan är publicerad";
            case "locked" -> "om kontot är låst";
            case "moved" -> "hänvisningen till ett annat konto";
            case "bot" -> "om kontot är automatiskt";
            default -> field;
        };
    }

    /** A picture's signed address is another each night; its path stays. */
    private static String print(String value) {
        String stable = value;
        if (value.startsWith("http://") || value.startsWith("https://")) {
            try {
                stable = Objects.requireNonNullElse(URI.create(value).getPath(), "");
            } catch (IllegalArgumentException e) {
                stable = value;
            }
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(stable.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(Arrays.copyOf(digest, 8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
