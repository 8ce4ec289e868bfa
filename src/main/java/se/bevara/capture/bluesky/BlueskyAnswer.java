package se.bevara.capture.bluesky;

import se.bevara.capture.Failure;
import se.bevara.capture.FetchFailed;
import se.bevara.capture.Fetcher.Response;
import se.bevara.capture.JsonSlice;

/** An answer of the AppView. Errors have a name, which is the same whatever their HTTP status. */
record BlueskyAnswer(Response response, String asked) {

    /** Its JSON. @throws FetchFailed when it is an error */
    JsonSlice body() {
        if (response.status() / 100 == 2) {
            return JsonSlice.of(response, asked);
        }
        throw failed();
    }

    /** The error's name; empty when it is none. */
    String error() {
        if (response.status() / 100 == 2 || JsonSlice.isMarkup(response)) {
            return "";
        }
        JsonSlice body = JsonSlice.of(response, asked);
        return body.isObject() ? body.tree().path("error").asString("") : "";
    }

    /** Whether a post that was asked for is not there. */
    boolean notFound() {
        return error().equals("NotFound") || error().equals("RecordNotFound");
    }

    FetchFailed failed() {
        String error = error();
        // The name is one of few, but it comes from outside.
        String found = error.matches("[A-Za-z]{1,40}") ? error : "HTTP " + response.status();
        return new FetchFailed(failure(error), asked, "an answer", found);
    }

    private Failure failure(String error) {
        return switch (error) {
            case "AccountTakedown", "AccountDeactivated", "AccountSuspended", "RepoNotFound", "RepoDeactivated", "RepoTakendown",
                    "RepoSuspended", "NotFound", "RecordNotFound" ->
                Failure.ACCOUNT_GONE;
            case "ExpiredToken", "InvalidToken" -> Failure.TOKEN_EXPIRED;
            case "AuthMissing", "AuthenticationRequired" -> Failure.NO_CREDENTIAL;
            case "Forbidden", "BlockedActor", "BlockedByActor" -> Failure.FORBIDDEN;
            default -> switch (response.status()) {
                case 401 -> Failure.NO_CREDENTIAL;
                case 403 -> Failure.FORBIDDEN;
                default -> Failure.WRONG_TYPE;
            };
        };
    }
}
