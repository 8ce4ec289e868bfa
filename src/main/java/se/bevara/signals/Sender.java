package se.bevara.signals;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** How a platform shakes hands, signs what it delivers, and names accounts in it. */
interface Sender {

    String platform();

    /** The header that has the signature. */
    String header();

    /** What the header of a delivery says when it is the platform's. */
    String signature(String secret, byte[] body);

    /** The answer to a handshake; nothing when it is not one of the platform's. @param asked the address's question, by name */
    Optional<Hooks.Greeting> greeting(Map<String, String> asked, String secret, @Nullable String verifyToken);

    /** What a delivery calls attention to; none when it is of another kind. */
    List<Call> calls(JsonNode delivery);

    /**
     * @param remote the platform's own id of an account
     * @param at when it happened by the platform's clock; null when the delivery does not tell
     */
    record Call(String remote, @Nullable Instant at) {
    }
}
