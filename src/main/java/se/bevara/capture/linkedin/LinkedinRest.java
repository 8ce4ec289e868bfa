package se.bevara.capture.linkedin;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Asks LinkedIn's resources.
 *
 * @param base address of the API, {@code /rest} included
 * @param door what the names of its resources begin with: {@code dma} or nothing
 * @param calls for everything else
 * @param finders for the feed finders, which must not be asked often
 */
record LinkedinRest(URI base, String door, LinkedinCalls calls, LinkedinCalls finders) {

    /** As many as an address has room for. */
    private static final int AT_ONCE = 50;

    private String named(String resource) {
        return door.isEmpty() ? resource : door + Character.toUpperCase(resource.charAt(0)) + resource.substring(1);
    }

    static String escaped(String urn) {
        return URLEncoder.encode(urn, StandardCharsets.UTF_8);
    }

    /** @param query parameters in order, escaped here */
    LinkedinAnswer find(String resource, Map<String, String> query) {
        return find(calls, resource, query);
    }

    /** As {@link #find}, as often as the platform lets a feed be read. */
    LinkedinAnswer feed(String resource, Map<String, String> query) {
        return find(finders, resource, query);
    }

    private LinkedinAnswer find(LinkedinCalls by, String resource, Map<String, String> query) {
        String written = query.entrySet().stream().map(each -> each.getKey() + "=" + escaped(each.getValue()))
                .collect(Collectors.joining("&"));
        String path = "/" + named(resource) + "?" + written;
        return new LinkedinAnswer(by.get(URI.create(base + path), "FINDER"), "GET /" + named(resource));
    }

    /** @param path below the resource, escaped */
    LinkedinAnswer get(String resource, String path) {
        return new LinkedinAnswer(calls.get(URI.create(base + "/" + named(resource) + "/" + path), "GET"),
                "GET /" + named(resource) + "/…");
    }

    /** Items by their ids: what answered, and how the others did. */
    LinkedinBatch batch(String resource, List<String> ids) {
        List<LinkedinAnswer> answers = new ArrayList<>();
        for (int i = 0; i < ids.size(); i += AT_ONCE) {
            String list = ids.subList(i, Math.min(i + AT_ONCE, ids.size())).stream().map(LinkedinRest::escaped)
                    .collect(Collectors.joining(",", "List(", ")"));
            answers.add(new LinkedinAnswer(calls.get(URI.create(base + "/" + named(resource) + "?ids=" + list), "BATCH_GET"),
                    "GET /" + named(resource) + "?ids=…"));
        }
        return LinkedinBatch.of(answers);
    }
}
