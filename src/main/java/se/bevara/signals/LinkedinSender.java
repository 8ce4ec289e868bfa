package se.bevara.signals;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** LinkedIn's webhooks of what happens on an organisation's page. */
record LinkedinSender() implements Sender {

    private static final byte[] PREFIX = "hmacsha256=".getBytes(StandardCharsets.UTF_8);

    /** LinkedIn sends a UUID. With braces or the prefix it could be a delivery. */
    private static final String CHALLENGE = "[0-9A-Fa-f-]{1,100}";

    @Override
    public String platform() {
        return "linkedin";
    }

    @Override
    public String header() {
        return "X-LI-Signature";
    }

    @Override
    public String signature(String secret, byte[] body) {
        return Signing.hex(Signing.hmac(secret, PREFIX, body));
    }

    @Override
    public Optional<Hooks.Greeting> greeting(Map<String, String> asked, String secret, @Nullable String verifyToken) {
        String challenge = asked.getOrDefault("challengeCode", "");
        if (!challenge.matches(CHALLENGE)) {
            return Optional.empty();
        }
        String answer = Signing.hex(Signing.hmac(secret, challenge.getBytes(StandardCharsets.UTF_8)));
        return Optional.of(new Hooks.Greeting("application/json",
                "{\"challengeCode\":\"" + challenge + "\",\"challengeResponse\":\"" + answer + "\"}"));
    }

    @Override
    public List<Call> calls(JsonNode delivery) {
        var calls = new ArrayList<Call>();
        delivery.path("notifications").forEach(one -> calls.add(new Call(one.path("organizationalEntity").asString(""),
                Signing.at(one.path("lastModifiedAt").asLong(0)))));
        return calls;
    }
}
