package se.bevara.sample;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Attachments as the Graph API shows them: photo, album with its pictures below it, film. */
final class FacebookMedia {

    private FacebookMedia() {
    }

    static @Nullable JsonNode attachments(Posting post, GraphFields field, FacebookJson call) {
        List<Medium> media = post.now().media();
        if (media.isEmpty()) {
            return null;
        }
        ObjectNode node = media.size() == 1 ? one(media.getFirst(), post, call) : album(media, post, call);
        ObjectNode answer = Json.object();
        answer.putArray("data").add(picked(node, field.below()));
        return answer;
    }

    /** The attachment of a comment: one, and not in a list. */
    static @Nullable JsonNode attachment(Posting comment, FacebookJson call) {
        List<Medium> media = comment.now().media();
        return media.isEmpty() ? null : one(media.getFirst(), comment, call);
    }

    private static ObjectNode album(List<Medium> media, Posting post, FacebookJson call) {
        ObjectNode album = Json.object().put("media_type", "album").put("type", "album")
                .put("url", post.permalink()).put("title", "Bilder från " + post.presence().name());
        album.putObject("target").put("id", Ids.facebook(post)).put("url", post.permalink());
        album.putObject("media").set("image", image(media.getFirst(), call));
        ArrayNode below = album.putObject("subattachments").putArray("data");
        media.forEach(each -> below.add(one(each, post, call)));
        return album;
    }

    private static ObjectNode one(Medium medium, Posting posting, FacebookJson call) {
        String address = "https://www.facebook.com/photo.php?fbid=" + medium.number();
        ObjectNode node = Json.object().put("media_type", medium.film() ? "video" : "photo")
                .put("type", medium.film() ? "video_inline" : "photo");
        if (!medium.description().isEmpty()) {
            node.put("description", medium.description());
        }
        node.put("url", address).putObject("target").put("id", Long.toString(medium.number())).put("url", address);
        ObjectNode media = node.putObject("media");
        media.set("image", image(medium, call));
        if (medium.film()) {
            media.put("source", call.cdn().address(call.request().base(), medium, call.now()));
        }
        return node;
    }

    private static ObjectNode image(Medium medium, FacebookJson call) {
        return Json.object().put("height", 720).put("width", 960).put("src", picture(medium, call));
    }

    static String picture(Medium medium, FacebookJson call) {
        return medium.film()
                ? call.cdn().still(call.request().base(), medium, call.now())
                : call.cdn().address(call.request().base(), medium, call.now());
    }

    private static ObjectNode picked(ObjectNode node, List<GraphFields> fields) {
        if (fields.isEmpty()) {
            return node;
        }
        ObjectNode some = Json.object();
        for (GraphFields field : fields) {
            JsonNode value = node.get(field.name());
            if (value != null) {
                some.set(field.name(), value);
            }
        }
        return some;
    }
}
