package se.bevara.capture.wordpress;

import static se.bevara.capture.wordpress.WordpressItem.text;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.bevara.capture.Failure;
import se.bevara.capture.FetchFailed;
import se.bevara.capture.Fetcher.Response;
import se.bevara.capture.JsonSlice;
import se.bevara.capture.Seen;
import se.bevara.capture.Session;
import se.bevara.capture.Sliced;
import tools.jackson.databind.JsonNode;

/** One blog, one night, through the REST API. */
final class RestSession implements Session {

    /** {@code all} is approved and held; each must be asked for by itself. Without a credential what is approved is all there is. */
    private static final List<String> STATES = List.of("all", "spam", "trash");
    private static final List<String> OPEN = List.of("");

    private final WordpressCalls blog;
    private final boolean credential;
    private long counted;

    RestSession(WordpressCalls blog, boolean credential) {
        this.blog = blog;
        this.credential = credential;
    }

    RestAnswer site() {
        return answer(blog.site(WordpressCalls.SITE), "GET /wp-json/");
    }

    @Override
    public Profile profile() {
        return profile(site());
    }

    Profile profile(RestAnswer answer) {
        JsonSlice body = answer.body();
        JsonNode site = body.tree();
        if (!site.path("name").isString() || !site.path("url").isString()) {
            throw new FetchFailed(Failure.WRONG_TYPE, answer.asked(), "a blog with name and url", "none");
        }
        Map<String, String> look = new LinkedHashMap<>();
        for (String field : List.of("name", "description", "url", "home", "site_icon_url")) {
            look.put(field, text(site, field));
        }
        look.values().removeIf(String::isEmpty);
        return new Profile(text(site, "url"), text(site, "url"), text(site, "name"), null, look, body.raw());
    }

    @Override
    public Page posts(@Nullable String cursor) {
        int page = cursor == null ? 1 : Integer.parseInt(cursor);
        RestAnswer answer = answer(blog.posts(WordpressCalls.PAGE_SIZE, page, null, WordpressCalls.POST),
                "GET /wp-json/wp/v2/posts");
        if (answer.beyondEnd()) {
            return new Page(List.of(), null, null);
        }
        List<JsonSlice> listed = answer.body().elements();
        List<JsonSlice> open = listed.stream().filter(post -> !WordpressItem.locked(post.tree())).toList();
        Sliced sliced = Sliced.read(open, this::seen);
        String next = further(answer, page, listed.size()) ? Integer.toString(page + 1) : null;
        return new Page(sliced.items(), next, answer.header("X-WP-Total"), sliced.whole(),
                notes(sliced, listed.size() - open.size()));
    }

    private static List<String> notes(Sliced sliced, int locked) {
        return locked == 0
                ? sliced.notes()
                : java.util.stream.Stream.concat(sliced.notes().stream(),
                        java.util.stream.Stream.of(locked + " lösenordsskyddade inlägg hämtades inte")).toList();
    }

    /** The number of pages may change while they are read: the newest answer counts. */
    private static boolean further(RestAnswer answer, int page, int size) {
        Long pages = answer.header("X-WP-TotalPages");
        return pages == null ? size == WordpressCalls.PAGE_SIZE : page < pages;
    }

    /** Cursor: state and page, such as {@code spam:2}. */
    @Override
    public Page comments(Post post, @Nullable String cursor) {
        List<String> states = credential ? STATES : OPEN;
        String state = cursor == null ? states.getFirst() : cursor.substring(0, cursor.indexOf(':'));
        int page = cursor == null ? 1 : Integer.parseInt(cursor.substring(cursor.indexOf(':') + 1));
        RestAnswer answer = answer(
                blog.comments(number(post.remoteId()), WordpressCalls.PAGE_SIZE, page, state.isEmpty() ? null : state,
                        null, WordpressCalls.COMMENT),
                "GET /wp-json/wp/v2/comments");
        if (answer.heldBack()) {
            return new Page(List.of(), null, null, false, List.of());
        }
        boolean end = answer.beyondEnd();
        List<JsonSlice> listed = end ? List.of() : answer.body().elements();
        Sliced sliced = Sliced.read(listed, this::seen);
        Long total = answer.header("X-WP-Total");
        counted = (cursor == null ? 0 : counted) + (page == 1 && total != null ? total : 0);
        String next = !end && further(answer, page, listed.size()) ? state + ":" + (page + 1) : after(states, state);
        return new Page(sliced.items(), next, next == null ? counted : null, sliced.whole(), sliced.notes());
    }

