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
import se.bevara.capture.Sliced;
import tools.jackson.databind.JsonNode;

/** One Page, one night. */
final class FacebookSession implements Session {

    private static final int AT_ONCE = 50;
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
        JsonSlice body = GraphError.answer(answer, asked);
        Sliced sliced = Sliced.read(body.elements("data"), this::seen);
        JsonSlice summary = body.members().get("summary");
        Long total = summary == null
                ? null
                : summary.tree().path("total_count").asLongOpt().stream().boxed().findAny().orElse(null);
        String next = next(body, asked, cursor);
        boolean counted = total != null && total > 0;
        // Some comments may be counted and not shown; all of them at once looks like a lost permission.
        boolean hollow = counted && cursor == null && next == null && sliced.items().isEmpty();
        return new Page(sliced.items(), next, total, sliced.whole() && !hollow, sliced.notes());
    }

    /** {@code paging.next} says that there is more, even after an empty page. Its address holds the token: only the cursor is used. */
    private static @Nullable String next(JsonSlice body, String asked, @Nullable String cursor) {
        JsonSlice slice = body.members().get("paging");
        if (slice == null || !slice.tree().path("next").isString()) {
            return null;
        }
        String after = slice.tree().path("cursors").path("after").asString("");
        if (after.isEmpty()) {
            throw new FetchFailed(Failure.WRONG_TYPE, asked, "a cursor where more is promised", "none");
        }
        if (after.equals(cursor)) {
            throw new FetchFailed(Failure.REPEATED_PAGE, asked, "another cursor", "the one that was asked with");
        }
        return after;
    }

    @Override
    public Map<String, Answer> byId(List<Asked> asked) {
        Map<String, Answer> answers = new HashMap<>();
        for (boolean comment : new boolean[]{false, true}) {
            List<String> ids = asked.stream().filter(a -> a.comment() == comment).map(Asked::remoteId).distinct().toList();
            for (int i = 0; i < ids.size(); i += AT_ONCE) {
                ask(ids.subList(i, Math.min(i + AT_ONCE, ids.size())), comment, answers);
            }
        }
        return answers;
    }

    /** One id that is not there makes the whole call fail: so ask for the halves, down to that one. */
    private void ask(List<String> ids, boolean comment, Map<String, Answer> answers) {
        String asked = "GET /?ids=" + ids.getFirst() + (ids.size() > 1 ? ",…" : "");
        Response response = graph.byIds(String.join(",", ids), comment ? GraphCalls.COMMENT : GraphCalls.POST);
        GraphError error = GraphError.of(response, asked).orElse(null);
        if (error == null) {
            take(ids, JsonSlice.of(response, asked).members(), answers);
        } else if (error.notHere() && ids.size() > 1) {
            ask(ids.subList(0, ids.size() / 2), comment, answers);
            ask(ids.subList(ids.size() / 2, ids.size()), comment, answers);
        } else if (error.notHere()) {
            answers.put(ids.getFirst(), new Answer.NotHere(error.evidence(), false));
        } else if (ids.size() == 1 && error.failure() == Failure.FORBIDDEN) {
            answers.put(ids.getFirst(), new Answer.Unclear(error.failure()));
        } else {
            throw error.failed(asked);
        }
    }

    private void take(List<String> ids, Map<String, JsonSlice> found, Map<String, Answer> answers) {
        Map<String, JsonSlice> byKey = new HashMap<>();
        found.forEach((id, slice) -> byKey.put(GraphItem.key(id), slice));
        for (String id : ids) {
            JsonSlice slice = byKey.get(GraphItem.key(id));
            answers.put(id, slice == null || !slice.isObject() ? new Answer.Unclear(Failure.WRONG_TYPE) : here(slice));
        }
    }

    private Answer here(JsonSlice slice) {
        try {
            return new Answer.Here(seen(slice));
        } catch (IllegalArgumentException e) {
            return new Answer.Unclear(Failure.NOT_READABLE);
        }
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
