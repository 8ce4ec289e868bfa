package se.bevara.capture.mastodon;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.bevara.capture.Failure;
import se.bevara.capture.FetchFailed;
import se.bevara.capture.Fetcher.Response;
import se.bevara.capture.JsonSlice;

/** An answer of the API. Errors are told by their status: some servers write them as HTML. */
record MastodonAnswer(Response response, String asked, boolean credential) {

    private static final Pattern NEXT = Pattern.compile("<([^>]*)>\\s*;[^,<]*rel=\"?next\"?");

    /** Its JSON. @throws FetchFailed on any status but 2xx */
    JsonSlice body() {
        if (response.status() / 100 == 2) {
            return JsonSlice.of(response, asked);
        }
        throw failed();
    }

    FetchFailed failed() {
        return new FetchFailed(failure(), asked, "an answer", "HTTP " + response.status());
    }

    Failure failure() {
        return switch (response.status()) {
            case 401 -> credential ? Failure.TOKEN_EXPIRED : Failure.NO_CREDENTIAL;
            case 403 -> Failure.FORBIDDEN;
            case 404, 410 -> Failure.ACCOUNT_GONE;
            default -> Failure.WRONG_TYPE;
        };
    }

    /** What the answer to a change means when it was not made; nothing when it was. */
    static Optional<Failure> refused(Response response) {
        var answer = new MastodonAnswer(response, "a change", true);
        if (response.status() / 100 != 2) {
            return Optional.of(answer.notThere() ? Failure.FORBIDDEN : answer.failure());
        }
        return answer.body().isObject() ? Optional.empty() : Optional.of(Failure.WRONG_TYPE);
    }

    boolean notThere() {
        return response.status() == 404 || response.status() == 410;
    }

    boolean linked() {
        return !response.header("Link").isBlank();
    }

    /** The query of the address behind {@code rel="next"}. Where else that address may lead is not followed. */
    @Nullable
    String next() {
        Matcher next = NEXT.matcher(response.header("Link"));
        if (!next.find()) {
            return null;
        }
        int query = next.group(1).indexOf('?');
        if (query < 0) {
            throw new FetchFailed(Failure.WRONG_TYPE, asked, "a next page with a query", "one without");
        }
        return next.group(1).substring(query + 1);
    }

    /**
     * Whether a server says that it is Mastodon itself, whose statuses keep their ids (GoToSocial, which looks alike, does so too). Others
     * add their own name to the version: {@code 4.0.0 (not true; really snac/2.75)}.
     */
    static boolean mastodon(Response instance) {
        if (instance.status() != 200 || JsonSlice.isMarkup(instance)) {
            return false;
        }
        String version = MastodonStatus.text(JsonSlice.of(instance, "GET /api/v1/instance").tree(), "version");
        return version.matches("\\d+\\.\\d+\\.\\d+\\S*");
    }

    /** From Mastodon 4.5 on: the server is still fetching answers from other servers. */
    boolean unfinished() {
        return !response.header("Mastodon-Async-Refresh").isBlank();
    }
}