    private static @Nullable String after(List<String> states, String state) {
        int next = states.indexOf(state) + 1;
        return next < states.size() ? states.get(next) + ":1" : null;
    }

    @Override
    public Map<String, Answer> byId(List<Asked> asked) {
        Map<String, Answer> answers = new HashMap<>();
        for (boolean comment : new boolean[]{false, true}) {
            List<String> ids = asked.stream().filter(a -> a.comment() == comment).map(Asked::remoteId).distinct().toList();
            for (int i = 0; i < ids.size() && ids.size() > 1; i += WordpressCalls.PAGE_SIZE) {
                together(ids.subList(i, Math.min(i + WordpressCalls.PAGE_SIZE, ids.size())), comment, answers);
            }
            ids.stream().filter(id -> !answers.containsKey(id)).forEach(id -> answers.put(id, one(id, comment)));
        }
        return answers;
    }

    /** A listing of named ids shows those that are there; why the others are not, each must be asked for itself. */
    private void together(List<String> ids, boolean comment, Map<String, Answer> answers) {
        String include = String.join(",", ids.stream().map(RestSession::number).filter(n -> !n.isEmpty()).toList());
        Response response = comment
                ? blog.comments(null, WordpressCalls.PAGE_SIZE, 1, credential ? "all" : null, include, WordpressCalls.COMMENT)
                : blog.posts(WordpressCalls.PAGE_SIZE, 1, include, WordpressCalls.POST);
        for (JsonSlice item : answer(response, "GET /wp-json/wp/v2/…?include=").body().elements()) {
            String id = (comment ? "comment-" : "post-") + text(item.tree(), "id");
            if (ids.contains(id)) {
                answers.put(id, here(item));
            }
        }
    }

    private Answer one(String id, boolean comment) {
        String number = number(id);
        if (number.isEmpty()) {
            return new Answer.Unclear(Failure.WRONG_TYPE);
        }
        Response response = comment ? blog.comment(number, WordpressCalls.COMMENT) : blog.post(number, WordpressCalls.POST);
        RestAnswer answer = answer(response, "GET /wp-json/wp/v2/" + id);
        return response.status() / 100 == 2 ? here(answer.body()) : answer.notHere();
    }

    private Answer here(JsonSlice item) {
        if (!item.isObject()) {
            return new Answer.Unclear(Failure.WRONG_TYPE);
        }
        if (WordpressItem.locked(item.tree())) {
            return new Answer.NotHere("protected", true);
        }
        try {
            return new Answer.Here(seen(item));
        } catch (IllegalArgumentException e) {
            return new Answer.Unclear(Failure.NOT_READABLE);
        }
    }

    /** Posts are the blog's own; of comments those whose author has a user on it. */
    private Seen seen(JsonSlice item) {
        JsonNode tree = item.tree();
        return new Seen(WordpressItem.read(tree), item.raw(), !tree.has("post") || tree.path("author").asLong(0) > 0, -1);
    }

    static String number(String remoteId) {
        return remoteId.matches("(post|comment)-\\d{1,18}") ? remoteId.substring(remoteId.indexOf('-') + 1) : "";
    }

    private RestAnswer answer(Response response, String asked) {
        return RestAnswer.of(response, asked, credential);
    }
}
