package se.bevara.capture.x;

import static se.bevara.capture.x.XItem.text;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import se.bevara.accounts.Account;
import se.bevara.archive.Content;
import se.bevara.capture.Failure;
import se.bevara.capture.FetchFailed;
import se.bevara.capture.JsonSlice;
import se.bevara.capture.Seen;
import se.bevara.capture.Session;
import se.bevara.capture.Sliced;
import tools.jackson.databind.JsonNode;

/** One account, one night. */
final class XSession implements Session {

    /** As many posts as a listing shows; older ones are in none. */
    private static final int LISTED = 3_200;
    private static final Duration SEARCHED = Duration.ofDays(7);

    private final Account account;
    private final XCalls x;
    private final XSpelling spelling;
    private @Nullable Profile own;
    private long listed;
    private Instant oldest = Instant.MAX;

    XSession(Account account, XCalls x, XSpelling spelling) {
        this.account = account;
        this.x = x;
        this.spelling = spelling;
    }

    @Override
    public Profile profile() {
        String handle = account.handle().replaceFirst("^@", "");
        XAnswer answer = XAnswer.of(x.user(handle, XCalls.PROFILE), "GET /users/by/username/" + handle);
        JsonSlice data = answer.data();
        if (data == null || !data.isObject() || text(data.tree(), "id").isEmpty()) {
            throw new FetchFailed(Failure.WRONG_TYPE, answer.asked(), "a user with an id", "none");
        }
        JsonNode user = data.tree();
        if (user.path("protected").asBoolean(false)) {
            throw new FetchFailed(Failure.ACCOUNT_PRIVATE, answer.asked(), "an account open to all", "a protected one");
        }
        JsonNode count = either(user.path("public_metrics"));
        own = new Profile(text(user, "id"), text(user, "username"), text(user, "name"),
                count.isNumber() ? (Long) count.asLong(0) : null, look(user), data.raw());
        return own;
    }

    private static JsonNode either(JsonNode metrics) {
        return XSpelling.either(metrics, "tweet_count");
    }

    private static Map<String, String> look(JsonNode user) {
        Map<String, String> look = new LinkedHashMap<>();
        for (String field : List.of("name", "username", "description", "location", "url", "profile_image_url",
                "profile_banner_url", "verified")) {
            look.put(field, text(user, field));
        }
        look.values().removeIf(String::isEmpty);
        return look;
    }

    @Override
    public Page posts(@Nullable String cursor) {
        String id = own().remoteId();
        XAnswer answer = XAnswer.of(x.posts(id, query("pagination_token", cursor)), "GET /users/" + id + "/tweets");
        Page page = page(answer, cursor);
        if (cursor == null) {
            listed = 0;
            oldest = Instant.MAX;
        }
        listed += answer.meta().path("result_count").asLong(0);
        page.items().stream().map(seen -> seen.content().platformTime().toInstant()).filter(time -> time.isBefore(oldest))
                .forEach(time -> oldest = time);
        return page;
    }

    @Override
    public @Nullable Instant listedSince() {
        Long told = own().posts();
        return Math.max(listed, told == null ? 0 : told) < LISTED ? null : oldest;
    }

    private MultiValueMap<String, String> query(String further, @Nullable String cursor) {
        MultiValueMap<String, String> query = spelling.fields();
        query.add("max_results", Integer.toString(XCalls.AT_ONCE));
        if (cursor != null) {
            query.add(further, cursor);
        }
        return query;
    }

    /** The conversation's first post is part of it. */
    @Override
    public Page comments(Post post, @Nullable String cursor) {
        String conversation = post.key().isEmpty() ? post.remoteId() : post.key();
        MultiValueMap<String, String> query = query("next_token", cursor);
        query.add("query", "conversation_id:" + conversation);
        Page page = page(XAnswer.of(x.search(query), "GET /tweets/search/recent, conversation " + conversation), cursor);
        List<Seen> comments = page.items().stream().filter(seen -> seen.content().kind() == Content.Kind.COMMENT).toList();
        return new Page(comments, page.next(), null, page.whole(), page.notes());
    }

    @Override
    public Duration reach() {
        return SEARCHED;
    }

    private Page page(XAnswer answer, @Nullable String cursor) {
        JsonSlice data = answer.data();
        String next = text(answer.meta(), "next_token");
        if (data == null && answer.meta().path("result_count").asLong(-1) != 0) {
            throw new FetchFailed(Failure.WRONG_TYPE, answer.asked(), "posts", "none, though some are counted");
        }
        if (next.equals(cursor)) {
            throw new FetchFailed(Failure.REPEATED_PAGE, answer.asked(), "another cursor", "the one that was asked with");
        }
        var includes = new XIncludes(answer.body());
        List<JsonSlice> theirs = data == null
                ? List.of()
                : data.elements().stream().filter(post -> !post.isObject() || !XItem.repost(post.tree())).toList();
        Sliced sliced = Sliced.read(theirs, post -> seen(post, includes));
        return new Page(newest(sliced.items()), next.isEmpty() ? null : next, null, sliced.whole(), sliced.notes());
    }

