package se.bevara.sample;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes accounts, listings and items as the Graph API does of Instagram, for one call. */
record InstagramJson(Request request, FacebookCdn cdn, Instant now, @Nullable Fault fault) {

    private static final int DEFAULT_LIMIT = 25;
    private static final int MOST_MEDIA = 100;
    private static final int MOST_COMMENTS = 50;
    private static final Set<String> MAYBE = Set.of("caption", "thumbnail_url", "alt_text", "children", "media_url", "website",
            "parent_id", "replies", "instagram_business_account");

    /** A person, who has no such field as an account that is linked to a Page. */
    ObjectNode someone() {
        if (fields("id").stream().anyMatch(field -> field.name().equals("instagram_business_account"))) {
            throw GraphError.field("instagram_business_account", "User");
        }
        if (request.path().endsWith("/media") || request.path().endsWith("/comments")) {
            return listing(new Page(List.of(), null, false), "id");
        }
        return Json.object().put("id", "10221999").put("name", "Ansvarig Person");
    }

    /** The Page that the account is linked to. */
    ObjectNode page(Presence account) {
        ObjectNode node = Json.object();
        for (GraphFields field : FacebookNodes.withId(fields("id,name"))) {
            FacebookNodes.put(node, field, switch (field.name()) {
                case "id" -> FacebookNodes.text("9" + account.remoteId());
                case "name" -> FacebookNodes.text(account.name());
                case "instagram_business_account" -> account.closed() ? null : profile(account, field.below());
                default -> null;
            }, MAYBE, "Page");
        }
        return node;
    }

    ObjectNode account(Presence account, World world) {
        List<GraphFields> asked = fields("id");
        ObjectNode node = profile(account, asked.stream().filter(each -> !each.name().equals("business_discovery")).toList());
        asked.stream().filter(each -> each.name().equals("business_discovery")).forEach(each -> {
            String name = each.arguments().getOrDefault("username", "");
            Presence found = world.known(Platform.INSTAGRAM, name).orElseThrow(() -> GraphError.noSuchUser(name));
            node.set("business_discovery", profile(found, each.below()));
        });
        return node;
    }

    private ObjectNode profile(Presence account, List<GraphFields> fields) {
        ObjectNode node = Json.object();
        for (GraphFields field : FacebookNodes.withId(fields)) {
            FacebookNodes.put(node, field, switch (field.name()) {
                case "id" -> FacebookNodes.text(account.remoteId());
                case "username" -> FacebookNodes.text(account.handle());
                case "name" -> FacebookNodes.text(account.name());
                case "biography" -> FacebookNodes.text(account.description());
                case "profile_picture_url" -> FacebookNodes
                        .text("https://scontent.cdninstagram.com/v/" + Drawing.name(account, "profile"));
                case "followers_count" -> FacebookNodes.number(FacebookNodes.followers(account));
                case "follows_count" -> FacebookNodes.number(MastodonJson.FOLLOWING);
                case "media_count" -> FacebookNodes.number(account.posts().stream().filter(Posting::listed).count());
                default -> null;
            }, MAYBE, "IGUser");
        }
        return node;
    }

    private List<GraphFields> fields(String otherwise) {
        return GraphFields.parse(request.parameter("fields", otherwise));
    }

    ObjectNode media(Presence account) {
        return listing(Page.of(account.posts().reversed(), after(), limit(MOST_MEDIA), Posting::listed, fault), "id");
    }

    ObjectNode below(Posting posting, String edge) {
        boolean comments = edge.equals("comments") && posting.isPost();
        if (!comments && !(edge.equals("replies") && !posting.isPost())) {
            throw GraphError.unknownPath("/" + edge);
        }
        List<Posting> all = posting.post().thread().stream()
                .filter(each -> each != posting && (comments ? top(each) == each : top(each) == posting)).toList();
        Predicate<Posting> shown = comments && fault == Fault.LOST_SUBTREE ? withoutTheFirst(all) : Posting::listed;
        return listing(Page.of(comments ? all.reversed() : all, after(), limit(MOST_COMMENTS), shown, fault), "id,text");
    }

    private static Predicate<Posting> withoutTheFirst(List<Posting> comments) {
        Posting lost = comments.stream().filter(each -> each.listed() && each.answers().stream().anyMatch(Posting::listed))
                .findFirst().orElse(null);
        return each -> each.listed() && each != lost;
    }

    /** The comment at the top that an answer belongs to: there are no deeper levels. */
    private static Posting top(Posting comment) {
        Posting parent = Objects.requireNonNull(comment.now().parent());
        return parent.isPost() ? comment : top(parent);
    }

    private int limit(int most) {
        return Math.max(1, request.number("limit", DEFAULT_LIMIT, most));
    }

    private @Nullable Long after() {
        return FacebookJson.cursor(request.parameter("after", ""));
    }

