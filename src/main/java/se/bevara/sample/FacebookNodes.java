package se.bevara.sample;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.NumericNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** The fields of pages, posts and comments. A field that has no value is left out; one that does not exist is an error. */
final class FacebookNodes {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxx");
    private static final Set<String> POST = Set.of("admin_creator", "backdated_time", "is_expired", "message_tags", "parent_id",
            "place", "properties", "scheduled_publish_time", "story", "timeline_visibility", "to", "application", "shares",
            "message", "privacy", "full_picture", "attachments");
    private static final Set<String> COMMENT = Set.of("message_tags", "application", "live_broadcast_timestamp", "attachment",
            "parent", "message");
    private static final Set<String> PAGE = Set.of("website", "emails", "phone", "location", "cover", "username", "about");

    private FacebookNodes() {
    }

    static ObjectNode page(Presence page, List<GraphFields> fields, FacebookJson call) {
        ObjectNode node = Json.object();
        for (GraphFields field : withId(fields)) {
            put(node, field, pageField(page, field), PAGE, "Page");
        }
        return node;
    }

    static List<GraphFields> withId(List<GraphFields> fields) {
        boolean has = fields.stream().anyMatch(each -> each.name().equals("id"));
        return has ? fields : Stream.concat(fields.stream(), GraphFields.parse("id").stream()).toList();
    }

    static void put(ObjectNode node, GraphFields field, @Nullable JsonNode value, Set<String> maybe, String type) {
        if (value != null) {
            node.set(field.shownAs(), value);
        } else if (!maybe.contains(field.name())) {
            throw GraphError.field(field.name(), type);
        }
    }

    private static @Nullable JsonNode pageField(Presence page, GraphFields field) {
        return switch (field.name()) {
            case "id" -> text(page.remoteId());
            case "name" -> text(page.name());
            case "username" -> text(page.handle());
            case "about", "description" -> text(page.description());
            case "category" -> text("Government organization");
            case "link" -> text("https://www.facebook.com/" + page.handle());
            case "fan_count", "followers_count" -> number(followers(page));
            case "picture" -> {
                ObjectNode picture = Json.object();
                picture.putObject("data").put("url", "https://scontent.xx.fbcdn.net/v/" + Drawing.name(page, "profile"));
                yield picture;
            }
            case "cover" -> Json.object().put("id", Long.toString(page.number() * 10 + page.look())).put("source",
                    "https://scontent.xx.fbcdn.net/v/" + Drawing.name(page, "cover"));
            case "verification_status" -> text("blue_verified");
            case "is_published" -> flag(!page.isPrivate());
            case "has_transitioned_to_new_page_experience" -> flag(true);
            default -> null;
        };
    }

    static long followers(Presence page) {
        return 1_000 + page.posts().size();
    }

    static int shares(Posting post) {
        return post.likes() > 5 ? post.likes() / 5 : 0;
    }

    static ObjectNode posting(Posting posting, List<GraphFields> fields, FacebookJson call) {
        ObjectNode node = Json.object();
        for (GraphFields field : withId(fields)) {
            JsonNode value = posting.isPost() ? post(posting, field, call) : comment(posting, field, call);
            put(node, field, value, posting.isPost() ? POST : COMMENT, posting.isPost() ? "Post" : "Comment");
        }
        return node;
    }

    private static @Nullable JsonNode both(Posting posting, GraphFields field, FacebookJson call) {
        return switch (field.name()) {
            case "id" -> text(call.id(posting));
            case "created_time" -> text(time(posting.created()));
            case "message" -> posting.now().text().isEmpty() ? null : text(posting.now().text());
            case "from" -> Json.object().put("name", name(posting)).put("id", author(posting));
            case "permalink_url" -> text(posting.permalink());
            case "is_hidden" -> flag(posting.now().standing() == Standing.HIDDEN);
            case "reactions", "likes" -> call.likes(posting, field.arguments());
            default -> null;
        };
    }

    private static @Nullable JsonNode post(Posting post, GraphFields field, FacebookJson call) {
        return switch (field.name()) {
            case "updated_time" -> text(time(updated(post)));
            case "status_type" -> text(post.now().media().isEmpty() ? "mobile_status_update" : "added_photos");
            case "is_published" -> flag(true);
            case "is_expired" -> flag(false);
            case "timeline_visibility" -> text("normal");
            case "privacy" -> Json.object().put("value", "EVERYONE").put("description", "Public");
            case "shares" -> shares(post) > 0 ? Json.object().put("count", shares(post)) : null;
            case "comments" -> call.comments(post, field);
            case "full_picture" -> post.now().media().isEmpty()
                    ? null
                    : text(FacebookMedia.picture(post.now().media().getFirst(), call));
            case "attachments" -> FacebookMedia.attachments(post, field, call);
            default -> both(post, field, call);
        };
    }

    private static @Nullable JsonNode comment(Posting comment, GraphFields field, FacebookJson call) {
        return switch (field.name()) {
            case "object" -> Json.object().put("id", comment.post().remoteId());
            case "parent" -> {
                Posting parent = Objects.requireNonNull(comment.now().parent());
                yield parent.isPost() ? null : Json.object().put("id", call.id(parent)).put("message", parent.now().text());
            }
            case "attachment" -> FacebookMedia.attachment(comment, call);
            case "comment_count" -> number(comment.answers().stream().filter(Posting::listed).count());
            case "like_count" -> number(comment.likes());
            case "is_private" -> flag(false);
            case "can_hide", "can_remove", "can_comment" -> flag(true);
            case "comments" -> call.comments(comment, field);
            default -> both(comment, field, call);
        };
    }

    private static Instant updated(Posting post) {
        Instant latest = post.now().edited() == null ? post.created() : post.now().edited();
        Instant talked = post.thread().isEmpty() ? post.created() : post.thread().getLast().created();
        return talked.isAfter(latest) ? talked : latest;
    }

    private static String name(Posting posting) {
        return posting.ours() ? posting.presence().name() : posting.author().name();
    }

    private static String author(Posting posting) {
        return posting.ours() ? posting.presence().remoteId() : Long.toString(24_000_000_000L + posting.author().number());
    }

    static String time(Instant time) {
        return TIME.format(time.atOffset(ZoneOffset.UTC));
    }

    static JsonNode text(String value) {
        return StringNode.valueOf(value);
    }

    static NumericNode number(long value) {
        return tools.jackson.databind.node.LongNode.valueOf(value);
    }

    static BooleanNode flag(boolean value) {
        return BooleanNode.valueOf(value);
    }
}
