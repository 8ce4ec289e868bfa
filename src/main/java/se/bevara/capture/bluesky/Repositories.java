package se.bevara.capture.bluesky;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.util.UriUtils;
import se.bevara.capture.Access;
import se.bevara.capture.Failure;
import se.bevara.capture.FetchFailed;
import se.bevara.capture.Fetcher;
import se.bevara.capture.JsonSlice;
import se.bevara.capture.Markup;
import tools.jackson.databind.JsonNode;

/** Where authors' repositories lie, and in them the bytes of what they have uploaded. Identities by the specifications of did:plc and did:web. */
final class Repositories {

    /** The public directory of did:plc. */
    private static final String DIRECTORY = "https://plc.directory";

    private static final Pattern PLC = Pattern.compile("did:plc:[a-z2-7]{24}");
    /** A host alone: an identity may not lead to a path. */
    private static final Pattern WEB = Pattern.compile("did:web:([a-z0-9.-]{1,253})");

    private final Access access;
    private final Fetcher fetcher;
    private final Map<String, URI> servers = new HashMap<>();

    Repositories(Access access, Fetcher fetcher) {
        this.access = access;
        this.fetcher = fetcher;
    }

    /**
     * The address of the bytes that somebody has uploaded.
     *
     * @param author their identity, a DID
     * @param cid what the bytes are known by
     * @throws FetchFailed when it cannot be told
     */
    URI blob(String author, String cid) {
        URI server = servers.computeIfAbsent(author, this::server);
        return URI.create(server + "/xrpc/com.atproto.sync.getBlob?did=" + encoded(author) + "&cid=" + encoded(cid));
    }

    private URI server(String author) {
        URI document = document(author);
        String asked = "GET the identity of an author";
        Fetcher.Response answer = fetcher.media(document);
        if (answer.status() != 200) {
            throw new FetchFailed(Failure.WRONG_TYPE, asked, "a document", "HTTP " + answer.status());
        }
        JsonNode identity = JsonSlice.of(answer, asked).tree();
        if (!BlueskyPost.text(identity, "id").equals(author)) {
            throw new FetchFailed(Failure.WRONG_TYPE, asked, "the identity that was asked for", "another");
        }
        for (JsonNode service : identity.path("service")) {
            URI address = Markup.address(BlueskyPost.text(service, "serviceEndpoint"));
            if (BlueskyPost.text(service, "id").endsWith("#atproto_pds") && address != null && address.getRawQuery() == null) {
                return URI.create(address.toString().replaceFirst("/$", ""));
            }
        }
        throw new FetchFailed(Failure.NOT_READABLE, asked, "the server of its repository", "none");
    }

    private URI document(String author) {
        if (PLC.matcher(author).matches()) {
            return URI.create(access.setting("directory").orElse(DIRECTORY) + "/" + author);
        }
        Matcher web = WEB.matcher(author);
        if (web.matches()) {
            return URI.create("https://" + web.group(1) + "/.well-known/did.json");
        }
        throw new FetchFailed(Failure.NOT_READABLE, "the identity of an author", "did:plc or did:web", "another");
    }

    private static String encoded(String text) {
        return UriUtils.encode(text, StandardCharsets.UTF_8);
    }
}
