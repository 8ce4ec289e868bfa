package se.bevara.capture.x;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.bevara.capture.Failure;
import se.bevara.capture.FetchFailed;
import se.bevara.capture.Fetcher.Response;
import se.bevara.capture.JsonSlice;
import tools.jackson.databind.JsonNode;

/** An answer of the API: what it holds, and the problems that it names beside it with HTTP 200 as well. */
record XAnswer(JsonSlice body, List<XProblem> problems, String asked) {

    /** @throws FetchFailed on any status but 2xx, and but 404 that names what was not found */
    static XAnswer of(Response response, String asked) {
        if (response.status() / 100 != 2 && JsonSlice.isMarkup(response)) {
            throw failed(response, asked, failure(response.status()));
        }
        JsonSlice body = JsonSlice.of(response, asked);
        List<XProblem> problems = XProblem.in(body);
        boolean fine = response.status() / 100 == 2 || response.status() == 404 && !problems.isEmpty();
        if (fine) {
            return new XAnswer(body, problems, asked);
        }
        Failure told = failure(response.status());
        XProblem problem = body.isObject() ? XProblem.of(body.tree()) : new XProblem("", "", "");
        throw failed(response, asked, told == Failure.FORBIDDEN ? problem.failure() : told);
    }

    private static FetchFailed failed(Response response, String asked, Failure failure) {
        return new FetchFailed(failure, asked, "an answer", "HTTP " + response.status());
    }

    private static Failure failure(int status) {
        return switch (status) {
            case 401 -> Failure.TOKEN_EXPIRED;
            // What is paid for is used up.
            case 402 -> Failure.RATE_LIMITED;
            case 403 -> Failure.FORBIDDEN;
            case 404 -> Failure.ACCOUNT_GONE;
            default -> Failure.WRONG_TYPE;
        };
    }

    /** What it holds; null when it holds nothing and names no problem. @throws FetchFailed when it holds nothing but problems */
    @Nullable
    JsonSlice data() {
        JsonSlice data = body.members().get("data");
        if (data == null && !problems.isEmpty()) {
            XProblem first = problems.getFirst();
            throw new FetchFailed(first.failure(), asked, "an answer", first.name().isEmpty() ? "a problem" : first.name());
        }
        return data;
    }

    JsonNode meta() {
        JsonSlice meta = body.members().get("meta");
        if (meta == null || !meta.isObject()) {
            throw new FetchFailed(Failure.WRONG_TYPE, asked, "an object named meta", "none");
        }
        return meta.tree();
    }

    /** What the answer to a change means when it was not made; nothing when it was. @param done what it then says */
    static Optional<Failure> refused(Response response, String done) {
        try {
            XAnswer answer = of(response, "a change");
            JsonSlice data = answer.body.members().get("data");
            if (data != null && data.tree().path(done).asBoolean(false)) {
                return Optional.empty();
            }
            return Optional.of(answer.problems.isEmpty() ? Failure.WRONG_TYPE : Failure.FORBIDDEN);
        } catch (FetchFailed e) {
            return Optional.of(e.failure() == Failure.ACCOUNT_GONE ? Failure.FORBIDDEN : e.failure());
        }
    }
}
