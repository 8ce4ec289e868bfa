package se.bevara.signals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Meta's webhooks: a Page's field {@code feed}, an Instagram account's {@code comments} and {@code mentions}.
 *
 * @param object what Meta calls the kind of account
 */
record MetaSender(String platform, String object) implements Sender {

    /** Meta sends a number; whatever is echoed can be no page. */
    private static final String CHALLENGE = "[0-9A-Za-z_-]{1,200}";

    @Override
    public String header() {
        return "X-Hub-Signature-256";
    }

    @Override
    public String signature(String secret, byte[] body) {
        return "sha256=" + Signing.hex(Signing.hmac(secret, body));
    }

    @Override
    public Optional<Hooks.Greeting> greeting(Map<String, String> asked, String secret, @Nullable String verifyToken) {
        String challenge = asked.getOrDefault("hub.challenge", "");
        boolean theirs = verifyToken != null && !verifyToken.isBlank() && "subscribe".equals(asked.get("hub.mode"))
                && Signing.same(verifyToken, asked.getOrDefault("hub.verify_token", "")) && challenge.matches(CHALLENGE);
        return theirs ? Optional.of(new Hooks.Greeting("text/plain", challenge)) : Optional.empty();
    }

    @Override
    public List<Call> calls(JsonNode delivery) {
        var calls = new ArrayList<Call>();
        if (delivery.path("object").asString("").equals(object)) {
            delivery.path("entry").forEach(
                    entry -> calls.add(new Call(entry.path("id").asString(""), Signing.at(entry.path("time").asLong(0)))));
        }
        return calls;
    }
}