    /** Should several versions of a post be listed, the newest of them. */
    private static List<Seen> newest(List<Seen> items) {
        Map<String, Seen> byKey = new LinkedHashMap<>();
        for (Seen seen : items) {
            byKey.merge(seen.content().key(), seen, (one, other) -> XSession.later(one, other) ? one : other);
        }
        return new ArrayList<>(byKey.values());
    }

    private static boolean later(Seen one, Seen other) {
        var edited = one.content().editedAt();
        var otherwise = other.content().editedAt();
        return otherwise == null || edited != null && edited.isAfter(otherwise);
    }

    /** An older id answers with the older version, and tells the newest: that one is then asked for. */
    @Override
    public Map<String, Answer> byId(List<Asked> asked) {
        List<String> ids = asked.stream().map(Asked::remoteId).distinct().toList();
        Map<String, Answer> answers = ask(ids);
        Map<String, String> newer = new HashMap<>();
        answers.forEach((id, answer) -> {
            if (answer instanceof Answer.Here here && !here.seen().content().remoteId().equals(id)) {
                newer.put(id, here.seen().content().remoteId());
            }
        });
        Map<String, Answer> now = ask(newer.values().stream().distinct().toList());
        newer.forEach((id, newest) -> answers.put(id, now.getOrDefault(newest, new Answer.Unclear(Failure.NOT_READABLE))));
        return answers;
    }

    private Map<String, Answer> ask(List<String> ids) {
        Map<String, Answer> answers = new HashMap<>();
        for (int i = 0; i < ids.size(); i += XCalls.AT_ONCE) {
            some(ids.subList(i, Math.min(i + XCalls.AT_ONCE, ids.size())), answers);
        }
        return answers;
    }

    private void some(List<String> ids, Map<String, Answer> answers) {
        MultiValueMap<String, String> query = spelling.fields();
        query.add("ids", String.join(",", ids));
        XAnswer answer = XAnswer.of(x.byIds(query), "GET /tweets?ids=" + ids.getFirst() + (ids.size() > 1 ? ",…" : ""));
        var includes = new XIncludes(answer.body());
        JsonSlice data = answer.body().members().get("data");
        if (data == null && answer.problems().isEmpty()) {
            throw new FetchFailed(Failure.WRONG_TYPE, answer.asked(), "posts or problems", "neither");
        }
        Map<String, Answer> found = new HashMap<>();
        for (JsonSlice post : data == null ? List.<JsonSlice>of() : data.elements()) {
            found.put(post.isObject() ? text(post.tree(), "id") : "", here(post, includes));
        }
        ids.forEach(id -> answers.put(id, found.containsKey(id) ? found.get(id) : problem(id, answer.problems())));
    }

    private static Answer problem(String id, List<XProblem> problems) {
        return problems.stream().filter(problem -> problem.concerns(id)).findFirst().map(problem -> switch (problem.name()) {
            case XProblem.NOT_FOUND -> new Answer.NotHere(XProblem.NOT_FOUND, false);
            // Its author is protected or suspended, which may pass.
            case XProblem.NOT_AUTHORIZED -> new Answer.NotHere(XProblem.NOT_AUTHORIZED, true);
            default -> new Answer.Unclear(Failure.FORBIDDEN);
        }).orElseGet(() -> new Answer.Unclear(Failure.NOT_READABLE));
    }

    private Answer here(JsonSlice post, XIncludes includes) {
        if (!post.isObject()) {
            return new Answer.Unclear(Failure.WRONG_TYPE);
        }
        try {
            return new Answer.Here(seen(post, includes));
        } catch (IllegalArgumentException e) {
            return new Answer.Unclear(Failure.NOT_READABLE);
        }
    }

    private Seen seen(JsonSlice post, XIncludes includes) {
        Seen.Raw block = includes.block(post);
        Content content = XItem.read(JsonSlice.read(block.block()));
        return new Seen(content, block, content.authorId().equals(own().remoteId()),
                content.counts().getOrDefault("replies", -1L));
    }

    /** Every post names its conversation: ours is the one that we began. */
    @Override
    public Optional<Post> rootOf(Seen answer) {
        String conversation = text(JsonSlice.read(answer.raw().block()).path("data"), "conversation_id");
        if (conversation.isEmpty()) {
            return Optional.empty();
        }
        Answer first = byId(List.of(new Asked(conversation, false, null))).get(conversation);
        return first instanceof Answer.Here here && here.seen().ours() && here.seen().content().kind() == Content.Kind.POST
                ? Optional.of(new Post(here.seen().content().remoteId(), here.seen().content().key()))
                : Optional.empty();
    }

    private Profile own() {
        Profile known = own;
        return known == null ? profile() : known;
    }
}
