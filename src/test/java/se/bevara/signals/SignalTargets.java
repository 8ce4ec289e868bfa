package se.bevara.signals;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import se.bevara.fuzz.Reading;
import se.bevara.fuzz.Target;
import se.bevara.fuzz.Targets;
import tools.jackson.databind.JsonNode;

/** What reads what the platforms deliver unasked. Of Mastodon's streams nothing is read but how a line begins. */
public final class SignalTargets implements Targets {

    private static final List<Sender> SENDERS = List.of(new MetaSender("facebook", "page"),
            new MetaSender("instagram", "instagram"),
            new LinkedinSender(), new XSender());

    @Override
    public Map<String, Target> named() {
        return Map.of("deliveries", Reading.texts(SignalTargets::calls,
                "{\"object\":\"page\",\"entry\":[{\"id\":\"1122\",\"time\":1763676000,\"changes\":[{\"field\":\"feed\"}]}]}",
                "{\"object\":\"instagram\",\"entry\":[{\"id\":\"1784\",\"time\":1763676000000,\"changes\":[]}]}",
                "{\"notifications\":[{\"organizationalEntity\":\"urn:li:organization:7\",\"lastModifiedAt\":1763676000000}]}",
                "{\"for_user_id\":\"44\",\"tweet_create_events\":[{\"id\":1,\"timestamp_ms\":\"1763676000000\"}]}",
                "{\"did\":\"did:plc:solvik\",\"time_us\":1763676000000000,\"kind\":\"commit\"}",
                "{\"data\":{\"filter\":{\"user_id\":\"44\"},\"event_type\":\"post.create\"}}"));
    }

    private static int calls(String body) {
        JsonNode delivery = Hooks.read(body.getBytes(UTF_8));
        return delivery == null
                ? 0
                : BlueskyStream.did(body).length() + SENDERS.stream().flatMap(sender -> sender.calls(delivery).stream())
                        .mapToInt(call -> call.remote().length())
                        .sum();
    }
}
