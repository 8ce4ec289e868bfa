package se.bevara.capture.facebook;

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

/** One Page, one night. */
final class FacebookSession implements Session {

    private final Account account;
    private final GraphCalls graph;
    private @Nullable String pageId;

    FacebookSession(Account account, GraphCalls graph) {
        this.account = account;
        this.graph = graph;
    }

    @Override
    public Profile profile() {
        String asked = "GET /" + account.handle();
        Response answer = graph.page(account.handle(), GraphCalls.PAGE);
        boolean unknown = GraphError.of(answer, asked).filter(error -> error.code() == 803).isPresent();
        // A renamed Page no longer answers to its old name. Its token still says which Page it is.
        JsonSlice page = GraphError.answer(unknown ? graph.page("me", GraphCalls.PAGE) : answer, unknown ? "GET /me" : asked);
        String id = GraphItem.text(page.tree(), "id");
        if (id.isEmpty()) {
            throw new FetchFailed(Failure.WRONG_TYPE, asked, "a Page with an id", "none");
        }
        if (!unknown) {
            refusePersonsToken(id);
        }
        pageId = id;
        return new Profile(id, GraphItem.text(page.tree(), "username"), GraphItem.text(page.tree(), "name"), null,
                look(page.tree()),
                page.raw());
    }

    /** With a person's token every list is empty and well: nobody could tell it from a Page where all has been deleted. */
    private void refusePersonsToken(String id) {
        JsonSlice owner = GraphError.answer(graph.page("me", "id"), "GET /me");
        if (!id.equals(GraphItem.text(owner.tree(), "id"))) {
            throw new FetchFailed(Failure.TOKEN_DOWNGRADED, "GET /me", "the Page's own access token", "a token of somebody else");
        }
    }

    private static Map<String, String> look(JsonNode page) {
        Map<String, String> look = new LinkedHashMap<>();
        for (String field : List.of("name", "username", "about", "description", "category", "website", "verification_status",
                "is_published")) {
            look.put(field, GraphItem.text(page, field));
        }
        look.put("picture", GraphItem.text(page.path("picture").path("data"), "url"));
        look.put("cover", GraphItem.text(page.path("cover"), "source"));
        look.values().removeIf(String::isEmpty);
        return look;
    }

    @Override
    public Page posts(@Nullable String cursor) {
        Response answer = graph.publishedPosts(pageId(), GraphCalls.POST, GraphCalls.PAGE_SIZE, cursor);
        return page(answer, "GET /" + pageId() + "/published_posts", cursor);
    }

    @Override
    public Page comments(Post post, @Nullable String cursor) {
        Response answer = graph.comments(post.remoteId(), GraphCalls.COMMENT, GraphCalls.PAGE_SIZE, cursor);
        String asked = "GET /" + post.remoteId() + "/comments";
        if (GraphError.of(answer, asked).filter(GraphError::notHere).isPresent()) {
            return new Page(List.of(), null, null, false, List.of());
        }
        return page(answer, asked, cursor);
    }

    private Page page(Response answer, String asked, @Nullable String cursor) {
        return GraphListing.page(answer, asked, cursor, this::seen);
    }

    @Override
    public Map<String, Answer> byId(List<Asked> asked) {
        Map<String, Answer> answers = new HashMap<>();
        for (boolean comment : new boolean[]{false, true}) {
            List<String> ids = asked.stream().filter(a -> a.comment() == comment).map(Asked::remoteId).distinct().toList();
            String fields = comment ? GraphCalls.COMMENT : GraphCalls.POST;
            new GraphLookup(some -> graph.byIds(some, fields), this::seen, GraphItem::key).ask(ids, answers);
        }
        return answers;
    }

    private Seen seen(JsonSlice slice) {
        Content content = GraphItem.read(slice.tree());
        return new Seen(content, slice.raw(), content.authorId().equals(pageId()), GraphItem.replies(slice.tree()));
    }

    private String pageId() {
        String known = pageId;
        return known == null ? profile().remoteId() : known;
    }
}
