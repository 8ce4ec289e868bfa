package se.bevara.sample;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes channels, videos, threads and comments as the YouTube Data API does to the channel's owner: only the parts that are asked for.
 *
 * @param silent videos whose comments are turned off
 */
record YoutubeJson(Request request, World world, Set<Posting> silent) {

    /** A published thread shows some of its replies. */
    private static final int FEW = 5;

    /** How a comment came to be shown: some of its fields depend on it. */
    enum Shown {
        IN_THREAD,
        BELOW,
        BY_ID
    }

    static String uploads(Presence channel) {
        return "UU" + channel.remoteId().substring(2);
    }

    static String etag(JsonNode of) {
        return Integer.toHexString(of.toString().hashCode());
    }

    ObjectNode channel(Presence channel) {
        ObjectNode snippet = Json.object().put("title", channel.name()).put("description", channel.description())
                .put("customUrl", "@" + channel.handle()).put("publishedAt", "2012-05-14T08:00:00Z");
        snippet.set("thumbnails", thumbnail("https://yt3.ggpht.com/" + Drawing.name(channel, "profile"), 88, 88));
        snippet.putObject("localized").put("title", channel.name()).put("description", channel.description());
        ObjectNode details = Json.object();
        details.putObject("relatedPlaylists").put("likes", "").put("uploads", uploads(channel));
        ObjectNode statistics = Json.object().put("viewCount", "48211").put("subscriberCount", "312")
                .put("hiddenSubscriberCount", false).put("videoCount", Long.toString(
                        channel.posts().stream().filter(each -> each.now().standing() == Standing.VISIBLE).count()));
        ObjectNode branding = Json.object();
        branding.putObject("channel").put("title", channel.name()).put("description", channel.description());
        branding.putObject("image").put("bannerExternalUrl",
                "https://yt3.googleusercontent.com/" + Drawing.name(channel, "cover"));
        ObjectNode status = Json.object().put("privacyStatus", "public").put("isLinked", true).put("longUploadsStatus", "allowed")
                .put("madeForKids", false);
        return resource("channel", channel.remoteId(),
                parts(snippet, details, statistics, status).set("brandingSettings", branding));
    }

    private static ObjectNode parts(ObjectNode snippet, ObjectNode details, ObjectNode statistics, ObjectNode status) {
        ObjectNode parts = Json.object();
        parts.set("snippet", snippet);
        parts.set("contentDetails", details);
        parts.set("statistics", statistics);
        parts.set("status", status);
        return parts;
    }

    /** A row of the list of uploads. */
    ObjectNode row(Posting video) {
        boolean gone = video.now().standing() == Standing.REMOVED;
        Presence channel = video.presence();
        ObjectNode snippet = Json.object().put("publishedAt", time(video.created())).put("channelId", channel.remoteId())
                .put("title", gone ? "Deleted video" : title(video))
                .put("description", gone ? "This video is unavailable." : about(video)).put("channelTitle", channel.name())
                .put("playlistId", uploads(channel)).put("position", 0);
        snippet.putObject("resourceId").put("kind", "youtube#video").put("videoId", video.remoteId());
        ObjectNode details = Json.object().put("videoId", video.remoteId());
        if (!gone) {
            details.put("videoPublishedAt", time(video.created()));
        }
        ObjectNode parts = Json.object();
        parts.set("snippet", snippet);
        parts.set("contentDetails", details);
        parts.putObject("status").put("privacyStatus", gone ? "privacyStatusUnspecified" : privacy(video));
        return resource("playlistItem", "VVU" + video.remoteId(), parts);
    }

    private static String privacy(Posting video) {
        return video.now().standing() == Standing.VISIBLE ? "public" : "private";
    }

    ObjectNode video(Posting video) {
        Presence channel = video.presence();
        ObjectNode snippet = Json.object().put("publishedAt", time(video.created())).put("channelId", channel.remoteId())
                .put("title", title(video)).put("description", about(video));
        snippet.set("thumbnails", thumbnail(request.base() + "/vi/" + video.remoteId() + "/hqdefault.jpg", 480, 360));
        snippet.put("channelTitle", channel.name()).put("categoryId", "25").put("liveBroadcastContent", "none")
                .put("defaultLanguage", "sv").putObject("localized").put("title", title(video)).put("description", about(video));
        ObjectNode details = Json.object().put("duration", "PT2M5S").put("dimension", "2d").put("definition", "hd")
                .put("caption", "false").put("licensedContent", false).put("projection", "rectangular");
        details.putObject("contentRating");
        ObjectNode statistics = Json.object().put("viewCount", "120").put("likeCount", Integer.toString(video.likes()))
                .put("favoriteCount", "0");
        if (!silent.contains(video)) {
            statistics.put("commentCount", Long.toString(
                    video.thread().stream().filter(each -> each.now().standing() == Standing.VISIBLE).count()));
        }
        ObjectNode status = Json.object().put("uploadStatus", "processed").put("privacyStatus", privacy(video))
                .put("license", "youtube").put("embeddable", true).put("publicStatsViewable", true).put("madeForKids", false)
                .put("selfDeclaredMadeForKids", false);
        ObjectNode parts = parts(snippet, details, statistics, status);
        parts.putObject("topicDetails").putArray("topicCategories").add("https://en.wikipedia.org/wiki/Society");
        return resource("video", video.remoteId(), parts);
    }

