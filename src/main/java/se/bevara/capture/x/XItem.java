package se.bevara.capture.x;

import static se.bevara.capture.x.XSpelling.either;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.bevara.archive.Content;
import se.bevara.archive.Content.Kind;
import se.bevara.capture.Markup;
import tools.jackson.databind.JsonNode;

/** Reads a block: a post as API v2 writes it, with what belongs to it beside. */
final class XItem {

    /** When X began to number posts by time, in milliseconds since 1970; the time stands above the lowest 22 bits. */
    private static final long FIRST = 1_288_834_974_657L;
    private static final int BELOW_TIME = 22;
    private static final Map<String, String> COUNTS = Map.of("like_count", "likes", "retweet_count", "shares", "repost_count",
            "shares", "reply_count", "replies", "quote_count", "quotes", "impression_count", "views");

    private XItem() {
    }

    static Content read(JsonNode block) {
        JsonNode post = block.path("data");
        JsonNode includes = block.path("includes");
        if (text(post, "id").isEmpty()) {
            throw new IllegalArgumentException("X post: expected id, found none");
        }
        List<String> versions = versions(post);
        String answered = answered(post);
        JsonNode author = named(includes.path("users"), "id", text(post, "author_id"));
        String name = text(author, "name").isBlank() ? text(author, "username") : text(author, "name");
        OffsetDateTime written = time(text(post, "created_at"));
        boolean edited = versions.indexOf(text(post, "id")) > 0;
        return new Content(versions.getFirst(), versions.getLast(), answered.isEmpty() ? Kind.POST : Kind.COMMENT,
                answered.isEmpty() ? null : first(includes, answered), text(post, "author_id"), name,
                edited ? made(versions.getFirst(), written) : written, edited ? written : null, said(post, includes),
                XMedia.read(post, includes), permalink(author, versions.getLast()), withheld(post), counts(post));
    }

    /** Every id that it has had, the oldest first. */
    private static List<String> versions(JsonNode post) {
        List<String> ids = either(post, "edit_history_tweet_ids").valueStream().map(id -> id.asString(""))
                .filter(id -> !id.isEmpty()).toList();
        return ids.contains(text(post, "id")) ? ids : List.of(text(post, "id"));
    }

    /** The id of what it answers; empty when it answers nothing. */
    static String answered(JsonNode post) {
        return referenced(post, "replied_to");
    }

    /** Whether it only passes on what somebody else wrote. */
    static boolean repost(JsonNode post) {
        return !referenced(post, "retweeted").isEmpty() || !referenced(post, "reposted").isEmpty();
    }

    private static String referenced(JsonNode post, String how) {
        return either(post, "referenced_tweets").valueStream().filter(each -> text(each, "type").equals(how))
                .map(each -> text(each, "id")).findFirst().orElse("");
    }

    /** The first id of what is answered, where the block tells. */
    private static String first(JsonNode includes, String answered) {
        JsonNode post = named(either(includes, "tweets"), "id", answered);
        return post.isMissingNode() ? answered : versions(post).getFirst();
    }

    static JsonNode named(JsonNode list, String field, String name) {
        return list.valueStream().filter(each -> !name.isEmpty() && text(each, field).equals(name)).findFirst()
                .orElseGet(() -> list.path("none"));
    }

    static String text(JsonNode node, String field) {
        return Markup.plain(node.path(field).asString(""));
    }

    /** What is longer than 280 characters stands in a note. The choices of a poll belong to it. */
    private static String said(JsonNode post, JsonNode includes) {
        JsonNode note = either(post, "note_tweet");
        boolean whole = text(note, "text").isEmpty();
        String words = linked(text(whole ? post : note, "text"), (whole ? post : note).path("entities").path("urls"));
        String choices = post.path("attachments").path("poll_ids").valueStream()
                .flatMap(id -> named(includes.path("polls"), "id", id.asString("")).path("options").valueStream())
                .map(option -> "– " + text(option, "label")).collect(Collectors.joining("\n"));
        return Stream.of(words, choices).filter(part -> !part.isBlank()).collect(Collectors.joining("\n\n"));
    }

    /** Links are shortened by the platform and three signs escaped; neither did anybody write. */
    private static String linked(String text, JsonNode urls) {
        String whole = text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
        for (JsonNode url : urls) {
            String shortened = text(url, "url");
            String meant = text(url, "expanded_url");
            if (!shortened.isEmpty() && !meant.isEmpty() && !url.has("media_key")) {
                whole = whole.replace(shortened, meant);
            }
        }
        return whole;
    }

    /** Each version tells its own time; the first one's stands in its id. */
    private static OffsetDateTime made(String first, OffsetDateTime written) {
        if (!first.matches("[0-9]{15,18}|[1-8][0-9]{18}")) {
            return written;
        }
        Instant made = Instant.ofEpochMilli((Long.parseLong(first) >> BELOW_TIME) + FIRST);
        return made.isAfter(written.toInstant()) ? written : made.atOffset(written.getOffset());
    }

    private static OffsetDateTime time(String written) {
        try {
            return OffsetDateTime.parse(written);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("X post: expected a time with offset, found another form", e);
        }
    }

    private static java.net.@Nullable URI permalink(JsonNode author, String id) {
        String name = text(author, "username");
        return Markup.address("https://x.com/" + (name.matches("\\w{1,20}") ? name : "i") + "/status/" + id);
    }

    /** Everywhere, or in Sweden. */
    private static boolean withheld(JsonNode post) {
        JsonNode withheld = post.path("withheld");
        return withheld.path("copyright").asBoolean(false) || withheld.path("country_codes").valueStream()
                .anyMatch(code -> List.of("SE", "XX", "XY").contains(code.asString("")));
    }

    private static Map<String, Long> counts(JsonNode post) {
        Map<String, Long> counts = new TreeMap<>();
        COUNTS.forEach((field, name) -> {
            if (post.path("public_metrics").path(field).isNumber()) {
                counts.put(name, post.path("public_metrics").path(field).asLong(0));
            }
        });
        return counts;
    }
}