    private ObjectNode listing(Page cut, String defaults) {
        ObjectNode answer = Json.object();
        ArrayNode data = answer.putArray("data");
        cut.items().forEach(each -> data.add(item(each, fields(defaults))));
        if (cut.last() != null) {
            String after = FacebookJson.cursor(cut.last().number());
            ObjectNode paging = answer.putObject("paging");
            paging.putObject("cursors").put("before", after).put("after", after);
            if (cut.more()) {
                paging.put("next", request.base() + request.path() + "?access_token=" + request.bearer() + "&after=" + after);
            }
        }
        return answer;
    }

    ObjectNode item(Posting posting) {
        return item(posting, fields("id"));
    }

    private ObjectNode item(Posting posting, List<GraphFields> fields) {
        ObjectNode node = Json.object();
        for (GraphFields field : FacebookNodes.withId(fields)) {
            FacebookNodes.put(node, field, posting.isPost() ? post(posting, field) : comment(posting, field), MAYBE,
                    posting.isPost() ? "IGMedia" : "IGComment");
        }
        return node;
    }

    private static @Nullable JsonNode both(Posting posting, GraphFields field) {
        return switch (field.name()) {
            case "id" -> FacebookNodes.text(posting.remoteId());
            case "timestamp" -> FacebookNodes.text(FacebookNodes.time(posting.created()));
            case "username" -> FacebookNodes.text(name(posting));
            case "like_count" -> FacebookNodes.number(posting.likes());
            default -> null;
        };
    }

    private static String name(Posting posting) {
        return posting.ours() ? posting.presence().handle() : posting.author().name();
    }

    private @Nullable JsonNode post(Posting post, GraphFields field) {
        List<Medium> media = post.now().media();
        return switch (field.name()) {
            case "shortcode" -> FacebookNodes.text(Ids.shortcode(post));
            case "caption" -> post.now().text().isEmpty() ? null : FacebookNodes.text(post.now().text());
            case "media_type" -> FacebookNodes.text(
                    media.size() > 1 ? "CAROUSEL_ALBUM" : !media.isEmpty() && media.getFirst().film() ? "VIDEO" : "IMAGE");
            case "media_product_type" -> FacebookNodes.text("FEED");
            case "permalink" -> FacebookNodes.text(post.permalink());
            case "comments_count" -> FacebookNodes.number(post.thread().stream().filter(Posting::listed).count());
            case "is_comment_enabled" -> FacebookNodes.flag(true);
            case "children" -> media.size() > 1 ? children(media, field) : null;
            case "media_url", "thumbnail_url", "alt_text" -> media.isEmpty() ? null : shown(media.getFirst(), field);
            default -> both(post, field);
        };
    }

    private ObjectNode children(List<Medium> media, GraphFields field) {
        ObjectNode children = Json.object();
        ArrayNode data = children.putArray("data");
        for (Medium medium : media) {
            ObjectNode node = Json.object();
            for (GraphFields asked : FacebookNodes.withId(field.below())) {
                JsonNode value = switch (asked.name()) {
                    case "id" -> FacebookNodes.text(Long.toString(17_800_000_000_000_000L + medium.number()));
                    case "media_type" -> FacebookNodes.text(medium.film() ? "VIDEO" : "IMAGE");
                    default -> shown(medium, asked);
                };
                FacebookNodes.put(node, asked, value, MAYBE, "IGMedia");
            }
            data.add(node);
        }
        return children;
    }

    private @Nullable JsonNode shown(Medium medium, GraphFields field) {
        return switch (field.name()) {
            case "media_url" -> FacebookNodes.text(cdn.address(request.base(), medium, now));
            case "thumbnail_url" -> medium.film() ? FacebookNodes.text(cdn.still(request.base(), medium, now)) : null;
            case "alt_text" -> medium.description().isEmpty() ? null : FacebookNodes.text(medium.description());
            default -> null;
        };
    }

    private @Nullable JsonNode comment(Posting comment, GraphFields field) {
        Posting top = top(comment);
        return switch (field.name()) {
            case "text" -> FacebookNodes.text(comment.now().text());
            case "from" -> Json.object().put("id", comment.ours()
                    ? comment.presence().remoteId()
                    : Long.toString(17_500_000_000_000_000L + comment.author().number())).put("username", name(comment));
            case "hidden" -> FacebookNodes.flag(comment.now().standing() == Standing.HIDDEN);
            case "parent_id" -> top == comment ? null : FacebookNodes.text(top.remoteId());
            case "media" -> Json.object().put("id", comment.post().remoteId());
            case "replies" -> replies(comment, field);
            default -> both(comment, field);
        };
    }

    private @Nullable JsonNode replies(Posting comment, GraphFields field) {
        List<Posting> below = comment.post().thread().stream()
                .filter(each -> each != comment && top(each) == comment && each.listed()).limit(DEFAULT_LIMIT).toList();
        if (below.isEmpty()) {
            return null;
        }
        ObjectNode replies = Json.object();
        ArrayNode data = replies.putArray("data");
        below.forEach(each -> data.add(item(each, field.below())));
        return replies;
    }
}
