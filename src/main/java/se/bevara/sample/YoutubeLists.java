package se.bevara.sample;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Answers one call that lists something of a channel, as the YouTube Data API does. */
record YoutubeLists(Request request, Presence channel, YoutubeJson json, @Nullable Fault fault) {

    private static final int UPLOADS = 50;
    private static final int COMMENTS = 100;

    ObjectNode channels() {
        List<Presence> found;
        if (request.has("mine")) {
            found = channel.closed() ? List.of() : List.of(channel);
        } else {
            String handle = request.parameter("forHandle", "").replaceFirst("^@", "");
            found = channel.world().known(Platform.YOUTUBE, handle).stream().toList();
        }
        ObjectNode answer = list("channel", found.stream().map(json::channel).toList(), 5, found.size());
        if (found.isEmpty()) {
            answer.remove("items");
        }
        return answer;
    }

    /** A video that was removed leaves its row behind. */
    ObjectNode uploads() {
        if (channel.closed() || channel.posts().isEmpty()
                || !request.parameter("playlistId", "").equals(YoutubeJson.uploads(channel))) {
            throw YoutubeError.missing("youtube.playlistItem", "playlistNotFound");
        }
        List<Posting> all = channel.posts().reversed();
        Page page = Page.of(all, after(), limit(UPLOADS), each -> true, fault);
        return paged("playlistItem", page, all.size(), page.items().stream().map(json::row).toList());
    }

    ObjectNode videos() {
        return byId("video", each -> each.isPost(), json::video);
    }

    ObjectNode comments() {
        if (!request.has("parentId")) {
            return byId("comment", each -> !each.isPost(), comment -> json.comment(comment, YoutubeJson.Shown.BY_ID));
        }
        Posting top = find(channel, request.parameter("parentId", "")).filter(each -> !each.isPost())
                .orElseThrow(() -> YoutubeError.missing("youtube.comment", "commentNotFound"));
        Page page = Page.of(top.answers(), after(), limit(COMMENTS), each -> each.now().standing() == Standing.VISIBLE, fault);
        return paged("comment", page, page.items().size(),
                page.items().stream().map(comment -> json.comment(comment, YoutubeJson.Shown.BELOW)).toList());
    }

    ObjectNode threads() {
        Posting video = find(channel, request.parameter("videoId", "")).filter(Posting::isPost)
                .orElseThrow(() -> YoutubeError.missing("youtube.commentThread", "videoNotFound"));
        if (json.silent().contains(video)) {
            throw YoutubeError.commentsOff(video.remoteId());
        }
        Standing wanted = switch (request.parameter("moderationStatus", "published")) {
            case "published" -> Standing.VISIBLE;
            case "heldForReview" -> Standing.HIDDEN;
            case "likelySpam" -> Standing.SPAM;
            default -> throw YoutubeError.wrong("invalidValue", "moderationStatus");
        };
        List<Posting> tops = video.answers().reversed();
        Posting lost = fault == Fault.LOST_SUBTREE
                ? tops.stream().filter(top -> top.answers().stream().anyMatch(Posting::listed)).findFirst().orElse(null)
                : null;
        Predicate<Posting> shown = top -> top != lost && listed(top, wanted);
        Page page = Page.of(tops, after(), limit(COMMENTS), shown, fault);
        return paged("commentThread", page, page.items().size(),
                page.items().stream().map(top -> json.thread(top, wanted)).toList());
    }

    /** One that all may see by its own standing, one that is held back also by that of a reply. */
    private static boolean listed(Posting top, Standing wanted) {
        Stream<Posting> any = wanted == Standing.VISIBLE ? Stream.of(top) : Stream.concat(Stream.of(top), top.answers().stream());
        return there(top) && any.anyMatch(each -> each.now().standing() == wanted);
    }

    private ObjectNode byId(String kind, Predicate<Posting> wanted, Function<Posting, ObjectNode> write) {
        List<String> ids = List.of(request.parameter("id", "").split(","));
        if (ids.size() > UPLOADS) {
            throw YoutubeError.wrong("invalidFilters", "id");
        }
        List<ObjectNode> found = ids.stream().map(id -> find(channel, id)).flatMap(Optional::stream).filter(wanted).map(write)
                .toList();
        return list(kind, found, found.size(), found.size());
    }

    /** What its owner's token finds by id: anything that is not gone, and not below anything that is. */
    static Optional<Posting> find(Presence channel, String id) {
        return channel.world().posting(Platform.YOUTUBE, id).filter(each -> each.presence() == channel && !channel.closed())
                .filter(YoutubeLists::there);
    }

    private static boolean there(Posting posting) {
        return !Set.of(Standing.REMOVED, Standing.TRASHED).contains(posting.now().standing());
    }

    private int limit(int most) {
        return Math.max(1, request.number("maxResults", 20, most));
    }

    private @Nullable Long after() {
        return FacebookJson.cursor(request.parameter("pageToken", ""));
    }

    private ObjectNode paged(String kind, Page page, int total, Collection<ObjectNode> items) {
        ObjectNode answer = list(kind, items, limit(Integer.MAX_VALUE), total);
        if (page.more() && page.last() != null) {
            answer.put("nextPageToken", FacebookJson.cursor(page.last().number()));
        }
        return answer;
    }

    private static ObjectNode list(String kind, Collection<ObjectNode> items, int size, int total) {
        ObjectNode answer = Json.object().put("kind", "youtube#" + kind + "ListResponse");
        ArrayNode listed = Json.array();
        items.forEach(listed::add);
        answer.put("etag", YoutubeJson.etag(listed)).set("items", listed);
        answer.putObject("pageInfo").put("totalResults", total).put("resultsPerPage", size);
        return answer;
    }
}
