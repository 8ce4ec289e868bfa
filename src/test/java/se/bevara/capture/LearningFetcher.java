package se.bevara.capture;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Learns the names of all that passes: parameters, the fields asked for by name, members of answers. */
final class LearningFetcher implements Fetcher {

    private static final Pattern FIELD = Pattern.compile("[a-z_]+(?![a-z_)])");

    private final Set<String> names = new TreeSet<>();
    private final Fetcher inner;

    LearningFetcher(Fetcher inner) {
        this.inner = inner;
    }

    /** @param keys what the names of members look like that are ids, and none */
    Set<String> names(String keys) {
        Set<String> all = new TreeSet<>(names);
        all.removeIf(name -> name.matches(keys));
        return all;
    }

    @Override
    public Response get(URI address, Map<String, String> headers) {
        String query = address.getRawQuery();
        for (String pair : query == null ? new String[0] : query.split("&")) {
            String[] parts = pair.split("=", 2);
            names.add(parts[0]);
            if (parts[0].equals("fields")) {
                FIELD.matcher(URLDecoder.decode(parts[1], StandardCharsets.UTF_8)).results().map(MatchResult::group)
                        .forEach(names::add);
            }
        }
        Response answer = inner.get(address, headers);
        names.addAll(FieldList.names(answer.body()));
        return answer;
    }

    @Override
    public Response media(URI address) {
        return inner.media(address);
    }
}
