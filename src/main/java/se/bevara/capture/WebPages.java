package se.bevara.capture;

import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/**
 * Fetches pages of a web site that is not a platform's: no credential, at most 2 MB, no private addresses, redirects only within the same
 * site. Tried once; nothing of a page is executed or fetched beside it.
 */
@Component
public final class WebPages {

    private static final long LARGEST = 2_000_000;
    private static final Duration WHOLE = Duration.ofSeconds(20);
    private static final int REDIRECTS = 5;

    private final Fetchers fetchers;
    private final Http http;
    private final Set<String> allowedHosts = new HashSet<>();

    WebPages(Fetchers fetchers) {
        this.fetchers = fetchers;
        this.http = new Http(fetchers.settings().connectTimeout(), WHOLE, LARGEST);
        fetchers.settings().allowedHosts().forEach(host -> allowedHosts.add(host.toLowerCase(Locale.ROOT)));
    }

    /**
     * An answer and where it was had.
     *
     * @param address the last one, behind redirects
     */
    public record Page(URI address, Fetcher.Response answer) {
    }

    /** @throws FetchFailed on anything that is no answer, a redirect out of the site, 429 and 5xx; other statuses come back as they are */
    public Page get(URI first, String accept) {
        URI address = first;
        for (int hop = 0; hop <= REDIRECTS; hop++) {
            fetchers.goOn();
            String asked = Http.asked(address);
            fetchers.addresses().check(address, asked, allowedHosts);
            var headers = new TreeMap<>(Map.of("User-Agent", "Bevara", "Accept", accept));
            Fetcher.Response answer = http.get(address, headers);
            if (answer.status() == 429 || answer.status() >= 500) {
                throw new FetchFailed(answer.status() == 429 ? Failure.RATE_LIMITED : Failure.SERVER_ERROR, asked, "an answer",
                        "HTTP " + answer.status());
            }
            if (answer.status() / 100 != 3) {
                return new Page(address, answer);
            }
            URI next = Answers.location(address, answer);
            if (!sameSite(address, next)) {
                throw new FetchFailed(Failure.REDIRECTED, asked, "an address of the same site", "another site's");
            }
            address = next;
        }
        throw new FetchFailed(Failure.REDIRECTED, Http.asked(first), "at most " + REDIRECTS + " redirects", "more");
    }

    /** Whether two addresses have the same host and, unless one only turns from http to https, the same port. */
    public static boolean sameSite(URI one, URI other) {
        boolean secured = one.getPort() < 0 && other.getPort() < 0;
        return one.getHost() != null && one.getHost().equalsIgnoreCase(other.getHost())
                && (secured || Objects.equals(one.getScheme(), other.getScheme()) && one.getPort() == other.getPort());
    }
}
