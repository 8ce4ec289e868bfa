package se.bevara.capture;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import se.bevara.archive.Content;
import se.bevara.capture.Session.Asked;
import se.bevara.sample.Platform;
import se.bevara.sample.Platforms;
import se.bevara.sample.Presence;
import se.bevara.sample.StoryClock;
import se.bevara.sample.World;

/** A connector on the double of its platform: what the contract suites of all connectors share. */
abstract class ConnectorContract {

    static final Map<String, Connector> CONNECTORS = new AnnotationConfigApplicationContext("se.bevara.capture.bluesky",
            "se.bevara.capture.facebook", "se.bevara.capture.instagram", "se.bevara.capture.linkedin",
            "se.bevara.capture.mastodon",
            "se.bevara.capture.wordpress", "se.bevara.capture.x", "se.bevara.capture.youtube")
            .getBeansOfType(Connector.class).values().stream()
            .collect(Collectors.toMap(Connector::platform, connector -> connector));

    final World world = new World(StoryClock.at("2026-11-20T12:00"));
    final Platforms platforms = new Platforms(world);

    @AfterEach
    void stop() {
        platforms.close();
    }

    Presence presence(Platform platform) {
        return world.presence(platform, "solvik").describe("Solviks kommun", "Vi svarar vardagar 8–16.");
    }

    Session open(Presence presence, Optional<String> secret) {
        return open(presence, secret, fetcher(presence, "30s"));
    }

    Session open(Presence presence, Optional<String> secret, Fetcher fetcher) {
        var base = platforms.base(presence);
        var account = TestFetchers.account("solvik", presence.platform().word(), base);
        return connector(presence).open(account, new Access(base, () -> secret, "key", this::setting), fetcher);
    }

    private Optional<String> setting(String name) {
        return name.equals("directory") ? Optional.of(platforms.bluesky().directory()) : Optional.empty();
    }

    Fetcher fetcher(Presence presence, String timeout) {
        return new TestFetchers(Map.of("answer-timeout", timeout, "tries", "1", "allowed-hosts", "127.0.0.1"))
                .open(platforms.base(presence));
    }

    Session open(Presence presence) {
        return open(presence, Optional.of(presence.credential()));
    }

    static Connector connector(Presence presence) {
        return Objects.requireNonNull(CONNECTORS.get(presence.platform().word()));
    }

    static List<Seen> posts(Session session) {
        List<Seen> all = new ArrayList<>();
        String cursor = null;
        do {
            Session.Page page = session.posts(cursor);
            all.addAll(page.items());
            cursor = page.next();
        } while (cursor != null);
        return all;
    }

    static List<Seen> comments(Session session, Seen post) {
        List<Seen> all = new ArrayList<>();
        String cursor = null;
        do {
            Session.Page page = session.comments(new Session.Post(post.content().remoteId(), post.content().key()), cursor);
            all.addAll(page.items());
            cursor = page.next();
        } while (cursor != null);
        return all;
    }

    static Seen post(Session session) {
        return posts(session).stream().filter(seen -> seen.content().kind() == Content.Kind.POST).findFirst().orElseThrow();
    }

    static Seen saying(List<Seen> items, String text) {
        return items.stream().filter(seen -> seen.content().text().contains(text)).findFirst().orElseThrow();
    }

    static Asked asked(Seen seen, Seen post) {
        return new Asked(seen.content().remoteId(), seen.content().kind() == Content.Kind.COMMENT, post.content().remoteId());
    }

    static List<List<String>> ids(List<Seen> posts) {
        return posts.stream().map(seen -> seen.content().attachments().stream().map(Content.Attachment::id).toList()).toList();
    }

    static Failure failure(ThrowingCallable call) {
        return Objects.requireNonNull(catchThrowableOfType(FetchFailed.class, call), "nothing failed").failure();
    }
}
