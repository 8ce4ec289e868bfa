package se.bevara.sample;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes pages, posts and comments as LinkedIn does, for one call.
 *
 * @param dma whether through the Pages Data Portability API, else through Community Management
 * @param silent people who do not let it be told who they are
 */
record LinkedinJson(Request request, boolean dma, FacebookCdn cdn, Instant now, Set<Person> silent) {

    static String urn(Presence page) {
        return "urn:li:organization:" + page.remoteId();
    }

    static ObjectNode page(Presence page) {
        ObjectNode node = Json.object().put("id", Long.parseLong(page.remoteId())).put("vanityName", page.handle())
                .put("localizedName", page.name()).put("localizedDescription", page.description())
                .put("localizedWebsite", "https://solvik.example/").put("primaryOrganizationType", "NONE");
        node.putObject("logoV2").put("original", "urn:li:digitalmediaAsset:" + Drawing.name(page, "profile"));
        node.putObject("coverPhotoV2").put("original", "urn:li:digitalmediaAsset:" + Drawing.name(page, "cover"));
        return node;
    }

    private static @Nullable String actor(Posting posting) {
        return posting.ours() ? urn(posting.presence()) : "urn:li:person:P" + posting.author().number();
    }

    /** The comment at the top that an answer belongs to: there are no deeper levels. */
    static Posting top(Posting comment) {
        Posting parent = Objects.requireNonNull(comment.now().parent());
        return parent.isPost() ? comment : top(parent);
    }

    ObjectNode item(Posting posting) {
        return posting.isPost() ? post(posting) : comment(posting);
    }

    private ObjectNode post(Posting post) {
        Shown shown = post.now();
        long made = post.created().toEpochMilli();
        long changed = shown.edited() == null ? made : shown.edited().toEpochMilli();
        ObjectNode node = Json.object().put("id", post.remoteId()).put("author", urn(post.presence()))
                .put("visibility", "PUBLIC").put("lifecycleState", "PUBLISHED").put("publishedAt", made)
                .put("isReshareDisabledByAuthor", false);
        node.putObject("lifecycleStateInfo").put("isEditedByAuthor", shown.edited() != null);
        node.putObject("distribution").put("feedDistribution", "MAIN_FEED").putArray("thirdPartyDistributionChannels");
        if (dma) {
            node.putObject("commentary").put("text", shown.text()).putArray("attributes");
            node.putObject("created").put("actor", urn(post.presence())).put("time", made);
            node.putObject("lastModified").put("actor", urn(post.presence())).put("time", changed);
        } else {
            node.put("commentary", little(shown.text())).put("createdAt", made).put("lastModifiedAt", changed);
        }
        if (!shown.media().isEmpty()) {
            content(node.putObject("content"), shown.media());
        }
        return node;
    }

    /** LinkedIn's little text: signs that mean something are escaped. */
    private static String little(String text) {
        return text.replaceAll("([\\\\|{}@\\[\\]()<>#*_~])", "\\\\$1");
    }

    private void content(ObjectNode content, List<Medium> media) {
        if (media.size() == 1) {
            medium(content.putObject("media"), media.getFirst());
        } else {
            var images = content.putObject("multiImage").putArray("images");
            media.forEach(medium -> medium(images.addObject(), medium));
        }
    }

    private void medium(ObjectNode node, Medium medium) {
        node.put("altText", medium.description());
        if (dma) {
            ObjectNode file = node.putObject("media").putObject(medium.film() ? "video" : "image");
            file.put("downloadUrl", cdn.address(request.base(), medium, now)).put("status", "AVAILABLE")
                    .put("downloadUrlExpiresAt", now.plusSeconds(86_400).toEpochMilli());
        } else {
            node.put("id", "urn:li:" + (medium.film() ? "video:" : "image:") + "D4E" + medium.number());
        }
    }

    private ObjectNode comment(Posting comment) {
        Shown shown = comment.now();
        String actor = silent.contains(comment.author()) ? null : actor(comment);
        Posting top = top(comment);
        ObjectNode node = Json.object().put("commentUrn", comment.remoteId())
                .put("id", comment.remoteId().replaceAll(".*,|\\)", "")).put("object", comment.post().remoteId());
        if (top != comment) {
            node.put("parentComment", top.remoteId());
        }
        node.putObject("message").put("text", shown.text()).putArray("attributes");
        long made = comment.created().toEpochMilli();
        stamp(node.putObject("created"), actor, made);
        stamp(node.putObject("lastModified"), actor, shown.edited() == null ? made : shown.edited().toEpochMilli());
        if (actor != null) {
            node.put("actor", actor);
        }
        node.putObject("likesSummary").put("totalLikes", comment.likes()).put("aggregatedTotalLikes", comment.likes())
                .put("likedByCurrentUser", false).putArray("selectedLikes");
        return node;
    }

    private static void stamp(ObjectNode node, @Nullable String actor, long time) {
        if (actor != null) {
            node.put("actor", actor);
        }
        node.put("time", time);
    }

    /** How much there is below a post or a comment. */
    ObjectNode social(Posting posting) {
        long first = below(posting).stream().filter(Posting::listed).count();
        long all = posting.isPost() ? posting.thread().stream().filter(Posting::listed).count() : first;
        ObjectNode node = Json.object().put("entity", posting.remoteId()).put("commentsState", "OPEN");
        node.putObject("commentSummary").put("count", all).put("topLevelCount", first);
        ObjectNode likes = node.putObject("reactionSummaries").putObject("LIKE");
        likes.put("reactionType", "LIKE").put("count", posting.likes());
        return node;
    }

    /** The comments right below, oldest first, the removed among them. */
    static List<Posting> below(Posting posting) {
        return posting.post().thread().stream().filter(each -> each != posting)
                .filter(each -> posting.isPost() ? top(each) == each : top(each) == posting).toList();
    }
}
