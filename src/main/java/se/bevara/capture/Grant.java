package se.bevara.capture;

import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What a token endpoint gives (RFC 6749, section 5.1).
 *
 * @param token the credential
 * @param lives how long it works; nothing where that is not told
 * @param refresh what the next is had by, where it is another than before
 * @param refreshLives how long that works, where it is told (LinkedIn)
 */
record Grant(String token, Optional<Duration> lives, Optional<String> refresh, Optional<Duration> refreshLives) {

    /** @throws FetchFailed for every other answer: whether a person must see to it, or it may pass */
    static Grant read(Fetcher.Response answer, String asked) {
        JsonNode tree = tree(answer, asked);
        if (answer.status() != 200) {
            String error = tree.path("error").asString("");
            throw new FetchFailed(failure(answer.status(), error), asked, "a new credential",
                    "HTTP " + answer.status() + (error.matches("[a-z_]{1,40}") ? " " + error : ""));
        }
        String token = tree.path("access_token").asString("");
        if (token.isBlank()) {
            throw new FetchFailed(Failure.WRONG_TYPE, asked, "an access_token", "none");
        }
        return new Grant(token, seconds(tree, "expires_in"),
                Optional.of(tree.path("refresh_token").asString("")).filter(next -> !next.isBlank()),
                seconds(tree, "refresh_token_expires_in"));
    }

    /** Also of an answer in error; a page instead of JSON says nothing. */
    private static JsonNode tree(Fetcher.Response answer, String asked) {
        try {
            return JsonSlice.of(answer, asked).tree();
        } catch (FetchFailed e) {
            throw answer.status() == 200
                    ? e
                    : new FetchFailed(failure(answer.status(), ""), asked, "a new credential",
                            "HTTP " + answer.status());
        }
    }

    /** RFC 6749, section 5.2. */
    private static Failure failure(int status, String error) {
        return switch (error) {
            case "invalid_grant" -> Failure.TOKEN_EXPIRED;
            case "invalid_scope" -> Failure.TOKEN_DOWNGRADED;
            default -> status == 429 ? Failure.RATE_LIMITED : status >= 500 ? Failure.SERVER_ERROR : Failure.FORBIDDEN;
        };
    }

    private static Optional<Duration> seconds(JsonNode tree, String name) {
        long told = tree.path(name).asLong(0);
        return told > 0 && told < Integer.MAX_VALUE ? Optional.of(Duration.ofSeconds(told)) : Optional.empty();
    }

    /** Shows neither. */
    @Override
    public String toString() {
        return "Grant[" + lives + "]";
    }
}
