package se.bevara.users;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What is said of a user in their row and in the acts: name, roles and duties. */
final class UserJson {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private UserJson() {
    }

    static Map<String, Object> of(User user) {
        return new TreeMap<>(Map.of("name", user.name(), "duties", List.copyOf(user.duties()), "roles",
                user.mandates().stream().map(mandate -> Map.of("role", mandate.role().name(), "authorities",
                        List.copyOf(mandate.authorities()))).toList()));
    }

    static String text(User user) {
        return JSON.writeValueAsString(of(user));
    }

    static Map<String, Object> read(String text) {
        return JSON.readValue(text, new TypeReference<TreeMap<String, Object>>() {
        });
    }

    static String name(Map<String, Object> json) {
        return String.valueOf(json.get("name"));
    }

    static Set<String> duties(Map<String, Object> json) {
        return new HashSet<>(texts(json.get("duties")));
    }

    static List<Mandate> mandates(Map<String, Object> json) {
        var mandates = new ArrayList<Mandate>();
        if (json.get("roles") instanceof List<?> roles) {
            for (Object one : roles) {
                if (one instanceof Map<?, ?> role) {
                    mandates.add(new Mandate(Role.valueOf(String.valueOf(role.get("role"))),
                            new HashSet<>(texts(role.get("authorities")))));
                }
            }
        }
        return mandates;
    }

    private static List<String> texts(@org.jspecify.annotations.Nullable Object list) {
        return list instanceof List<?> all ? all.stream().map(String::valueOf).toList() : List.of();
    }
}