    /** The first line. */
    private static String title(Posting video) {
        return video.now().text().lines().findFirst().orElse("");
    }

    private static String about(Posting video) {
        String text = video.now().text();
        return text.contains("\n") ? text.substring(text.indexOf('\n')).strip() : "";
    }

    private static ObjectNode thumbnail(String address, int width, int height) {
        ObjectNode sizes = Json.object();
        sizes.putObject("high").put("url", address).put("width", width).put("height", height);
        return sizes;
    }

    /** @param wanted the standing that the thread is listed for */
    ObjectNode thread(Posting top, Standing wanted) {
        List<Posting> open = top.answers().stream().filter(each -> each.now().standing() == Standing.VISIBLE).toList();
        ObjectNode snippet = Json.object().put("channelId", top.presence().remoteId()).put("videoId", top.post().remoteId());
        snippet.set("topLevelComment", comment(top, Shown.IN_THREAD));
        snippet.put("canReply", true).put("totalReplyCount", open.size())
                .put("isPublic", top.now().standing() == Standing.VISIBLE);
        List<Posting> replies = wanted == Standing.VISIBLE
                ? open.stream().limit(FEW).toList()
                : top.answers().stream().filter(each -> each.now().standing() == wanted).toList();
        ObjectNode parts = Json.object();
        parts.set("snippet", snippet);
        if (!replies.isEmpty()) {
            ArrayNode comments = parts.putObject("replies").putArray("comments");
            replies.forEach(reply -> comments.add(comment(reply, Shown.IN_THREAD)));
        }
        return resource("commentThread", top.remoteId(), parts);
    }

    /** What its author wrote is shown to the author alone; how it stands is not told of what is asked for by id. */
    ObjectNode comment(Posting comment, Shown how) {
        Posting parent = Objects.requireNonNull(comment.now().parent());
        String id = comment.ours() ? comment.presence().remoteId() : Ids.long36("UC", comment.author().number(), 22);
        ObjectNode snippet = Json.object().put("channelId", comment.presence().remoteId());
        if (how == Shown.IN_THREAD) {
            snippet.put("videoId", comment.post().remoteId());
        }
        String text = comment.now().text();
        snippet.put("textDisplay",
                request.parameter("textFormat", "html").equals("plainText") ? text : WordpressText.escaped(text));
        if (comment.ours()) {
            snippet.put("textOriginal", text);
        }
        if (!parent.isPost()) {
            snippet.put("parentId", parent.remoteId());
        }
        snippet.put("authorDisplayName", comment.ours() ? "@" + comment.presence().handle() : comment.author().name())
                .put("authorProfileImageUrl", "https://yt3.ggpht.com/ytc/" + id)
                .put("authorChannelUrl", "http://www.youtube.com/" + id)
                .putObject("authorChannelId").put("value", id);
        snippet.put("canRate", true).put("viewerRating", "none").put("likeCount", comment.likes());
        if (how != Shown.BY_ID) {
            snippet.put("moderationStatus", standing(comment.now().standing()));
        }
        snippet.put("publishedAt", time(comment.created())).put("updatedAt", time(edited(comment)));
        ObjectNode parts = Json.object();
        parts.set("snippet", snippet);
        return resource("comment", comment.remoteId(), parts);
    }

    private static Instant edited(Posting comment) {
        Instant edited = comment.now().edited();
        return edited == null ? comment.created() : edited;
    }

    private static String standing(Standing standing) {
        return switch (standing) {
            case VISIBLE -> "published";
            case HIDDEN -> "heldForReview";
            case SPAM -> "likelySpam";
            case TRASHED, REMOVED -> "rejected";
        };
    }

    private static String time(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** With the parts that were asked for; a comment inside a thread has them all. */
    private ObjectNode resource(String kind, String id, JsonNode parts) {
        List<String> asked = List.of(request.parameter("part", "").split(","));
        if (asked.contains("")) {
            throw YoutubeError.wrong("missingRequiredParameter", "part");
        }
        ObjectNode resource = Json.object().put("kind", "youtube#" + kind).put("etag", etag(parts)).put("id", id);
        parts.properties().forEach(part -> {
            if (asked.contains(part.getKey())) {
                resource.set(part.getKey(), part.getValue());
            }
        });
        return resource;
    }
}
