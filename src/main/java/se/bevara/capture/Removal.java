package se.bevara.capture;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** How an item is taken from public view through its platform. */
public sealed interface Removal {

    /**
     * An item that is to go.
     *
     * @param ours whether the account wrote it
     * @param hide whether it is hidden rather than deleted
     */
    record Target(Session.Asked asked, boolean ours, boolean hide) {
    }

    /** It cannot be done. @param why in Swedish */
    record Impossible(String why) implements Removal {
    }

    /**
     * One call.
     *
     * @param method {@code DELETE}, {@code POST} or {@code PUT}
     * @param headers the credential among them
     * @param json what is sent along; empty for nothing
     * @param refused what an answer means when the platform did not do it; nothing when it did
     */
    record Call(String method, URI address, Map<String, String> headers, String json,
            Function<Fetcher.Response, Optional<Failure>> refused) implements Removal {

        public Call(String method, URI address, Map<String, String> headers,
                Function<Fetcher.Response, Optional<Failure>> refused) {
            this(method, address, headers, "", refused);
        }

        @Override
        public String toString() {
            return "Call[" + method + " " + address.getHost() + "]";
        }
    }
}
