package se.bevara.signals;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** X's webhooks: the Account Activity API, which names the account that subscribes, and the X Activity API, which names its filter. */
record XSender() implements Sender {

    /** X sends letters and digits, Base64 at most. With braces it could be a delivery. */
    private static final String TOKEN = "[0-9A-Za-z+/=_.-]{1,200}";

    @Override
    public String platform() {
        return "x";
    }

    @Override
    public String header() {
        return "x-twitter-webhooks-signature";
    }

    @Override
    public String signature(String secret, byte[] body) {
        return "sha256=" + Base64.getEncoder().encodeToString(Signing.hmac(secret, body));
    }

    @Override
    public Optional<Hooks.Greeting> greeting(Map<String, String> asked, String secret, @Nullable String verifyToken) {
        String token = asked.getOrDefault("crc_token", "");
        return token.matches(TOKEN)
                ? Optional.of(new Hooks.Greeting("application/json",
                        "{\"response_token\":\"" + signature(secret, token.getBytes(StandardCharsets.UTF_8)) + "\"}"))
                : Optional.empty();
    }

    @Override
    public List<Call> calls(JsonNode delivery) {
        var calls = new ArrayList<Call>();
        if (delivery.has("for_user_id")) {
            calls.add(new Call(delivery.path("for_user_id").asString(""), newest(delivery)));
        }
        JsonNode filtered = delivery.path("data").path("filter");
        if (filtered.has("user_id")) {
            calls.add(new Call(filtered.path("user_id").asString(""), null));
        }
        return calls;
    }

    /** Of the events of all kinds in a delivery. */
    private static @Nullable Instant newest(JsonNode delivery) {
        long newest = 0;
        for (JsonNode events : delivery) {
            for (JsonNode event : events) {
                newest = Math.max(newest, event.path("timestamp_ms").asLong(0));
            }
        }
        return Signing.at(newest);
    }
}
