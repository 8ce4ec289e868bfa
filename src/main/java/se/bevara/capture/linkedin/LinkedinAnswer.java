package se.bevara.capture.linkedin;

import se.bevara.capture.Failure;
import se.bevara.capture.FetchFailed;
import se.bevara.capture.Fetcher.Response;
import se.bevara.capture.JsonSlice;

/** An answer of LinkedIn's API. */
record LinkedinAnswer(Response response, String asked) {

    /** @throws FetchFailed on any status but 2xx */
    JsonSlice body() {
        if (response.status() / 100 != 2) {
            throw new FetchFailed(failure(response.status()), asked, "an answer", "HTTP " + response.status());
        }
        return JsonSlice.of(response, asked);
    }

    boolean notThere() {
        return response.status() == 404;
    }

    /** Whoever is no longer an administrator of the page is told 403; a month of the API that is no longer served, 426. */
    static Failure failure(int status) {
        return switch (status) {
            case 401 -> Failure.TOKEN_EXPIRED;
            case 403 -> Failure.TOKEN_DOWNGRADED;
            case 404 -> Failure.ACCOUNT_GONE;
            default -> Failure.WRONG_TYPE;
        };
    }
}
