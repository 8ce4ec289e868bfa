package se.bevara.capture.graph;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import se.bevara.capture.Failure;
import se.bevara.capture.Fetcher.Response;
import se.bevara.capture.JsonSlice;
import se.bevara.capture.Seen;
import se.bevara.capture.Session.Answer;

/**
 * Asks for objects of one kind by id, fifty at once.
 *
 * @param call asks for ids with commas between
 * @param reader of one object
 * @param key what is stable in an id that may be written in several ways
 */
public record GraphLookup(Function<String, Response> call, Function<JsonSlice, Seen> reader, UnaryOperator<String> key) {

    private static final int AT_ONCE = 50;

    /** Adds an answer for each id. */
    public void ask(List<String> ids, Map<String, Answer> answers) {
        for (int i = 0; i < ids.size(); i += AT_ONCE) {
            together(ids.subList(i, Math.min(i + AT_ONCE, ids.size())), answers);
        }
    }

    /** One id that is not there makes the whole call fail: so ask for the halves, down to that one. */
    private void together(List<String> ids, Map<String, Answer> answers) {
        String asked = "GET /?ids=" + ids.getFirst() + (ids.size() > 1 ? ",…" : "");
        Response response = call.apply(String.join(",", ids));
        GraphError error = GraphError.of(response, asked).orElse(null);
        if (error == null) {
            take(ids, JsonSlice.of(response, asked).members(), answers);
        } else if (error.notHere() && ids.size() > 1) {
            together(ids.subList(0, ids.size() / 2), answers);
            together(ids.subList(ids.size() / 2, ids.size()), answers);
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
        found.forEach((id, slice) -> byKey.put(key.apply(id), slice));
        for (String id : ids) {
            JsonSlice slice = byKey.get(key.apply(id));
            answers.put(id, slice == null || !slice.isObject() ? new Answer.Unclear(Failure.WRONG_TYPE) : here(slice));
        }
    }

    private Answer here(JsonSlice slice) {
        try {
            return new Answer.Here(reader.apply(slice));
        } catch (IllegalArgumentException e) {
            return new Answer.Unclear(Failure.NOT_READABLE);
        }
    }
}
