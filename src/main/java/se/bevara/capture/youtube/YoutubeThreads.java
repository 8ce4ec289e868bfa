package se.bevara.capture.youtube;

import static se.bevara.capture.youtube.YoutubeItem.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import se.bevara.capture.Failure;
import se.bevara.capture.FetchFailed;
import se.bevara.capture.Fetcher.Response;
import se.bevara.capture.JsonSlice;
import se.bevara.capture.Seen;
import se.bevara.capture.Session.Page;
import se.bevara.capture.Session.Post;
import se.bevara.capture.Sliced;

/** The comments below a video: first those that all may see, then those that are held back, which the platform lists apart. */
final class YoutubeThreads {

    private static final List<String> STANDINGS = List.of("published", "heldForReview", "likelySpam");

    /** Far more pages of replies than anybody reads; an end all the same. */
    private static final int MOST_PAGES = 400;

    private final YoutubeCalls calls;
    private final BiFunction<Response, String, YoutubeAnswer> answers;
    private final Function<JsonSlice, Seen> reader;
    /** Of the video that is being read: by a comment's id the standing it was first listed with. */
    private final Map<String, String> shown = new HashMap<>();

    YoutubeThreads(YoutubeCalls calls, BiFunction<Response, String, YoutubeAnswer> answers, Function<JsonSlice, Seen> reader) {
        this.calls = calls;
        this.answers = answers;
        this.reader = reader;
    }

    /** A listing and a page of it: {@code heldForReview QURT}. */
    private record Place(String standing, @Nullable String token) {

        static Place of(@Nullable String cursor) {
            String[] parts = cursor == null ? new String[]{STANDINGS.getFirst()} : cursor.split(" ", 2);
            return new Place(parts[0], parts.length == 1 ? null : parts[1]);
        }

        /** @param token of this listing's next page; null at its end */
        @Nullable
        String next(@Nullable String next) {
            int listing = STANDINGS.indexOf(standing);
            if (next != null) {
                return standing + " " + next;
            }
            return listing + 1 < STANDINGS.size() ? STANDINGS.get(listing + 1) : null;
        }
    }

    Page page(Post post, @Nullable String cursor) {
        Place place = Place.of(cursor);
        if (cursor == null) {
            shown.clear();
        }
        YoutubeAnswer answer = answers.apply(calls.threads(post.remoteId(), place.standing(), place.token()),
                "GET /commentThreads of " + post.remoteId());
        if (answer.says("commentsDisabled")) {
            return new Page(List.of(), null, 0L, false,
                    List.of("Kommentarerna är avstängda till minst en film. De som är kända där står kvar som de var."));
        }
        if (answer.notThere()) {
            return new Page(List.of(), null, null, false, List.of());
        }
        Map<String, JsonSlice> comments = new LinkedHashMap<>();
        boolean whole = true;
        for (JsonSlice thread : answer.items()) {
            whole &= read(thread, place.standing(), comments);
        }
        Sliced sliced = Sliced.read(List.copyOf(comments.values()), reader);
        return new Page(sliced.items(), place.next(answer.next(place.token())), null, whole && sliced.whole(), sliced.notes());
    }

    /** Adds a thread's comments. One that is no thread is added as it is, to be told of as not readable. @return whether they are all there */
    private boolean read(JsonSlice thread, String standing, Map<String, JsonSlice> comments) {
        JsonSlice snippet = member(thread, "snippet");
        JsonSlice top = snippet == null ? null : member(snippet, "topLevelComment");
        if (snippet == null || top == null) {
            add(thread, standing, comments);
            return true;
        }
        String id = text(top.tree(), "id");
        boolean known = !standing.equals(shown.getOrDefault(id, standing));
        add(top, standing, comments);
        JsonSlice replies = member(thread, "replies");
        if (replies != null && replies.members().containsKey("comments")) {
            replies.elements("comments").forEach(reply -> add(reply, standing, comments));
        }
        boolean none = snippet.tree().path("totalReplyCount").asInt(1) == 0;
        return known || none || !id.matches(YoutubeItem.ID) || replies(id, standing, comments);
    }

    private static @Nullable JsonSlice member(JsonSlice slice, String name) {
        JsonSlice member = slice.isObject() ? slice.members().get(name) : null;
        return member != null && member.isObject() ? member : null;
    }

    /** A thread is listed as held when one of its replies is: what another listing has shown already is not shown again. */
    private void add(JsonSlice comment, String standing, Map<String, JsonSlice> comments) {
        String id = comment.isObject() ? text(comment.tree(), "id") : "";
        String key = id.isEmpty() ? "without id " + comments.size() : id;
        if (standing.equals(shown.computeIfAbsent(key, first -> standing))) {
            comments.putIfAbsent(key, comment);
        }
    }

    /** Adds a comment's replies. @return whether they are all there; none of a comment that has gone meanwhile */
    private boolean replies(String comment, String standing, Map<String, JsonSlice> comments) {
        String asked = "GET /comments below " + comment;
        List<JsonSlice> found = new ArrayList<>();
        String token = null;
        for (int n = 0; n < MOST_PAGES; n++) {
            YoutubeAnswer answer = answers.apply(calls.replies(comment, token), asked);
            if (answer.notThere()) {
                return false;
            }
            found.addAll(answer.items());
            token = answer.next(token);
            if (token == null) {
                found.forEach(reply -> add(reply, standing, comments));
                return true;
            }
        }
        throw new FetchFailed(Failure.TOO_LARGE, asked, "at most " + MOST_PAGES + " pages", "more");
    }
}
