package se.bevara.discovery;

import java.net.IDN;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An address of the web in its parts, written by anybody.
 *
 * @param host in ASCII (IDNA) and small letters, so that letters that look like others are told from them
 * @param path its steps, decoded, none of them empty
 * @param query the first value of each name, decoded
 * @param fragment as it stands
 */
record Address(String host, List<String> path, Map<String, String> query, String fragment) {

    private static final int LONGEST = 2000;
    private static final Pattern PARTS = Pattern
            .compile("(?:(?i:https?):)?(?://)?([^/?#\\s\\\\:]++)(?::(?:80|443))?(/[^?#]*+)?(?:\\?([^#]*+))?(?:#(.*+))?",
                    Pattern.DOTALL);
    private static final Pattern HOST = Pattern
            .compile("(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})");

    Address {
        path = List.copyOf(path);
        query = Map.copyOf(query);
    }

    /** Empty for what is no address with a host's name, or one with a user, another port or another scheme. */
    static Optional<Address> read(String text) {
        Matcher parts = PARTS.matcher(text.strip());
        if (text.length() > LONGEST || text.indexOf('\\') >= 0 || !parts.matches()) {
            return Optional.empty();
        }
        try {
            String host = host(parts.group(1));
            return HOST.matcher(host).matches()
                    ? Optional.of(new Address(host, path(or(parts.group(2))), query(or(parts.group(3))), or(parts.group(4))))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String or(@org.jspecify.annotations.Nullable String part) {
        return part == null ? "" : part;
    }

    static String host(String name) {
        return IDN.toASCII(name.replaceFirst("\\.$", ""), IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
    }

    private static List<String> path(String raw) {
        return Arrays.stream(raw.split("/")).filter(step -> !step.isEmpty()).limit(10)
                .map(step -> decoded(step.replace("+", "%2B"))).toList();
    }

    private static Map<String, String> query(String raw) {
        var query = new HashMap<String, String>();
        Arrays.stream(raw.split("&")).limit(20).map(one -> one.split("=", 2)).filter(one -> one.length == 2)
                .forEach(one -> query.putIfAbsent(decoded(one[0]), decoded(one[1])));
        return query;
    }

    private static String decoded(String text) {
        String decoded = Normalizer.normalize(URLDecoder.decode(text, StandardCharsets.UTF_8), Normalizer.Form.NFC);
        if (decoded.codePoints().anyMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT)) {
            throw new IllegalArgumentException("address: expected no control characters");
        }
        return decoded;
    }

    /** A step of the path, from 0; empty where there is none. */
    String step(int at) {
        return at < path.size() ? path.get(at) : "";
    }
}
