package se.bevara.capture;

import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import se.bevara.archive.Content;

/** What the platforms' answers look like, gathered as they come: their fields, and what their headers say of the interface. Asks nothing. */
@Component
final class Watch {

    private static final int MOST_FIELDS = 2000;
    private static final int MOST_SIGNS = 50;
    private static final int LONGEST_SIGN = 100;
    private static final String GRAPH_VERSION = "facebook-api-version";
    private static final Pattern VERSION = Pattern.compile("/(v\\d{1,3}\\.\\d{1,2})(?:/|$)");
    private static final Pattern DEPRECATED = Pattern.compile("(?i)^\\s*299\\b.*|.*\\bdeprecat.*");

    private final Map<String, Observed> platforms = new ConcurrentHashMap<>();

    /** What was observed of a platform. */
    static final class Observed {

        /** How many items were looked at, by kind. */
        final Map<String, Long> items = new HashMap<>();
        /** In how many of them each field was. */
        final Map<String, Long> fields = new TreeMap<>();
        /** What headers said. */
        final Set<ApiChange.Sign> signs = new TreeSet<>();
        /** Versions of the interface that were asked. */
        final Set<String> versions = new TreeSet<>();

        private synchronized void item(String kind, Set<String> shape) {
            items.merge(kind, 1L, Long::sum);
            for (String field : shape) {
                if (fields.size() < MOST_FIELDS || fields.containsKey(field)) {
                    fields.merge(field, 1L, Long::sum);
                }
            }
        }

        private synchronized void sign(ApiChange.Kind kind, String told) {
            if (signs.size() < MOST_SIGNS) {
                signs.add(new ApiChange.Sign(kind, told));
            }
        }

        private synchronized void version(String version) {
            if (versions.size() < MOST_SIGNS) {
                versions.add(version);
            }
        }
    }

    /** Notes the fields of an item. */
    void item(String platform, Content.Kind kind, Seen.Raw raw) {
        if (raw.mediaType().contains("json")) {
            String word = kind.name().toLowerCase(Locale.ROOT);
            of(platform).item(word, Shape.of(word, raw.block()));
        }
    }

    /** Notes what the headers of an answer say of the interface. */
    void answer(String platform, URI address, Map<String, String> sent, Fetcher.Response answer) {
        for (String name : new String[]{"deprecation", "sunset"}) {
            String told = answer.header(name);
            if (!told.isEmpty()) {
                of(platform).sign(ApiChange.Kind.ANNOUNCED, name + " " + harmless(told));
            }
        }
        String warning = answer.header("warning");
        if (!warning.isEmpty() && DEPRECATED.matcher(warning).matches()) {
            of(platform).sign(ApiChange.Kind.ANNOUNCED, "warning " + harmless(warning));
        }
        version(platform, address, sent, answer.header(GRAPH_VERSION));
    }

    private void version(String platform, URI address, Map<String, String> sent, String answered) {
        String asked = sent.getOrDefault("LinkedIn-Version", "");
        if (asked.isEmpty() && !answered.isEmpty()) {
            Matcher found = VERSION.matcher(address.getRawPath() == null ? "" : address.getRawPath());
            asked = found.find() ? found.group(1) : "";
        }
        if (asked.isEmpty()) {
            return;
        }
        of(platform).version(asked);
        if (!answered.isEmpty() && !answered.equals(asked)) {
            of(platform).sign(ApiChange.Kind.OTHER_VERSION, harmless(answered) + " " + asked);
        }
    }

    private static String harmless(String told) {
        String line = told.replaceAll("[^A-Za-z0-9 .,:;=@/_+-]", "·");
        return line.length() > LONGEST_SIGN ? line.substring(0, LONGEST_SIGN) : line;
    }

    private Observed of(String platform) {
        return platforms.computeIfAbsent(platform, name -> new Observed());
    }

    /** What has been gathered since it was last asked for, by platform. */
    Map<String, Observed> take() {
        var all = new TreeMap<String, Observed>();
        for (String platform : Set.copyOf(platforms.keySet())) {
            Observed observed = platforms.remove(platform);
            if (observed != null) {
                all.put(platform, observed);
            }
        }
        return all;
    }
}
