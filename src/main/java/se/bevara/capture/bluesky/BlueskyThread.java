package se.bevara.capture.bluesky;

import static se.bevara.capture.bluesky.BlueskyPost.text;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.bevara.capture.Failure;
import se.bevara.capture.FetchFailed;
import se.bevara.capture.JsonSlice;
import tools.jackson.databind.JsonNode;

/** Everything below a post. The call nests each reply in what it answers, so a deep thread is asked for part by part. */
final class BlueskyThread {

    /** Levels asked for at once: each nests two deeper, and answers may not be nested without end. */
    private static final int DEPTH = 30;

    /** Far more calls than any thread needs; an end all the same. */
    private static final int MOST_CALLS = 400;

    private final BlueskyCalls view;
    private final Map<String, JsonSlice> replies = new LinkedHashMap<>();
    private final Set<String> hidden = new HashSet<>();
    private final Deque<String> deeper = new ArrayDeque<>();
    private boolean whole = true;

    BlueskyThread(BlueskyCalls view) {
        this.view = view;
    }

    /** @return false when the post itself is not there */
    boolean read(String root) {
        if (!below(root)) {
            return false;
        }
        for (int calls = 1; !deeper.isEmpty(); calls++) {
            if (calls > MOST_CALLS) {
                throw new FetchFailed(Failure.TOO_LARGE, "GET app.bsky.feed.getPostThread", "at most " + MOST_CALLS + " calls",
                        "more");
            }
            below(deeper.remove());
        }
        if (!hidden.isEmpty()) {
            others(root);
        }
        return true;
    }

    /** In the order shown. */
    List<JsonSlice> replies() {
        return List.copyOf(replies.values());
    }

    /** Whether all that the thread showed is among the replies. */
    boolean whole() {
        return whole;
    }

    private boolean below(String uri) {
        var answer = new BlueskyAnswer(view.thread(uri, DEPTH), "GET app.bsky.feed.getPostThread");
        if (answer.notFound()) {
            return false;
        }
        JsonSlice top = answer.body().members().get("thread");
        JsonSlice post = top == null ? null : post(top);
        if (top == null
                || post == null && !text(top.tree(), "$type").matches("app\\.bsky\\.feed\\.defs#(notFound|blocked)Post")) {
            throw new FetchFailed(Failure.WRONG_TYPE, answer.asked(), "a thread", "none");
        }
        if (post != null) {
            hidden.addAll(hidden(post.tree()));
            collect(top, 0);
        }
        return post != null;
    }

    /** Addresses of the replies that a thread's first post says are hidden. */
    static List<String> hidden(JsonNode root) {
        return root.path("threadgate").path("record").path("hiddenReplies").valueStream().map(uri -> uri.asString("")).toList();
    }

    private void collect(JsonSlice node, int depth) {
        JsonSlice below = node.members().get("replies");
        if (below == null || !below.isArray()) {
            JsonSlice post = post(node);
            if (depth == DEPTH && post != null && post.tree().path("replyCount").asLong(0) > 0) {
                deeper.add(text(post.tree(), "uri"));
            }
            return;
        }
        for (JsonSlice reply : below.elements()) {
            JsonSlice post = post(reply);
            // One that is not found, or blocked, is told by its address alone.
            if (post != null) {
                replies.put(text(post.tree(), "uri"), post);
                collect(reply, depth + 1);
            }
        }
    }

    private static @Nullable JsonSlice post(JsonSlice node) {
        JsonSlice post = node.isObject() ? node.members().get("post") : null;
        return post != null && post.isObject() ? post : null;
    }

    /** Puts in the place of each hidden reply what says that it is; where nothing says so, it is better left out than shown as open. */
    private void others(String root) {
        Map<String, JsonSlice> marked = marked(view, root);
        hidden.retainAll(replies.keySet());
        whole = marked.keySet().containsAll(hidden);
        for (String uri : hidden) {
            if (marked.containsKey(uri)) {
                replies.put(uri, marked.get(uri));
            } else {
                replies.remove(uri);
            }
        }
    }

    /** The list of a thread's hidden replies, each as an item that says so; empty where it cannot be had. */
    static Map<String, JsonSlice> marked(BlueskyCalls view, String root) {
        var answer = new BlueskyAnswer(view.others(root), "GET app.bsky.unspecced.getPostThreadOtherV2");
        Map<String, JsonSlice> marked = new HashMap<>();
        for (JsonSlice item : answer.error().isEmpty() ? answer.body().elements("thread") : List.<JsonSlice>of()) {
            if (post(item.members().getOrDefault("value", item)) != null) {
                marked.put(text(item.tree(), "uri"), item);
            }
        }
        return marked;
    }
}
