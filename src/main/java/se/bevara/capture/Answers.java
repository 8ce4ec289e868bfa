package se.bevara.capture;

import java.net.URI;
import java.util.Locale;
import java.util.Map;

/** Tells answers from what only looks like one. */
final class Answers {

    private Answers() {
    }

    /** The answer to an API call, unless it leads elsewhere or is a page for people. */
    static Fetcher.Response judged(String asked, Map<String, String> sent, Fetcher.Response answer) {
        boolean conditional = sent.containsKey("If-None-Match") || sent.containsKey("If-Modified-Since");
        if (answer.status() / 100 == 3 && !(answer.status() == 304 && conditional)) {
            boolean login = LoginWall.leadsTo(answer.header("location"));
            throw new FetchFailed(login ? Failure.LOGIN_WALL : Failure.REDIRECTED, asked, "an answer", "HTTP " + answer.status());
        }
        boolean json = sent.getOrDefault("Accept", "").contains("json");
        if (answer.status() / 100 == 2 && json && isPage(answer)) {
            boolean login = LoginWall.is(answer.body());
            throw new FetchFailed(login ? Failure.LOGIN_WALL : Failure.WRONG_TYPE, asked, "JSON", "HTML");
        }
        return answer;
    }

    /** Some servers call JSON {@code text/html}, and some pages nothing at all: the first character decides. */
    private static boolean isPage(Fetcher.Response answer) {
        String type = answer.header("content-type").toLowerCase(Locale.ROOT);
        byte[] body = answer.body();
        int at = 0;
        while (at < body.length && (body[at] <= ' ')) {
            at++;
        }
        boolean markup = at < body.length && body[at] == '<';
        return markup && (type.isEmpty() || type.contains("html") || type.contains("json"));
    }

    static URI location(URI from, Fetcher.Response redirect) {
        try {
            String location = redirect.header("location");
            if (!location.isEmpty()) {
                return from.resolve(location);
            }
        } catch (IllegalArgumentException e) {
            throw new FetchFailed(Failure.REDIRECTED, Http.asked(from), "an address to go to", "one that is not well formed");
        }
        throw new FetchFailed(Failure.REDIRECTED, Http.asked(from), "an address to go to",
                "HTTP " + redirect.status() + " without one");
    }
}
