package se.bevara.capture.linkedin;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import se.bevara.capture.Failure;
import se.bevara.capture.FetchFailed;
import se.bevara.capture.JsonSlice;
import se.bevara.capture.Seen;
import se.bevara.capture.Session.Answer;

/**
 * What was asked for by ids.
 *
 * @param found by {@link LinkedinItem#key}
 * @param statuses of others, likewise
 */
record LinkedinBatch(Map<String, JsonSlice> found, Map<String, Integer> statuses) {

    static LinkedinBatch of(List<LinkedinAnswer> answers) {
        var batch = new LinkedinBatch(new HashMap<>(), new HashMap<>());
        for (LinkedinAnswer answer : answers) {
            Map<String, JsonSlice> members = answer.body().members();
            JsonSlice results = members.get("results");
            if (results == null) {
                throw new FetchFailed(Failure.WRONG_TYPE, answer.asked(), "an object named results", "none");
            }
            results.members().forEach((id, slice) -> batch.found.put(LinkedinItem.key(id), slice));
            batch.statuses(members.get("statuses"));
            batch.statuses(members.get("errors"));
        }
        return batch;
    }

    /** A status is a number, or a problem that holds one. */
    private void statuses(@Nullable JsonSlice told) {
        if (told != null && told.isObject()) {
            told.tree().properties().forEach(each -> statuses.putIfAbsent(LinkedinItem.key(each.getKey()),
                    each.getValue().isNumber() ? each.getValue().asInt(0) : each.getValue().path("status").asInt(0)));
        }
    }

    @Nullable
    JsonSlice find(String id) {
        return found.get(LinkedinItem.key(id));
    }

    /** Whether something was asked for that may be there and was not shown. */
    boolean lacks(List<String> ids) {
        return ids.stream().anyMatch(id -> find(id) == null && status(id) != 404);
    }

    private int status(String id) {
        return statuses.getOrDefault(LinkedinItem.key(id), 0);
    }

    Answer answer(String id, Function<JsonSlice, Seen> reader) {
        JsonSlice slice = find(id);
        if (slice == null) {
            int status = status(id);
            return switch (status) {
                case 404 -> new Answer.NotHere("404", false);
                case 0 -> new Answer.Unclear(Failure.NOT_READABLE);
                default -> new Answer.Unclear(status == 403 ? Failure.FORBIDDEN : LinkedinAnswer.failure(status));
            };
        }
        return here(slice, reader);
    }

    static Answer here(JsonSlice slice, Function<JsonSlice, Seen> reader) {
        try {
            return slice.isObject() ? new Answer.Here(reader.apply(slice)) : new Answer.Unclear(Failure.WRONG_TYPE);
        } catch (IllegalArgumentException e) {
            return new Answer.Unclear(Failure.NOT_READABLE);
        }
    }
}
