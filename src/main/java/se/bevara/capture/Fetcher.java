package se.bevara.capture;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * The way out to the net, the same for all connectors: limits, budgets, retries with back-off, sizes, no redirects, no unsafe
 * addresses, no secret in any message. Counts what it asks.
 */
public interface Fetcher {

    /**
     * Fetches an API answer.
     *
     * @param headers request headers, the credential among them
     * @throws FetchFailed on anything that is no answer: no connection, too slow, too large, truncated, a redirect, 429, 5xx.
     *         Other statuses come back as they are: the connector knows what they mean
     */
    Response get(URI address, Map<String, String> headers);

    /** A way out whose calls, with those of others that share the budget, are at least so far apart, however long that takes. */
    default Fetcher paced(Duration apart) {
        return this;
    }

    /** Fetches the bytes of an attachment: size-limited, no credential, no private addresses, redirects followed within these rules. */
    Response media(URI address);

    /**
     * Called when the platform says that the day's quota is spent: nobody who shares the budget asks again that day.
     *
     * @return how long that is; nothing where no day is counted
     */
    default Duration daySpent() {
        return Duration.ZERO;
    }

    /**
     * @param headers by lower-case name, first value
     * @param body exact bytes
     * @param digest {@code sha256:} and hex over the body
     */
    record Response(int status, Map<String, String> headers, byte[] body, String digest) {

        public String header(String name) {
            return headers.getOrDefault(name.toLowerCase(java.util.Locale.ROOT), "");
        }
    }
}
