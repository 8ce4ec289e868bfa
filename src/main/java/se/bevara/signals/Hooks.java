package se.bevara.signals;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The platforms' webhooks, each closed until its secret is configured. Of a delivery only the accounts it names are read. */
@Component
public class Hooks {

    /** Largest delivery taken, bytes; Meta gathers a thousand events in one, of a few hundred bytes each. */
    public static final int LARGEST = 1 << 20;

    private static final int DEEPEST = 100;
    private static final int MOST_CALLS = 1000;
    private static final int LONGEST_ID = 200;
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build()).build()).build();

    private final Map<String, Hook> hooks = new TreeMap<>();
    private final SignalSettings settings;
    private final Hearing hearing;
    private final Clock clock;

    Hooks(SignalSettings settings, Hearing hearing, Clock clock) {
        this.settings = settings;
        this.hearing = hearing;
        this.clock = clock;
        add(new MetaSender("facebook", "page"), settings.facebook());
        add(new MetaSender("instagram", "instagram"), settings.instagram());
        add(new LinkedinSender(), settings.linkedin());
        add(new XSender(), settings.x());
    }

    private void add(Sender sender, SignalSettings.Hook configured) {
        hooks.put(sender.platform(), new Hook(sender, configured, new Repeats(), new AtomicLong(), new AtomicLong(),
                new AtomicLong()));
    }

    private record Hook(Sender sender, SignalSettings.Hook configured, Repeats repeats, AtomicLong taken, AtomicLong refused,
            AtomicLong unknown) {
    }

    /** An answer to a handshake. */
    public record Greeting(String mediaType, String text) {
    }

    /** What became of a delivery. */
    public enum Heard {
        /** It leads to looks, or it is too old, of a kind or of accounts that lead to none. */
        TAKEN,
        /** It has been taken before. */
        REPEATED,
        /** The signature is not the platform's; nothing of it was read. */
        REFUSED,
        /** The platform's, but not readable. */
        UNREADABLE
    }

    /**
     * What has come since the process began.
     *
     * @param taken deliveries that the platform had signed
     * @param refused those that it had not
     * @param unknown accounts named that the register does not have, or that no night has visited yet
     */
    public record Standing(String platform, long taken, long refused, long unknown) {
    }

    /** A hook that is open, with its secret as it is now. */
    private record Opened(Hook hook, String secret) {
    }

    private Optional<Opened> open(String platform) {
        return Optional.ofNullable(hooks.get(platform))
                .flatMap(hook -> hook.configured().key().map(secret -> new Opened(hook, secret)));
    }

    /** The header that a platform's signature stands in; nothing when its hook is closed or there is none. */
    public Optional<String> signedIn(String platform) {
        return open(platform).map(opened -> opened.hook().sender().header());
    }

    /** @param asked the address's question, by name @return nothing when the hook is closed, or it is no handshake of the platform's */
    public Optional<Greeting> greet(String platform, Map<String, String> asked) {
        return open(platform).flatMap(opened -> opened.hook().sender().greeting(asked, opened.secret(),
                opened.hook().configured().verifyToken()));
    }

    /**
     * Hears a delivery.
     *
     * @param signature as its header says
     * @throws IllegalArgumentException when the hook is closed
     */
    public Heard hear(String platform, String signature, byte[] body) {
        Opened opened = open(platform).orElseThrow(() -> new IllegalArgumentException("hook " + platform + ": expected it open"));
        Hook hook = opened.hook();
        if (!Signing.same(hook.sender().signature(opened.secret(), body), signature)) {
            hook.refused().incrementAndGet();
            return Heard.REFUSED;
        }
        hook.taken().incrementAndGet();
        String digest = Repeats.digest(body);
        if (hook.repeats().has(digest)) {
            return Heard.REPEATED;
        }
        JsonNode delivery = read(body);
        if (delivery == null) {
            return Heard.UNREADABLE;
        }
        take(hook, delivery);
        hook.repeats().add(digest);
        return Heard.TAKEN;
    }

    private void take(Hook hook, JsonNode delivery) {
        Instant oldest = clock.instant().minus(settings.oldest());
        hook.sender().calls(delivery).stream().filter(call -> call.at() == null || !call.at().isBefore(oldest))
                .map(Sender.Call::remote).filter(remote -> !remote.isEmpty() && remote.length() <= LONGEST_ID).distinct()
                .limit(MOST_CALLS).filter(remote -> !hearing.of(hook.sender().platform(), remote))
                .forEach(remote -> hook.unknown().incrementAndGet());
    }

    static @Nullable JsonNode read(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException e) {
            return null;
        }
    }

    /** Of the hooks that are open. */
    public List<Standing> standings() {
        return hooks.keySet().stream().flatMap(platform -> open(platform).stream()).map(Opened::hook)
                .map(hook -> new Standing(hook.sender().platform(), hook.taken().get(), hook.refused().get(),
                        hook.unknown().get()))
                .toList();
    }
}
