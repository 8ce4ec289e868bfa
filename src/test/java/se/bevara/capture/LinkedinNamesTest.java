package se.bevara.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import se.bevara.capture.Session.Asked;
import se.bevara.sample.Medium;
import se.bevara.sample.Platform;
import se.bevara.sample.Presence;

/** No name that the connector asks with or the double writes is of our own making: each stands in the list of published ones. */
class LinkedinNamesTest extends ConnectorContract {

    private final Presence presence = presence(Platform.LINKEDIN);

    @ParameterizedTest
    @ValueSource(strings = {"dma", "community"})
    void everyNameIsPublished(String door) {
        Medium map = world.medium("karta.png", "image/png", "bild".getBytes(StandardCharsets.UTF_8), "Karta");
        Medium film = world.medium("film.mp4", "video/mp4", "film".getBytes(StandardCharsets.UTF_8), "Film");
        presence.post("Album", map, film);
        presence.post("Film", film);
        for (int i = 0; i < 101; i++) {
            presence.post("Inlägg " + i);
        }
        var post = presence.posts().getFirst();
        post.comment("Anna B", "Hur söker man?").answer("På webben");
        var context = new AnnotationConfigApplicationContext();
        context.getEnvironment().getPropertySources()
                .addFirst(new MapPropertySource("door", Map.of("bevara.capture.access.solvik.api", door)));
        context.scan("se.bevara.capture.linkedin");
        context.refresh();
        var base = platforms.base(presence);
        var learning = new LearningFetcher(fetcher(presence, "30s"));
        var session = context.getBean(Connector.class).open(TestFetchers.account("solvik", "linkedin", base),
                new Access(base, () -> Optional.of(presence.credential()), "key"), learning);
        comments(session, saying(posts(session), "Album"));
        session.byId(List.of(new Asked("urn:li:share:1", false, null),
                new Asked("urn:li:comment:(urn:li:share:1,2)", true, "urn:li:share:1")));
        var names = learning.names("urn:.*|\\d+");
        assertThat(FieldList.read("linkedin/names.txt")).containsAll(names);
        assertThat(names).contains("parentComment", "multiImage", "statuses", "commentSummary");
    }
}
