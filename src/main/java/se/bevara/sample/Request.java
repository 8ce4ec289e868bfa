package se.bevara.sample;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a double was asked.
 *
 * @param base address of the double, without a trailing slash
 * @param path of the request, decoded
 * @param query decoded parameters, in order
 * @param headers by lower-case name, first value
 * @param body what was sent along with a change; empty for nothing
 */
public record Request(String base, String method, String path, Map<String, List<String>> query, Map<String, String> headers,
        String body) {

    private static final int LONGEST = 10_000;

    static Request of(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        return new Request("http://" + headers.getOrDefault("host", "127.0.0.1"), exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(), parse(exchange.getRequestURI().getRawQuery()), headers,
                new String(exchange.getRequestBody().readNBytes(LONGEST), StandardCharsets.UTF_8));
    }

    private static Map<String, List<String>> parse(String raw) {
        Map<String, List<String>> query = new LinkedHashMap<>();
        for (String pair : raw == null ? new String[0] : raw.split("&")) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            query.computeIfAbsent(decoded(name), key -> new ArrayList<>()).add(decoded(value));
        }
        return query;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** A parameter's first value, or the default. */
    String parameter(String name, String otherwise) {
        List<String> values = query.get(name);
        return values == null ? otherwise : values.getFirst();
    }

    boolean has(String name) {
        return query.containsKey(name);
    }

    /** A whole number between bounds; what is no number is the default. */
    int number(String name, int otherwise, int most) {
        String value = parameter(name, "");
        return value.matches("\\d{1,9}") ? Math.min(Integer.parseInt(value), most) : otherwise;
    }

    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /** The token of {@code Authorization: Bearer}; empty when there is none. */
    String bearer() {
        String value = header("authorization");
        return value.startsWith("Bearer ") ? value.substring(7) : "";
    }

    /** Path segments, without empty ones. */
    List<String> segments() {
        return List.of(path.split("/")).stream().filter(each -> !each.isEmpty()).toList();
    }
}
