package se.bevara.capture.graph;

import java.net.URI;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import se.bevara.accounts.Account;
import se.bevara.capture.Access;
import se.bevara.capture.Failure;
import se.bevara.capture.FetchFailed;
import se.bevara.capture.Markup;
import tools.jackson.databind.JsonNode;

/** The Graph API's addresses, credential, texts and times. */
public final class Graph {

    private static final String VERSION = "/v26.0";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss[.SSS][XXX][XX]",
            Locale.ROOT);

    private Graph() {
    }

    /** The version of the API is part of the configured address; where it is not, the one the connectors were written for. */
    public static URI versioned(URI base) {
        return base.getPath().matches(".*/v\\d+\\.\\d+") ? base : URI.create(base + VERSION);
    }

    /** The header that carries the Page's token. @throws FetchFailed {@link Failure#NO_CREDENTIAL} when none is configured */
    public static Map<String, String> bearer(Account account, Access access) {
        String token = access.secret().get().orElseThrow(() -> new FetchFailed(Failure.NO_CREDENTIAL, "account " + account.id(),
                "a Page access token", "none configured"));
        return Map.of("Authorization", "Bearer " + token);
    }

    /** A field's text; empty when there is none. */
    public static String text(JsonNode node, String field) {
        return Markup.plain(node.path(field).asString(""));
    }

    /** A time such as {@code 2026-11-20T08:15:02+0000}. @throws IllegalArgumentException for another form */
    public static OffsetDateTime time(String written) {
        try {
            return OffsetDateTime.parse(written, TIME);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("Graph item: expected a time with offset, found another form", e);
        }
    }

    /** Notes a count that the platform tells. */
    public static void count(Map<String, Long> counts, String name, JsonNode count) {
        if (count.isNumber()) {
            counts.put(name, count.asLong(0));
        }
    }
}
