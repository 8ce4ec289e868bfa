package se.bevara.sample;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes pages, listings and items as the Graph API does, for one call.
 *
 * @param person whether the token is a person's, which lists nothing
 */
record FacebookJson(Request request, String token, boolean person, boolean bareCommentIds, FacebookCdn cdn, Instant now,
        @Nullable Fault fault) {

    private static final int DEFAULT_LIMIT = 25;
    private static final int MOST = 100;

    /** How a listing is asked for. */
    private record Asked(int limit, @Nullable Long after, String filter, String order, boolean summary,
            List<GraphFields> fields) {
    }

    ObjectNode someone() {
        return Json.object().put("id", "10221999").put("name", "Ansvarig Person");
    }

    ObjectNode page(Presence page) {
        return FacebookNodes.page(page, fields("id,name"), this);
    }

    ObjectNode posting(Posting posting) {
        return FacebookNodes.posting(posting, fields(defaults(posting.isPost())), this);
    }

    private static String defaults(boolean post) {
        return post ? "created_time,message,id" : "created_time,from,message,id";
    }

    private List<GraphFields> fields(String otherwise) {
        return GraphFields.parse(request.parameter("fields", otherwise));
    }

    ObjectNode pageEdge(Presence page, String edge) {
        return switch (edge) {
            case "published_posts", "posts", "feed" -> posts(page, edge);
            case "visitor_posts", "tagged", "stories", "scheduled_posts", "live_videos" -> empty();
            default -> throw GraphError.unknownPath("/" + edge);
        };
    }

    ObjectNode postingEdge(Posting posting, String edge) {
        return switch (edge) {
            case "comments" -> comments(posting, asked());
            case "reactions", "likes" -> likes(posting, Map.of("summary", request.parameter("summary", "")));
            default -> throw GraphError.unknownPath("/" + edge);
        };
    }

    private Asked asked() {
        return new Asked(Math.max(1, request.number("limit", DEFAULT_LIMIT, MOST)), cursor(request.parameter("after", "")),
                request.parameter("filter", "toplevel"), request.parameter("order", "ranked"),
                wants(request.parameter("summary", "")),
                fields(defaults(!request.path().endsWith("comments"))));
    }

    private static boolean wants(String summary) {
        return !summary.isEmpty() && !summary.equals("false") && !summary.equals("0");
    }

    private ObjectNode posts(Presence page, String edge) {
        if (person) {
            return empty();
        }
        Asked asked = asked();
        boolean hidden = edge.equals("published_posts") || request.has("include_hidden");
        Predicate<Posting> shown = each -> hidden ? each.listed() : each.now().standing() == Standing.VISIBLE;
        Page cut = Page.of(page.posts().reversed(), asked.after(), asked.limit(), shown, fault);
        return listing(cut, "/v26.0/" + page.remoteId() + "/" + edge, asked);
    }

    /** The comments edge as a field of a post. */
    ObjectNode comments(Posting post, GraphFields field) {
        Map<String, String> given = field.arguments();
        int limit = Integer.parseInt(given.getOrDefault("limit", Integer.toString(DEFAULT_LIMIT)));
        return comments(post, new Asked(Math.min(limit, MOST), null, given.getOrDefault("filter", "toplevel"),
                given.getOrDefault("order", "ranked"), wants(given.getOrDefault("summary", "")),
                field.below().isEmpty() ? GraphFields.parse(defaults(false)) : field.below()));
    }

    private ObjectNode comments(Posting of, Asked asked) {
        if (person) {
            return empty();
        }
        boolean stream = asked.filter().equals("stream");
        List<Posting> all = of.post().thread().stream()
                .filter(each -> of.isPost() ? stream || each.now().parent() == of : each.now().parent() == of).toList();
        List<Posting> ordered = asked.order().equals("chronological") ? all : all.reversed();
        ObjectNode answer = asked.limit() == 0
                ? empty()
                : listing(Page.of(ordered, asked.after(), asked.limit(), shown(of), fault), "/v26.0/" + id(of) + "/comments",
                        asked);
        if (asked.summary()) {
            answer.set("summary", Json.object().put("order", asked.order())
                    .put("total_count", all.stream().filter(Posting::listed).count()).put("can_comment", true));
        }
        return answer;
    }

    private Predicate<Posting> shown(Posting of) {
        if (fault != Fault.LOST_SUBTREE) {
            return Posting::listed;
        }
        Posting lost = of.post().thread().stream().filter(each -> each.listed() && !each.answers().isEmpty()).findFirst()
                .orElse(null);
        return each -> each.listed() && (lost == null || each != lost && each.now().parent() != lost);
    }

    ObjectNode likes(Posting posting, Map<String, String> arguments) {
        ObjectNode answer = empty();
        if (arguments.containsKey("summary") && wants(arguments.getOrDefault("summary", ""))) {
            boolean other = !arguments.getOrDefault("type", "LIKE").equals("LIKE");
            answer.set("summary", Json.object().put("total_count", other ? 0 : posting.likes()));
        }
        return answer;
    }

    private static ObjectNode empty() {
        ObjectNode answer = Json.object();
        answer.set("data", Json.array());
        return answer;
    }

    private ObjectNode listing(Page cut, String path, Asked asked) {
        ObjectNode answer = Json.object();
        ArrayNode data = answer.putArray("data");
        cut.items().forEach(each -> data.add(FacebookNodes.posting(each, asked.fields(), this)));
        if (cut.last() != null && (cut.more() || !cut.items().isEmpty())) {
            ObjectNode paging = answer.putObject("paging");
            String after = cursor(cut.last().number());
            paging.putObject("cursors").put("before", cursor(cut.items().isEmpty() ? 0 : cut.items().getFirst().number()))
                    .put("after", after);
            if (cut.more()) {
                paging.put("next", next(path, asked, after));
            }
        }
        return answer;
    }

    /** The next page's whole address, with the token in it, as the Graph API gives it. */
    private String next(String path, Asked asked, String after) {
        StringBuilder next = new StringBuilder(request.base()).append(path).append("?access_token=").append(token);
        request.query().forEach((name, values) -> {
            if (!name.equals("after") && !name.equals("access_token") && !name.equals("limit") && request.path().endsWith(path)) {
                next.append('&').append(name).append('=').append(URLEncoder.encode(values.getFirst(), StandardCharsets.UTF_8));
            }
        });
        return next.append("&limit=").append(asked.limit()).append("&after=").append(after).toString();
    }

    static String cursor(long number) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(("QVFI" + number).getBytes(StandardCharsets.US_ASCII));
    }

    static @Nullable Long cursor(String after) {
        if (after.isEmpty()) {
            return null;
        }
        String text = new String(Base64.getUrlDecoder().decode(after), StandardCharsets.US_ASCII);
        return Long.valueOf(text.substring("QVFI".length()));
    }

    String id(Posting posting) {
        return bareCommentIds && !posting.isPost() ? Ids.facebook(posting) : posting.remoteId();
    }
}
