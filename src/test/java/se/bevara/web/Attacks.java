package se.bevara.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What strangers may write to have it run: {@code attacks.txt}. */
final class Attacks {

    private static final Pattern ESCAPED = Pattern.compile("\\\\(?:u([0-9A-F]{4})|\\\\)");

    /** What the templates among them would become. */
    static final String COMPUTED = "62615533";

    private Attacks() {
    }

    static List<String> all() {
        try (var in = Objects.requireNonNull(Attacks.class.getResourceAsStream("attacks.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.startsWith("# ") && !line.isBlank()).map(Attacks::unescaped).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String unescaped(String line) {
        return ESCAPED.matcher(line).replaceAll(found -> Matcher.quoteReplacement(found.group(1) == null
                ? "\\"
                : String.valueOf((char) Integer.parseInt(found.group(1), 16))));
    }
}
