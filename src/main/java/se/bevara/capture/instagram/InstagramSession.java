package se.bevara.capture.instagram;

import static se.bevara.capture.graph.Graph.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.bevara.accounts.Account;
import se.bevara.archive.Content;
import se.bevara.capture.Failure;
import se.bevara.capture.FetchFailed;
import se.bevara.capture.Fetcher.Response;
import se.bevara.capture.JsonSlice;
import se.bevara.capture.Seen;
import se.bevara.capture.Session;
import se.bevara.capture.graph.GraphError;
import se.bevara.capture.graph.GraphListing;
import se.bevara.capture.graph.GraphLookup;
import tools.jackson.databind.JsonNode;

/** One account, one night. */
final class InstagramSession implements Session {

    /** Far more pages of answers than anybody reads; an end all the same. */
    private static final int MOST_PAGES = 400;

    private static final int NO_SUCH_FIELD = 100;
    private static final int NO_SUCH_NAME = 110;

    private final Account account;
    private final InstagramCalls graph;
    private @Nullable Profile own;

    InstagramSession(Account account, InstagramCalls graph) {
        this.account = account;
        this.graph = graph;
    }

    @Override
    public Profile profile() {
        String asked = "GET /me";
        Response answer = graph.me(InstagramCalls.ME);
        boolean person = GraphError.of(answer, asked).filter(error -> error.code() == NO_SUCH_FIELD && !error.notHere())
                .isPresent();
        if (person) {
            throw new FetchFailed(Failure.TOKEN_DOWNGRADED, asked, "the access token of a Page", "a token of somebody else");
        }
        JsonSlice me = GraphError.answer(answer, asked);
        if (text(me.tree(), "id").isEmpty()) {
            throw new FetchFailed(Failure.WRONG_TYPE, asked, "a Page with an id", "none");
        }
        JsonSlice linked = me.members().get("instagram_business_account");
        if (linked == null || text(linked.tree(), "id").isEmpty()) {
            throw new FetchFailed(Failure.ACCOUNT_GONE, asked, "a Page that an Instagram account is linked to", "one without");
        }
        JsonNode tree = linked.tree();
        refuseAnothers(tree);
        Long media = tree.path("media_count").isNumber() ? tree.path("media_count").asLong(0) : null;
        own = new Profile(text(tree, "id"), text(tree, "username"), text(tree, "name"), media, look(tree), linked.raw());
        return own;
    }

    /** A renamed account has left its name; where somebody still goes by it, the token is for another account than the register's. */
    private void refuseAnothers(JsonNode linked) {
        String handle = account.handle().replaceFirst("^@", "");
        if (!handle.matches("[A-Za-z0-9._]{1,60}") || handle.equalsIgnoreCase(text(linked, "username"))
                || handle.equals(text(linked, "id"))) {
            return;
        }
        String asked = "GET /" + text(linked, "id");
        Response answer = graph.account(text(linked, "id"), "business_discovery.username(" + handle + "){id}");
        boolean nobody = GraphError.of(answer, asked).filter(error -> error.code() == NO_SUCH_NAME).isPresent();
        if (!nobody && !text(GraphError.answer(answer, asked).tree().path("business_discovery"), "id").isEmpty()) {
            throw new FetchFailed(Failure.FORBIDDEN, asked, "the account that the register names", "a token of another");
        }
    }

    private static Map<String, String> look(JsonNode account) {
        Map<String, String> look = new LinkedHashMap<>();
        for (String field : List.of("name", "username", "biography", "website")) {
            look.put(field, text(account, field));
        }
        look.put("picture", text(account, "profile_picture_url"));
        look.values().removeIf(String::isEmpty);
        return look;
    }

    @Override
    public Page posts(@Nullable String cursor) {
        String id = own().remoteId();
        return GraphListing.page(graph.media(id, InstagramCalls.MEDIA, InstagramCalls.MEDIA_SIZE, cursor),
                "GET /" + id + "/media", cursor, this::seen);
    }

    @Override
    public Page comments(Post post, @Nullable String cursor) {
        String asked = "GET /" + post.remoteId() + "/comments";
        Response answer = graph.comments(post.remoteId(), InstagramCalls.COMMENT, InstagramCalls.COMMENT_SIZE, cursor);
        if (GraphError.of(answer, asked).filter(GraphError::notHere).isPresent()) {
            return new Page(List.of(), null, null, false, List.of());
        }
        Page page = GraphListing.page(answer, asked, cursor, this::seen);
        List<Seen> all = new ArrayList<>();
        boolean whole = page.whole();
        for (Seen comment : page.items()) {
            all.add(comment);
            whole &= comment.replies() <= 0 || replies(comment.content().remoteId(), all);
        }
        return new Page(all, page.next(), null, whole, page.notes());
    }

    /** Adds a comment's answers. @return whether they are all there; none of a comment that has gone meanwhile */
    private boolean replies(String comment, List<Seen> all) {
        String asked = "GET /" + comment + "/replies";
        String cursor = null;
        boolean whole = true;
        for (int n = 0; n < MOST_PAGES; n++) {
            Response answer = graph.replies(comment, InstagramCalls.REPLY, InstagramCalls.COMMENT_SIZE, cursor);
            if (GraphError.of(answer, asked).filter(GraphError::notHere).isPresent()) {
                return false;
            }
            Page page = GraphListing.page(answer, asked, cursor, this::seen);
            all.addAll(page.items());
            whole &= page.whole();
            cursor = page.next();
            if (cursor == null) {
                return whole;
            }
        }
        throw new FetchFailed(Failure.TOO_LARGE, asked, "at most " + MOST_PAGES + " pages", "more");
    }

    @Override
    public Map<String, Answer> byId(List<Asked> asked) {
        Map<String, Answer> answers = new HashMap<>();
        for (boolean comment : new boolean[]{false, true}) {
            List<String> ids = asked.stream().filter(a -> a.comment() == comment).map(Asked::remoteId).distinct().toList();
            String fields = comment ? InstagramCalls.COMMENT : InstagramCalls.MEDIA;
            new GraphLookup(some -> graph.byIds(some, fields), this::seen, id -> id).ask(ids, answers);
        }
        return answers;
    }

    /** A post in an account's own listing is its own. In comments some tokens see the name alone, not the number. */
    private Seen seen(JsonSlice slice) {
        Content content = InstagramItem.read(slice.tree());
        boolean ours = content.kind() == Content.Kind.POST || content.authorId().equals(own().remoteId())
                || content.authorName().equals(own().handle());
        return new Seen(content, slice.raw(), ours, InstagramItem.replies(slice.tree()));
    }

    private Profile own() {
        Profile known = own;
        return known == null ? profile() : known;
    }
}
