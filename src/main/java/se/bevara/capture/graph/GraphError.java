package se.bevara.capture.graph;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.bevara.capture.Failure;
import se.bevara.capture.FetchFailed;
import se.bevara.capture.Fetcher.Response;
import se.bevara.capture.JsonSlice;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An error of the Graph API, by its code and subcode. Its message is not kept: it may hold ids and names. */
public record GraphError(int code, int subcode, @Nullable Duration regain) {

    private static final JsonMapper JSON = new JsonMapper();

    /** The answer's JSON. @throws FetchFailed also when it is an error, whatever its HTTP status */
    public static JsonSlice answer(Response response, String asked) {
        Optional<GraphError> error = of(response, asked);
        if (error.isPresent()) {
            throw error.get().failed(asked);
        }
        return JsonSlice.of(response, asked);
    }

    /** The error that an answer is, if it is one. */
    public static Optional<GraphError> of(Response response, String asked) {
        boolean fine = response.status() / 100 == 2;
        if (fine && JsonSlice.isMarkup(response)) {
            return Optional.empty();
        }
        if (!fine && JsonSlice.isMarkup(response)) {
            return Optional.of(new GraphError(-response.status(), 0, null));
        }
        JsonSlice body = JsonSlice.of(response, asked);
        JsonSlice error = body.isObject() ? body.members().get("error") : null;
        if (error == null || !error.isObject()) {
            return fine ? Optional.empty() : Optional.of(new GraphError(-response.status(), 0, null));
        }
        JsonNode told = error.tree();
        return Optional.of(new GraphError(told.path("code").asInt(0), told.path("error_subcode").asInt(0), regain(response)));
    }

    /** What the answer to a change means when it was not made; nothing when it was. */
    public static Optional<Failure> refused(Response response) {
        String asked = "a change";
        return of(response, asked).map(GraphError::failure)
                .or(() -> JsonSlice.of(response, asked).tree().path("success").asBoolean(false)
                        ? Optional.empty()
                        : Optional.of(Failure.WRONG_TYPE));
    }

    /** Whether it means that an object asked for by id is not there, or may not be seen. */
    public boolean notHere() {
        return code == 100 && subcode == 33 || code == 803;
    }

    /** Fixed words for an archive's state. */
    public String evidence() {
        return subcode == 0 ? Integer.toString(code) : code + "/" + subcode;
    }

    public FetchFailed failed(String asked) {
        String found = code < 0 ? "HTTP " + -code : "error " + evidence();
        return new FetchFailed(failure(), asked, "an answer", found, regain);
    }

    public Failure failure() {
        return switch (code) {
            case 190 -> subcode == 492 ? Failure.TOKEN_DOWNGRADED : Failure.TOKEN_EXPIRED;
            case 102, -401 -> Failure.TOKEN_EXPIRED;
            case 104 -> Failure.NO_CREDENTIAL;
            case 10, 1705 -> Failure.TOKEN_DOWNGRADED;
            case 4, 17, 32, 613 -> Failure.RATE_LIMITED;
            case 1, 2 -> Failure.SERVER_ERROR;
            case 803 -> Failure.ACCOUNT_GONE;
            // Deleted, or not ours to see: the platform does not tell them apart.
            case 100 -> subcode == 33 ? Failure.FORBIDDEN : Failure.WRONG_TYPE;
            case 368, -403 -> Failure.FORBIDDEN;
            default -> code >= 200 && code <= 299
                    ? Failure.FORBIDDEN
                    : code >= 80_000 && code <= 80_014 ? Failure.RATE_LIMITED : Failure.WRONG_TYPE;
        };
    }

    /** Minutes that the platform asks to be left alone, in a header that names the Page. */
    private static @Nullable Duration regain(Response response) {
        try {
            long minutes = 0;
            for (JsonNode usages : JSON.readTree(response.header("X-Business-Use-Case-Usage"))) {
                for (JsonNode usage : usages) {
                    minutes = Math.max(minutes, usage.path("estimated_time_to_regain_access").asLong(0));
                }
            }
            return minutes == 0 ? null : Duration.ofMinutes(Math.min(minutes, 1440));
        } catch (JacksonException e) {
            return null;
        }
    }
}
