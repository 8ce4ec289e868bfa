package se.bevara.capture.wordpress;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.bevara.capture.Failure;
import se.bevara.capture.FetchFailed;
import se.bevara.capture.Fetcher.Response;
import se.bevara.capture.JsonSlice;
import se.bevara.capture.Session.Answer;

/**
 * An answer of the REST API.
 *
 * @param code WordPress' own word for an error, such as {@code rest_cannot_read}; empty when there is none
 */
record RestAnswer(Response response, String asked, boolean credential, String code) {

    static RestAnswer of(Response response, String asked, boolean credential) {
        return new RestAnswer(response, asked, credential, code(response, asked));
    }

    private static String code(Response response, String asked) {
        if (response.status() / 100 == 2 || JsonSlice.isMarkup(response)) {
            return "";
        }
        JsonSlice body = JsonSlice.of(response, asked);
        String code = body.isObject() ? body.tree().path("code").asString("") : "";
        return code.matches("[a-z0-9_]{1,80}") ? code : "";
    }

    /** Its JSON. @throws FetchFailed on any status but 2xx */
    JsonSlice body() {
        if (response.status() / 100 == 2) {
            return JsonSlice.of(response, asked);
        }
        throw new FetchFailed(failure(), asked, "an answer", evidence());
    }

    Failure failure() {
        return switch (response.status()) {
            case 401 -> credential && !heldBack() ? Failure.TOKEN_EXPIRED : Failure.FORBIDDEN;
            case 403 -> credential ? Failure.TOKEN_DOWNGRADED : Failure.FORBIDDEN;
            default -> Failure.WRONG_TYPE;
        };
    }

    /** What the answer to a change means when it was not made; nothing when it was. */
    static Optional<Failure> refused(Response response) {
        RestAnswer answer = of(response, "a change", true);
        if (response.status() / 100 != 2) {
            return Optional.of(answer.failure());
        }
        return answer.body().isObject() ? Optional.empty() : Optional.of(Failure.WRONG_TYPE);
    }

    /** Whether WordPress refuses this item or listing, not the caller. */
    boolean heldBack() {
        return (response.status() == 401 || response.status() == 403)
                && (code.startsWith("rest_cannot_read") || code.equals("rest_forbidden"));
    }

    /** Whether the page asked for lies behind the last: the true end. */
    boolean beyondEnd() {
        return response.status() == 400 && code.endsWith("invalid_page_number");
    }

    String evidence() {
        return response.status() + (code.isEmpty() ? "" : " " + code);
    }

    /** What an answer other than the item itself says of it. @throws FetchFailed when the credential is refused */
    Answer notHere() {
        if (heldBack()) {
            return new Answer.NotHere(evidence(), true);
        }
        if (response.status() == 404 && code.matches("rest_(comment|post)_invalid_id") || response.status() == 410) {
            return new Answer.NotHere(evidence(), false);
        }
        if (failure() == Failure.TOKEN_EXPIRED) {
            body();
        }
        return new Answer.Unclear(failure());
    }

    /** A figure in a header, if it is there. */
    @Nullable
    Long header(String name) {
        String value = response.header(name);
        return value.matches("\\d{1,12}") ? Long.valueOf(value) : null;
    }
}
