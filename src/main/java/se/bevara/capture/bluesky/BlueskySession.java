package se.bevara.capture.bluesky;

import static se.bevara.capture.bluesky.BlueskyPost.text;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
final class BlueskySession implements Session {

    private final Account account;
    private final BlueskyCalls view;
    private final Repositories repositories;
    /** The posts that answers begin from, by the answers' addresses. */
    private final Map<String, String> roots = new HashMap<>();
    private @Nullable JsonNode own;

    BlueskySession(Account account, BlueskyCalls view, Repositories repositories) {
        this.account = account;
        this.view = view;
        this.repositories = repositories;
    }

    @Override
    public Profile profile() {
        String actor = account.handle().replaceFirst("^@", "");
        JsonSlice body = named(actor);
        JsonNode tree = body.tree();
        if (text(tree, "did").isEmpty()) {
            throw new FetchFailed(Failure.WRONG_TYPE, body.asked(), "an account with a did", "none");
        }
        own = tree;
        Long posts = tree.path("postsCount").isNumber() ? tree.path("postsCount").asLong(0) : null;
        return new Profile(text(tree, "did"), text(tree, "handle"), text(tree, "displayName"), posts, look(tree), body.raw());
    }

    private static Map<String, String> look(JsonNode account) {
        Map<String, String> look = new LinkedHashMap<>();
        look.put("name", text(account, "displayName"));
        for (String field : List.of("handle", "description", "avatar")) {
            look.put(field, text(account, field));
        }
        look.put("cover", text(account, "banner"));
        look.put("labels", account.path("labels").valueStream().map(label -> text(label, "val")).sorted()
                .collect(Collectors.joining(" ")));
        look.values().removeIf(String::isEmpty);
        return look;
    }

    @Override
    public Page posts(@Nullable String cursor) {
        var answer = new BlueskyAnswer(view.feed(did(), BlueskyCalls.LIMIT, cursor), "GET app.bsky.feed.getAuthorFeed");
        JsonSlice body = answer.body();
        List<JsonSlice> listed = body.elements("feed");
        List<JsonSlice> posts = new ArrayList<>();
        for (JsonSlice each : listed) {
            JsonSlice post = each.isObject() ? each.members().get("post") : null;
            if (post == null) {
                throw new FetchFailed(Failure.WRONG_TYPE, answer.asked(), "posts", "another kind of element");
            }
            if (!text(each.tree().path("reason"), "$type").endsWith("#reasonRepost")) {
                posts.add(post);
            }
        }
        Sliced sliced = Sliced.read(posts, this::seen);
        // The last page that holds anything names a further one all the same.
        String next = listed.isEmpty() ? "" : text(body.tree(), "cursor");
        if (cursor == null && listed.isEmpty() && own().path("postsCount").asLong(0) > 0) {
            throw new FetchFailed(Failure.EMPTY_SUSPECT, answer.asked(), "posts, as the account counts some", "none");
        }
        return new Page(sliced.items(), next.isEmpty() ? null : next, null, sliced.whole(), sliced.notes());
    }

    @Override
    public Page comments(Post post, @Nullable String cursor) {
        var thread = new BlueskyThread(view);
        if (!thread.read(post.remoteId())) {
            return new Page(List.of(), null, null, false, List.of());
        }
        Sliced sliced = Sliced.read(thread.replies(), this::seen);
        return new Page(sliced.items(), null, null, sliced.whole() && thread.whole(), sliced.notes());
    }

    /** Each answer names the post that its thread begins with. */
    @Override
    public Optional<Post> rootOf(Seen answer) {
        return Optional.ofNullable(roots.get(answer.content().key()))
                .filter(root -> did().equals(BlueskyPost.author(root))).map(root -> new Post(root, root));
    }

    /** {@code https://bsky.app/profile/NAME/post/KEY}: a name is asked for, an identity is in the address itself. */
    @Override
    public Optional<String> idOf(URI address) {
        String[] steps = address.getPath().split("/");
        if (steps.length != 5 || !steps[1].equals("profile") || !steps[3].equals("post")) {
            return Optional.empty();
        }
        String who = steps[2].startsWith("did:") ? steps[2] : text(named(steps[2]).tree(), "did");
        String uri = "at://" + who + "/app.bsky.feed.post/" + steps[4];
        return Optional.of(uri).filter(each -> BlueskyPost.author(each) != null);
    }

