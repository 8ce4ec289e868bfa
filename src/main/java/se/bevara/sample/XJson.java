package se.bevara.sample;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes users, posts, what lies beside them and problems as API v2 does, for one call. Only what is asked for is written, and what always is. */
record XJson(Request request, String word) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'")
            .withZone(ZoneOffset.UTC);
    private static final int SHORT = 280;
    private static final int LOW = 256_000;
    private static final int HIGH = 2_176_000;

    /** The names asked for in a parameter, in the older spelling whichever they are written in. */
    private Set<String> asked(String parameter, String... always) {
        Set<String> asked = new LinkedHashSet<>(List.of(always));
        for (String name : List.of(parameter, parameter.replace("tweet", "post"))) {
            Arrays.stream(request.parameter(name, "").split(",")).map(field -> field.replace("post", "tweet"))
                    .forEach(asked::add);
        }
        return asked;
    }

    /** The name of a field as this platform spells it now. */
    String spelt(String older) {
        return older.replace("tweet", word);
    }

    /** The problem that something is not there, which lies beside what is. */
    ObjectNode missing(String kind, String parameter, String id) {
        return problem("resource-not-found", kind, parameter, id).put("title", "Not Found Error").put("detail",
                "Could not find " + kind + " with " + parameter + ": [" + id + "].");
    }

    /** The problem that something is not for whoever asks. */
    ObjectNode refused(String kind, String parameter, String id) {
        return problem("not-authorized-for-resource", kind, parameter, id).put("section", "data")
                .put("title", "Authorization Error")
                .put("detail", "Sorry, you are not authorized to see the " + kind + " with " + parameter + ": [" + id + "].");
    }

    private ObjectNode problem(String name, String kind, String parameter, String id) {
        return Json.object().put("value", id).put("resource_type", kind).put("parameter", parameter).put("resource_id", id)
                .put("type", word.equals("post") ? "https://api.x.com/2/problems/" + name : XError.problem(name));
    }

    ObjectNode user(Presence account) {
        ObjectNode user = Json.object().put("id", account.remoteId()).put("name", account.name())
                .put("username", account.handle()).put("created_at", "2011-02-03T08:00:00.000Z")
                .put("description", account.description()).put("location", "Solvik").put("protected", account.isPrivate())
                .put("url", "https://t.co/solvik")
                .put("profile_image_url", "https://pbs.twimg.com/profile_images/" + Drawing.name(account, "profile"))
                .put("profile_banner_url", "https://pbs.twimg.com/profile_banners/" + Drawing.name(account, "cover"))
                .put("verified", false);
        user.putObject("public_metrics").put("followers_count", MastodonJson.FOLLOWERS)
                .put("following_count", MastodonJson.FOLLOWING).put(spelt("tweet_count"), MastodonJson.statuses(account))
                .put("listed_count", 0).put("like_count", 0);
        user.retain(asked("user.fields", "id", "name", "username"));
        return user;
    }

    static String authorId(Posting posting) {
        return posting.ours()
                ? posting.presence().remoteId()
                : Long.toString(1_500_000_000_000_000_000L + posting.author().number());
    }

    /** @param id one of the posting's: of an older version what it said then */
    ObjectNode post(Posting posting, String id) {
        Shown shown = posting.said(id);
        Posting parent = posting.now().parent();
        String text = escaped(shown.text());
        ObjectNode post = Json.object().put("id", id).put("text", cut(text))
                .put("created_at", TIME.format(posting.remoteIds().getFirst().equals(id) ? posting.created() : shown.since()))
                .put("author_id", authorId(posting)).put("conversation_id", posting.post().remoteIds().getFirst())
                .put("lang", "sv").put("possibly_sensitive", false).put("reply_settings", "everyone");
        ArrayNode versions = post.putArray("edit_history_tweet_ids");
        posting.remoteIds().forEach(versions::add);
        post.putObject("edit_controls").put("is_edit_eligible", posting.ours()).put("edits_remaining", 5)
                .put("editable_until", TIME.format(posting.created().plus(Duration.ofMinutes(30))));
        post.putObject("public_metrics").put(word.equals("post") ? "repost_count" : "retweet_count", 0)
                .put("like_count", posting.likes()).put("quote_count", 0)
                .put("reply_count", posting.answers().stream().filter(Posting::listed).count()).put("bookmark_count", 0)
                .put("impression_count", 0);
        if (parent != null) {
            post.put("in_reply_to_user_id", authorId(parent));
            post.putArray("referenced_tweets").addObject().put("type", "replied_to").put("id",
                    parent.remoteIdAt(posting.created()));
        }
        if (text.length() > SHORT) {
            post.putObject("note_tweet").put("text", text);
        }
        if (!shown.media().isEmpty()) {
            ArrayNode keys = post.putObject("attachments").putArray("media_keys");
            shown.media().forEach(medium -> keys.add(key(medium)));
        }
        post.retain(asked("tweet.fields", "id", "text", "edit_history_tweet_ids"));
        return respelt(post);
    }

    private static String cut(String text) {
        return text.length() > SHORT ? text.substring(0, SHORT - 1) + "…" : text;
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String key(Medium medium) {
        return (medium.film() ? "13_" : "3_") + medium.number();
    }

    private ObjectNode respelt(ObjectNode older) {
        ObjectNode node = Json.object();
        older.properties().forEach(field -> node.set(spelt(field.getKey()), field.getValue()));
        return node;
    }

    /** What is asked to lie beside posts. */
    ObjectNode includes(List<Posting> posts) {
        Set<String> expansions = asked("expansions");
        ObjectNode includes = Json.object();
        if (expansions.contains("author_id")) {
            people(includes, posts);
        }
        List<Medium> media = posts.stream().flatMap(each -> each.now().media().stream()).distinct().toList();
        if (expansions.contains("attachments.media_keys") && !media.isEmpty()) {
            ArrayNode list = includes.putArray("media");
            media.forEach(medium -> list.add(medium(medium)));
        }
        List<Posting> parents = posts.stream().map(each -> each.now().parent()).filter(Objects::nonNull).filter(Posting::listed)
                .distinct().toList();
        if (expansions.contains("referenced_tweets.id") && !parents.isEmpty()) {
            ArrayNode list = includes.putArray(word + "s");
            parents.forEach(parent -> list.add(post(parent, parent.remoteId())));
        }
        return includes;
    }

    private void people(ObjectNode includes, List<Posting> posts) {
        ArrayNode users = includes.putArray("users");
        Set<String> written = new LinkedHashSet<>();
        for (Posting post : posts) {
            if (written.add(authorId(post))) {
                users.add(post.ours()
                        ? user(post.presence())
                        : Json.object().put("id", authorId(post)).put("name", post.author().name())
                                .put("username", post.author().acct()));
            }
        }
    }

    private ObjectNode medium(Medium medium) {
        String address = request.base() + "/media/" + medium.number() + "." + medium.extension();
        ObjectNode node = Json.object().put("media_key", key(medium)).put("type", medium.film() ? "video" : "photo")
                .put("width", 1_200).put("height", 800);
        if (!medium.description().isEmpty()) {
            node.put("alt_text", medium.description());
        }
        if (medium.film()) {
            node.put("preview_image_url", address + "?still=1").put("duration_ms", 12_000);
            ArrayNode variants = node.putArray("variants");
            variants.addObject().put("content_type", "application/x-mpegURL").put("url", address + "?pieces=1");
            variants.addObject().put("bit_rate", LOW).put("content_type", "video/mp4").put("url", address + "?low=1");
            variants.addObject().put("bit_rate", HIGH).put("content_type", "video/mp4").put("url", address);
        } else {
            node.put("url", address);
        }
        node.retain(asked("media.fields", "media_key", "type"));
        return node;
    }
}
