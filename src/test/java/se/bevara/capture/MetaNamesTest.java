package se.bevara.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.bevara.sample.Platform;
import se.bevara.sample.Presence;

/** No name that is asked of Facebook or Instagram, or that their doubles answer, is of our own making: each stands in the published lists. */
class MetaNamesTest extends ConnectorContract {

    @ParameterizedTest
    @EnumSource(names = {"FACEBOOK", "INSTAGRAM"})
    void everyNameIsPublished(Platform on) {
        Presence presence = presence(on);
        var map = world.medium("karta.png", "image/png", "bild".getBytes(StandardCharsets.UTF_8), "Karta");
        var film = world.medium("film.mp4", "video/mp4", "film".getBytes(StandardCharsets.UTF_8), "Film");
        presence.post("Film", film);
        for (int i = 0; i < 101; i++) {
            presence.post("Inlägg " + i, map);
        }
        var asked = presence.post("Album", map, film);
        asked.comment("Anna B", "Hur söker man?").answer("På webben");
        asked.comment("Bo Ek", "Dumt!").hide();
        var learning = new LearningFetcher(fetcher(presence, "30s"));
        var session = open(presence, Optional.of(presence.credential()), learning);
        session.profile();
        Seen album = saying(posts(session), "Album");
        comments(session, album).forEach(comment -> session.byId(List.of(asked(comment, album), asked(album, album))));
        session.byId(List.of(new Session.Asked("17", false, null)));
        Set<String> names = learning.names("\\d+(_\\d+)?");
        assertThat(FieldList.read(on.word() + "/names.txt")).containsAll(names);
        assertThat(names).contains("error_subcode", "cursors", on == Platform.FACEBOOK ? "unshimmed_url" : "thumbnail_url");
    }
}
