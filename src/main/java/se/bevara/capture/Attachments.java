package se.bevara.capture;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.bevara.archive.Content;
import se.bevara.archive.Item;
import se.bevara.archive.Media;

/** Fetches the attachments of an item the same night: addresses are signed and expire, and some servers forget what nobody shows. */
final class Attachments {

    private final NightFetcher fetcher;
    private final Session session;
    private final VisitReport report;

    Attachments(NightFetcher fetcher, Session session, VisitReport report) {
        this.fetcher = fetcher;
        this.session = session;
        this.report = report;
    }

    /** The bytes of each attachment that has an address, or why there are none. */
    List<Media> of(Content content) {
        return of(content, content.attachments().stream().map(Content.Attachment::id).collect(Collectors.toSet()));
    }

    /** The same of some attachments alone. */
    List<Media> of(Content content, Set<String> wanted) {
        var media = new ArrayList<Media>();
        int number = 0;
        for (Content.Attachment attachment : content.attachments()) {
            number++;
            URI source = attachment.source();
            if (source != null && wanted.contains(attachment.id())) {
                media.add(fetch(content, attachment, source, "bilaga " + number + " till " + content.remoteId()));
            }
        }
        return media;
    }

    /** The ids of those that a version lacks. */
    static Set<String> missing(Item.Version version) {
        return version.media().stream().filter(medium -> medium.failure() != null).map(Item.StoredMedia::attachmentId)
                .collect(Collectors.toSet());
    }

    static boolean complete(List<Media> media) {
        return media.stream().allMatch(medium -> medium.failure() == null);
    }

    private Media fetch(Content content, Content.Attachment attachment, URI source, String what) {
        String id = attachment.id();
        try {
            URI place = Objects.requireNonNullElse(session.located(content, attachment), source);
            Fetcher.Response answer = fetcher.media(place);
            FetchFailed refused = refused(place, answer);
            if (refused == null) {
                return new Media(id, withoutQuery(source), type(answer), answer.body(), null);
            }
            return failed(id, source, what, refused);
        } catch (FetchFailed e) {
            return failed(id, source, what, e);
        }
    }

    private Media failed(String id, URI source, String what, FetchFailed failed) {
        report.gap(what, failed);
        String reason = Objects.requireNonNullElse(failed.getMessage(), failed.failure().name());
        return new Media(id, withoutQuery(source), "application/octet-stream", null,
                reason.length() > 200 ? reason.substring(0, 200) : reason);
    }

    /** A page for people where a picture was asked for is no picture. */
    private static @Nullable FetchFailed refused(URI source, Fetcher.Response answer) {
        String asked = Http.asked(source);
        if (answer.status() != 200) {
            boolean denied = answer.status() == 401 || answer.status() == 403;
            return new FetchFailed(denied ? Failure.FORBIDDEN : Failure.WRONG_TYPE, asked, "the attachment",
                    "HTTP " + answer.status());
        }
        if (type(answer).equals("text/html")) {
            return new FetchFailed(LoginWall.is(answer.body()) ? Failure.LOGIN_WALL : Failure.WRONG_TYPE, asked, "the attachment",
                    "HTML");
        }
        return answer.body().length == 0 ? new FetchFailed(Failure.TRUNCATED, asked, "the attachment", "0 bytes") : null;
    }

    private static String type(Fetcher.Response answer) {
        String type = answer.header("content-type").toLowerCase(Locale.ROOT).replaceAll("[;,].*", "").strip();
        return type.matches("[a-z0-9.+-]{1,60}/[a-z0-9.+-]{1,100}") ? type : "application/octet-stream";
    }

    /** Signatures and tokens stand in the query. */
    private static URI withoutQuery(URI source) {
        try {
            return new URI(source.getScheme(), source.getAuthority(), source.getPath(), null, null);
        } catch (URISyntaxException e) {
            return URI.create("urn:bevara:address-not-well-formed");
        }
    }
}
