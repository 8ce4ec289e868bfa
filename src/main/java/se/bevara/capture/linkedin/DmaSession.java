package se.bevara.capture.linkedin;

import static se.bevara.capture.linkedin.LinkedinItem.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.bevara.accounts.Account;
import se.bevara.capture.JsonSlice;
import tools.jackson.databind.JsonNode;

/** Through the Pages Data Portability API: finders tell ids, and what they are is asked for in lists. */
final class DmaSession extends LinkedinSession {

    private static final String MOST = "100";

    DmaSession(Account account, LinkedinRest rest) {
        super(account, rest);
    }

    @Override
    public Page posts(@Nullable String cursor) {
        Feed feed = feed("postsByAuthor", "author", own().remoteId(), cursor);
        // Who merely passes on what others wrote has written nothing.
        List<String> urns = feed.urns().stream().filter(urn -> !urn.startsWith("urn:li:instantRepost:")).toList();
        return counted(page(urns, rest.batch("posts", urns), feed.next()));
    }

    @Override
    Page below(String urn, @Nullable String cursor) {
        Map<String, String> query = asked("commentsOnEntity", "entity", urn, cursor);
        LinkedinAnswer answer = rest.feed("feedContentsExternal", query);
        if (answer.notThere()) {
            return new Page(List.of(), null, null, false, List.of());
        }
        Feed feed = Feed.of(answer.body());
        return page(feed.urns(), rest.batch("comments", feed.urns()), feed.next());
    }

    private Feed feed(String finder, String about, String urn, @Nullable String cursor) {
        return Feed.of(rest.feed("feedContentsExternal", asked(finder, about, urn, cursor)).body());
    }

    private static Map<String, String> asked(String finder, String about, String urn, @Nullable String cursor) {
        Map<String, String> query = query("q", finder, about, urn, "maxPaginationCount", MOST);
        if (cursor != null) {
            query.put("paginationCursor", cursor);
        }
        return query;
    }

    /** @param next cursor of the following page; null at the end */
    private record Feed(List<String> urns, @Nullable String next) {

        /** The platform misspells where the next cursor lies, and may mend it. */
        static Feed of(JsonSlice body) {
            List<String> urns = body.elements("elements").stream().map(each -> text(each.tree(), "id"))
                    .filter(id -> !id.isEmpty()).toList();
            JsonSlice metadata = body.members().get("metadata");
            JsonNode told = metadata == null ? body.tree().path("metadata") : metadata.tree();
            String next = "";
            for (String name : List.of("paginationCursorMetdata", "paginationCursorMetadata")) {
                next = next.isEmpty() ? text(told.path(name), "nextPaginationCursor") : next;
            }
            return new Feed(urns, next.isEmpty() || urns.isEmpty() ? null : next);
        }
    }

    @Override
    public Map<String, Answer> byId(List<Asked> asked) {
        Map<String, Answer> answers = new HashMap<>();
        for (boolean comment : new boolean[]{false, true}) {
            List<String> ids = asked.stream().filter(a -> a.comment() == comment).map(Asked::remoteId).distinct().toList();
            LinkedinBatch batch = rest.batch(comment ? "comments" : "posts", ids);
            ids.forEach(id -> answers.put(id, batch.answer(id, this::seen)));
        }
        return answers;
    }
}
