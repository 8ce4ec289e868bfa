package se.bevara.capture;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;

/**
 * What the connectors know of the platforms' interfaces, as data beside them: when versions end ({@code versions.csv}, with source and date
 * of reading), and which fields items have ({@code fields.txt}), some of them needed.
 */
final class ApiCalendar {

    private static final String NEEDED = " needed";

    private final Map<String, LocalDate> ends;
    private final Set<String> known;
    private final Set<String> needed;

    ApiCalendar() {
        ends = lines("versions.csv").map(line -> line.split(";"))
                .collect(Collectors.toMap(cells -> cells[0] + " " + cells[1], cells -> LocalDate.parse(cells[2])));
        needed = lines("fields.txt").filter(line -> line.endsWith(NEEDED))
                .map(line -> line.substring(0, line.length() - NEEDED.length())).collect(Collectors.toUnmodifiableSet());
        known = lines("fields.txt").map(line -> line.replace(NEEDED, "")).collect(Collectors.toUnmodifiableSet());
    }

    private static java.util.stream.Stream<String> lines(String name) {
        try {
            return new ClassPathResource(name, ApiCalendar.class)
                    .getContentAsString(java.nio.charset.StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The first day on which a version may no longer answer, where that is published. */
    Optional<LocalDate> end(String platform, String version) {
        return Optional.ofNullable(ends.get(platform + " " + version));
    }

    /** @param field with its kind of value, such as {@code post.message string} */
    boolean knows(String platform, String field) {
        return known.contains(platform + " " + field);
    }

    /** Paths of a kind of item that the connector cannot do without. */
    Set<String> needed(String platform, String kind) {
        String beginning = platform + " " + kind + ".";
        return needed.stream().filter(line -> line.startsWith(beginning))
                .map(line -> line.substring(platform.length() + 1, line.lastIndexOf(' '))).collect(Collectors.toSet());
    }
}