    private JsonSlice named(String actor) {
        var answer = new BlueskyAnswer(view.profile(actor), "GET app.bsky.actor.getProfile");
        if (answer.error().equals("InvalidRequest")) {
            throw new FetchFailed(Failure.ACCOUNT_GONE, answer.asked(), "an account of that name", "none");
        }
        return answer.body();
    }

    @Override
    public Map<String, Answer> byId(List<Asked> asked) {
        Map<String, Answer> answers = new HashMap<>();
        parts(asked.stream().map(Asked::remoteId)).forEach(uris -> some(uris, answers));
        // By itself a hidden reply does not say that it is hidden; its thread's first post does.
        Stream<String> threads = asked.stream().filter(Asked::comment).map(Asked::threadRemoteId).filter(Objects::nonNull);
        for (List<String> roots : parts(threads)) {
            posts(roots).forEach(root -> hide(text(root.tree(), "uri"), BlueskyThread.hidden(root.tree()), answers));
        }
        return answers;
    }

    private void hide(String root, List<String> hidden, Map<String, Answer> answers) {
        List<String> asked = hidden.stream().filter(uri -> answers.get(uri) instanceof Answer.Here).toList();
        Map<String, JsonSlice> marked = asked.isEmpty() ? Map.of() : BlueskyThread.marked(view, root);
        for (String uri : asked) {
            JsonSlice item = marked.get(uri);
            answers.put(uri, item == null ? new Answer.NotHere("hidden by the threadgate", true) : here(item));
        }
    }

    /** As many at a time as may be asked for. */
    private static List<List<String>> parts(Stream<String> uris) {
        List<String> all = uris.distinct().toList();
        List<List<String>> parts = new ArrayList<>();
        for (int from = 0; from < all.size(); from += BlueskyCalls.AT_ONCE) {
            parts.add(all.subList(from, Math.min(from + BlueskyCalls.AT_ONCE, all.size())));
        }
        return parts;
    }

    private List<JsonSlice> posts(List<String> uris) {
        return new BlueskyAnswer(view.posts(uris), "GET app.bsky.feed.getPosts").body().elements("posts");
    }

    private void some(List<String> uris, Map<String, Answer> answers) {
        for (JsonSlice post : posts(uris)) {
            String uri = text(post.tree(), "uri");
            if (uris.contains(uri)) {
                answers.put(uri, here(post));
            }
        }
        List<String> absent = uris.stream().filter(uri -> !answers.containsKey(uri)).toList();
        Set<String> shown = absent.isEmpty() ? Set.of() : shown(absent);
        for (String uri : absent) {
            answers.put(uri, shown.contains(String.valueOf(BlueskyPost.author(uri)))
                    ? new Answer.NotHere("not among the posts", false)
                    : new Answer.Unclear(Failure.ACCOUNT_GONE));
        }
    }

    private Answer here(JsonSlice post) {
        try {
            return new Answer.Here(seen(post));
        } catch (IllegalArgumentException e) {
            return new Answer.Unclear(Failure.NOT_READABLE);
        }
    }

    /** Of the authors of some posts those whom the platform shows. */
    private Set<String> shown(List<String> uris) {
        List<String> authors = uris.stream().map(BlueskyPost::author).filter(Objects::nonNull).distinct().toList();
        if (authors.isEmpty()) {
            return Set.of();
        }
        var answer = new BlueskyAnswer(view.profiles(authors), "GET app.bsky.actor.getProfiles");
        return answer.body().elements("profiles").stream().map(profile -> text(profile.tree(), "did"))
                .collect(Collectors.toSet());
    }

    @Override
    public @Nullable URI located(Content content, Content.Attachment attachment) {
        return attachment.id().isEmpty() ? attachment.source() : repositories.blob(content.authorId(), attachment.id());
    }

    private Seen seen(JsonSlice post) {
        JsonNode tree = post.tree();
        Content content = BlueskyPost.read(tree);
        JsonNode shown = tree.has("value") ? tree.path("value").path("post") : tree;
        String root = text(shown.path("record").path("reply").path("root"), "uri");
        if (!root.isEmpty()) {
            roots.put(content.key(), root);
        }
        return new Seen(content, post.raw(), content.authorId().equals(did()), content.counts().getOrDefault("replies", -1L));
    }

    private String did() {
        return text(own(), "did");
    }

    private JsonNode own() {
        if (own == null) {
            profile();
        }
        return Objects.requireNonNull(own);
    }
}
