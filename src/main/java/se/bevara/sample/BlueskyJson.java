package se.bevara.sample;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes accounts, posts and threads as Bluesky's AppView does, after its lexicons. */
record BlueskyJson(String base) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'")
            .withZone(ZoneOffset.UTC);

    /** Whose repository a posting lies in. */
    static String did(Posting posting) {
        Presence writer = posting.writer();
        return writer != null ? writer.remoteId() : Ids.did(posting.author().number());
    }

    ObjectNode profile(Presence presence) {
        ObjectNode profile = Json.object().put("did", presence.remoteId()).put("handle", presence.handle())
                .put("displayName", presence.name()).put("description", presence.description())
                .put("avatar", base + "/img/avatar/plain/" + Drawing.name(presence, "profile"))
                .put("banner", base + "/img/banner/plain/" + Drawing.name(presence, "cover"))
                .put("followersCount", MastodonJson.FOLLOWERS).put("followsCount", MastodonJson.FOLLOWING)
                .put("postsCount", MastodonJson.statuses(presence)).put("indexedAt", "2025-01-15T09:00:00.000Z");
        ArrayNode labels = profile.putArray("labels");
        if (presence.isPrivate()) {
            labels.addObject().put("src", presence.remoteId()).put("uri", presence.remoteId())
                    .put("val", "!no-unauthenticated").put("cts", "2025-01-15T09:00:00.000Z");
        }
        return profile;
    }

    static String handle(Person person) {
        return person.acct() + ".folket.example";
    }

    ObjectNode person(Person person) {
        ObjectNode basic = Json.object().put("did", Ids.did(person.number())).put("handle", handle(person))
                .put("displayName", person.name());
        basic.putArray("labels");
        return basic;
    }

    private ObjectNode author(Posting posting) {
        Presence writer = posting.writer();
        if (writer == null) {
            return person(posting.author());
        }
        ObjectNode own = Json.object().put("did", writer.remoteId()).put("handle", writer.handle())
                .put("displayName", writer.name());
        own.putArray("labels");
        return own;
    }

    ObjectNode identity(String did) {
        ObjectNode identity = Json.object().put("id", did);
        identity.putArray("alsoKnownAs");
        identity.putArray("verificationMethod");
        identity.putArray("service").addObject().put("id", "#atproto_pds").put("type", "AtprotoPersonalDataServer")
                .put("serviceEndpoint", base);
        return identity;
    }

    ObjectNode post(Posting posting) {
        Shown shown = posting.now();
        ObjectNode post = Json.object().put("uri", posting.remoteId()).put("cid", cid(posting));
        post.set("author", author(posting));
        post.set("record", record(posting));
        if (!shown.media().isEmpty()) {
            post.set("embed", embedded(posting, shown.media()));
        }
        post.put("replyCount", posting.answers().stream().filter(Posting::listed).count()).put("repostCount", 0)
                .put("likeCount", posting.likes()).put("quoteCount", 0).put("indexedAt", TIME.format(posting.created()));
        post.putArray("labels");
        threadgate(post, posting);
        return post;
    }

    /** A post that others' views show beside them, or that it is not there. */
    ObjectNode shown(Posting posting, boolean there) {
        return there
                ? post(posting).put("$type", "app.bsky.feed.defs#postView")
                : Json.object().put("$type", "app.bsky.feed.defs#notFoundPost").put("uri", posting.remoteId())
                        .put("notFound", true);
    }

    private void threadgate(ObjectNode post, Posting posting) {
        List<Posting> hidden = posting.isPost()
                ? posting.thread().stream().filter(each -> each.now().standing() == Standing.HIDDEN).toList()
                : List.of();
        if (!hidden.isEmpty()) {
            ObjectNode gate = post.putObject("threadgate")
                    .put("uri", posting.remoteId().replace("app.bsky.feed.post", "app.bsky.feed.threadgate"));
            ObjectNode record = gate.putObject("record").put("$type", "app.bsky.feed.threadgate")
                    .put("createdAt", TIME.format(posting.created())).put("post", posting.remoteId());
            ArrayNode addresses = record.putArray("hiddenReplies");
            hidden.forEach(each -> addresses.add(each.remoteId()));
            gate.putArray("lists");
        }
    }

    private static ObjectNode record(Posting posting) {
        Shown shown = posting.now();
        Posting parent = shown.parent();
        ObjectNode record = Json.object().put("$type", "app.bsky.feed.post").put("createdAt", TIME.format(posting.created()));
        if (!shown.media().isEmpty()) {
            record.set("embed", uploaded(shown.media()));
        }
        record.putArray("langs").add("sv");
        if (parent != null) {
            ObjectNode reply = record.putObject("reply");
            reply.putObject("parent").put("cid", cid(parent)).put("uri", parent.remoteId());
            reply.putObject("root").put("cid", cid(posting.post())).put("uri", posting.post().remoteId());
        }
        return record.put("text", shown.text());
    }

    private static ObjectNode uploaded(List<Medium> media) {
        Medium first = media.getFirst();
        if (first.film()) {
            ObjectNode embed = Json.object().put("$type", "app.bsky.embed.video").put("alt", first.description());
            blob(embed.putObject("video"), first);
            return embed;
        }
        ObjectNode embed = Json.object().put("$type", "app.bsky.embed.images");
        ArrayNode images = embed.putArray("images");
        for (Medium medium : media) {
            blob(images.addObject().put("alt", medium.description()).putObject("image"), medium);
        }
        return embed;
    }

    private static void blob(ObjectNode blob, Medium medium) {
        blob.put("$type", "blob").putObject("ref").put("$link", Ids.cid(medium.bytes()));
        blob.put("mimeType", medium.mediaType()).put("size", medium.bytes().length);
    }

    private ObjectNode embedded(Posting posting, List<Medium> media) {
        Medium first = media.getFirst();
        if (first.film()) {
            String watch = base + "/watch/" + did(posting) + "/" + Ids.cid(first.bytes());
            return Json.object().put("$type", "app.bsky.embed.video#view").put("cid", Ids.cid(first.bytes()))
                    .put("playlist", watch + "/playlist.m3u8").put("thumbnail", watch + "/thumbnail.jpg");
        }
        ObjectNode embed = Json.object().put("$type", "app.bsky.embed.images#view");
        ArrayNode images = embed.putArray("images");
        for (Medium medium : media) {
            String path = "/plain/" + did(posting) + "/" + Ids.cid(medium.bytes()) + "@jpeg";
            images.addObject().put("thumb", base + "/img/feed_thumbnail" + path)
                    .put("fullsize", base + "/img/feed_fullsize" + path)
                    .put("alt", medium.description());
        }
        return embed;
    }

    /** An item of the list of replies that a thread's owner has hidden. */
    ObjectNode hidden(Posting reply) {
        ObjectNode item = Json.object().put("uri", reply.remoteId()).put("depth", 1);
        ObjectNode value = item.putObject("value").put("$type", "app.bsky.unspecced.defs#threadItemPost");
        value.set("post", post(reply));
        value.put("moreParents", false).put("moreReplies", 0).put("opThread", false).put("hiddenByThreadgate", true)
                .put("mutedByViewer", false);
        return item;
    }

    /** Another as soon as what is said is another. */
    private static String cid(Posting posting) {
        Shown shown = posting.now();
        Instant since = shown.edited() == null ? posting.created() : shown.edited();
        return Ids.cid((posting.remoteId() + since + shown.text()).getBytes(StandardCharsets.UTF_8));
    }
}
