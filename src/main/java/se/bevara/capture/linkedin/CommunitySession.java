package se.bevara.capture.linkedin;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.bevara.accounts.Account;
import se.bevara.capture.Failure;
import se.bevara.capture.JsonSlice;
import se.bevara.capture.Sliced;
import tools.jackson.databind.JsonNode;

/** Through the Community Management API: listings are numbered pages that hold the items themselves. */
final class CommunitySession extends LinkedinSession {

    private static final int MOST = 100;

    CommunitySession(Account account, LinkedinRest rest) {
        super(account, rest);
    }

    /** By when they were made, so that a post which is edited meanwhile moves no other to another page. */
    @Override
    public Page posts(@Nullable String cursor) {
        Map<String, String> query = query("q", "author", "author", own().remoteId(), "sortBy", "CREATED", "count",
                Integer.toString(MOST), "start", start(cursor));
        return counted(page(rest.find("posts", query).body(), cursor));
    }

    private static String start(@Nullable String cursor) {
        return cursor == null ? "0" : cursor;
    }

    /** What nobody has touched has no social actions: none, not gone. */
    @Override
    Page below(String urn, @Nullable String cursor) {
        LinkedinAnswer answer = rest.get("socialActions",
                LinkedinRest.escaped(urn) + "/comments?count=" + MOST + "&start=" + start(cursor));
        return answer.notThere() ? new Page(List.of(), null, 0L) : page(answer.body(), cursor);
    }

    private Page page(JsonSlice body, @Nullable String cursor) {
        List<JsonSlice> elements = body.elements("elements");
        Sliced sliced = Sliced.read(elements, this::seen);
        long reached = Long.parseLong(start(cursor)) + elements.size();
        JsonNode total = body.tree().path("paging").path("total");
        boolean more = total.isNumber() ? reached < total.asLong(0) : elements.size() >= MOST;
        return new Page(sliced.items(), more && !elements.isEmpty() ? Long.toString(reached) : null, null, sliced.whole(),
                sliced.notes());
    }

    @Override
    public Map<String, Answer> byId(List<Asked> asked) {
        Map<String, Answer> answers = new HashMap<>();
        List<String> posts = asked.stream().filter(a -> !a.comment()).map(Asked::remoteId).distinct().toList();
        LinkedinBatch batch = rest.batch("posts", posts);
        posts.forEach(id -> answers.put(id, batch.answer(id, this::seen)));
        asked.stream().filter(Asked::comment).map(Asked::remoteId).distinct().forEach(id -> answers.put(id, comment(id)));
        return answers;
    }

    private Answer comment(String urn) {
        String entity = LinkedinItem.entity(urn);
        if (entity.isEmpty()) {
            return new Answer.Unclear(Failure.WRONG_TYPE);
        }
        LinkedinAnswer answer = rest.get("socialActions",
                LinkedinRest.escaped(entity) + "/comments/" + LinkedinRest.escaped(LinkedinItem.key(urn)));
        return answer.notThere() ? new Answer.NotHere("404", false) : LinkedinBatch.here(answer.body(), this::seen);
    }
}
