package se.bevara.capture.youtube;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import se.bevara.capture.Failure;
import se.bevara.capture.FetchFailed;
import se.bevara.capture.Fetcher.Response;
import se.bevara.capture.JsonSlice;

/**
 * An answer of the API. Errors are told by the reason in them; their message is not kept.
 *
 * @param spent called when the platform says that the day's quota is spent; tells for how long
 */
record YoutubeAnswer(Response response, String asked, Supplier<@Nullable Duration> spent) {

    /** Its JSON. @throws FetchFailed on any status but 2xx */
    JsonSlice body() {
        if (response.status() / 100 == 2) {
            return JsonSlice.of(response, asked);
        }
        throw failed();
    }

    /** What it lists. An answer that lists nothing says so with an empty list. */
    List<JsonSlice> items() {
        return body().elements("items");
    }

    /** The token of the next page. @param token what this one was asked for with */
    @Nullable
    String next(@Nullable String token) {
        JsonSlice slice = body().members().get("nextPageToken");
        if (slice == null) {
            return null;
        }
        String next = slice.tree().asString("");
        if (next.isEmpty()) {
            throw new FetchFailed(Failure.WRONG_TYPE, asked, "a token where more is promised", "none");
        }
        if (next.equals(token)) {
            throw new FetchFailed(Failure.REPEATED_PAGE, asked, "another token", "the one that was asked with");
        }
        return next;
    }

    /** Whether what was asked about is not there. */
    boolean notThere() {
        return response.status() == 404;
    }

    boolean says(String reason) {
        return response.status() / 100 != 2 && reason().equals(reason);
    }

    FetchFailed failed() {
        String reason = reason();
        String found = reason.isEmpty() ? "HTTP " + response.status() : "error " + reason;
        return new FetchFailed(failure(), asked, "an answer", found, quota(reason) ? spent.get() : null);
    }

    /** What the answer to a change means when it was not made; nothing when it was. */
    static Optional<Failure> refused(Response response) {
        return response.status() / 100 == 2
                ? Optional.empty()
                : Optional.of(new YoutubeAnswer(response, "a change", () -> null).failure());
    }

    Failure failure() {
        String reason = reason();
        return quota(reason) ? Failure.RATE_LIMITED : switch (reason) {
            case "rateLimitExceeded", "userRateLimitExceeded" -> Failure.RATE_LIMITED;
            case "authError" -> Failure.TOKEN_EXPIRED;
            case "insufficientPermissions" -> Failure.TOKEN_DOWNGRADED;
            case "channelClosed", "channelSuspended", "channelNotFound", "authenticatedUserAccountClosed",
                    "authenticatedUserAccountSuspended", "authenticatedUserNotChannel", "youtubeSignupRequired" ->
                Failure.ACCOUNT_GONE;
            case "processingFailure", "backendError" -> Failure.SERVER_ERROR;
            default -> switch (response.status()) {
                case 401 -> Failure.TOKEN_EXPIRED;
                case 403, 404 -> Failure.FORBIDDEN;
                default -> Failure.WRONG_TYPE;
            };
        };
    }

    private static boolean quota(String reason) {
        return reason.equals("quotaExceeded") || reason.equals("dailyLimitExceeded");
    }

    /** The first reason that an error gives; empty where it gives none. */
    private String reason() {
        if (JsonSlice.isMarkup(response) || response.body().length == 0) {
            return "";
        }
        String reason = JsonSlice.of(response, asked).tree().path("error").path("errors").path(0).path("reason").asString("");
        return reason.matches("[A-Za-z]{1,60}") ? reason : "";
    }
}
