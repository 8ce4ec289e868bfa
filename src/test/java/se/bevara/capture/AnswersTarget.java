package se.bevara.capture;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import se.bevara.fuzz.Target;
import se.bevara.sample.Platform;
import se.bevara.sample.Platforms;
import se.bevara.sample.Presence;
import se.bevara.sample.StoryClock;
import se.bevara.sample.World;

/**
 * A connector that is given a platform's answers one after another. It fails by name or shows items, and what it shows can be read again
 * from its bytes alone.
 */
final class AnswersTarget implements Target {

    private final Platform platform;
    private final Connector connector;

    AnswersTarget(Platform platform, Connector connector) {
        this.platform = platform;
        this.connector = connector;
    }

    @Override
    public int feed(byte[] bytes) {
        var base = URI.create("https://platform.example/api");
        return asked(open(base, Optional.of("secret"), new Script(bytes), name -> Optional.empty()));
    }

    private Session open(URI base, Optional<String> secret, Fetcher fetcher,
            java.util.function.Function<String, Optional<String>> settings) {
        var account = TestFetchers.account("solvik", platform.word(), base);
        return connector.open(account, new Access(base, () -> secret, "key", settings), fetcher);
    }

    /** Asks all that a night asks, of what is found first. */
    private int asked(Session session) {
        var found = new ArrayList<Seen>();
        tried(session::profile);
        pages(session::posts, found);
        if (!found.isEmpty()) {
            Seen post = found.getFirst();
            String id = post.content().remoteId();
            pages(cursor -> session.comments(new Session.Post(id, post.content().key()), cursor), found);
            tried(() -> session.byId(List.of(new Session.Asked(id, false, id))));
            Seen last = found.getLast();
            tried(() -> session.byId(List.of(new Session.Asked(last.content().remoteId(), true, id))));
            last.content().attachments().stream().limit(1)
                    .forEach(each -> tried(() -> Optional.ofNullable(session.located(last.content(), each))));
        }
        found.forEach(this::readsAgain);
        return found.size();
    }

    private void readsAgain(Seen seen) {
        if (!connector.read(seen.raw().block(), seen.raw().mediaType()).equals(seen.content())) {
            throw new AssertionError("the exact bytes alone say something else");
        }
    }

    private static void pages(java.util.function.Function<@Nullable String, Session.Page> listing, List<Seen> found) {
        Session.@Nullable Page page = tried(() -> listing.apply(null));
        for (int i = 0; i < 2 && page != null; i++) {
            found.addAll(page.items());
            String next = page.next();
            page = next == null ? null : tried(() -> listing.apply(next));
        }
    }

    private static <T> @Nullable T tried(Supplier<T> call) {
        try {
            return call.get();
        } catch (FetchFailed e) {
            return null;
        }
    }

    /** What the platform's double answers of a thread with what each platform can show, and when asked with a credential that has lapsed. */
    @Override
    public List<byte[]> seeds() {
        var seeds = new ArrayList<byte[]>();
        scene(presence -> {
            presence.post("Sommaröppet på biblioteket");
            presence.post("Vattnet stängs av <b>i natt</b> på Storgatan \uD83D\uDEB0").comment("Anna B", "Gäller det Lillgatan?")
                    .answer("Nej, bara Storgatan.");
        }, seeds);
        scene(presence -> presence.post("Ensamt inlägg"), seeds);
        return seeds;
    }

    private void scene(Consumer<Presence> story, List<byte[]> seeds) {
        var world = new World(StoryClock.at("2026-11-20T12:00"));
        try (var platforms = new Platforms(world)) {
            Presence presence = world.presence(platform, "solvik").describe("Solviks kommun", "Vi svarar vardagar 8–16.");
            story.accept(presence);
            URI base = platforms.base(presence);
            var recorder = new Script.Recorder(TestFetchers.at(base));
            asked(open(base, Optional.of(presence.credential()), recorder,
                    name -> name.equals("directory") ? Optional.of(platforms.bluesky().directory()) : Optional.empty()));
            seeds.add(recorder.script());
        }
    }
}
