package se.bevara.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.bevara.sample.Medium;
import se.bevara.sample.Platform;
import se.bevara.sample.Presence;
import se.bevara.sample.Request;

/** No name that the connector asks for or the double writes is of our own making: each stands in the list of published ones. */
class XNamesTest extends ConnectorContract {

    private final Presence presence = presence(Platform.X);

    @BeforeEach
    void somethingOfEverything() {
        Medium film = world.medium("film.mp4", "video/mp4", "film".getBytes(StandardCharsets.UTF_8), "Invigning");
        Medium map = world.medium("karta.png", "image/png", "bild".getBytes(StandardCharsets.UTF_8), "Karta");
        presence.post("Lång " + "å".repeat(400), film, map).comment("Anna B", "Hur länge?").answer("Till åtta");
        for (int i = 0; i < 101; i++) {
            presence.post("Inlägg " + i);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tweet", "post"})
    void everyNameIsPublished(String spelling) {
        platforms.x().speaks(spelling);
        var session = open(presence);
        posts(session);
        comments(session, saying(posts(session), "Lång"));
        session.byId(List.of(new Session.Asked("1990", false, null), asked(post(session), post(session))));
        Set<String> names = new TreeSet<>();
        for (var request : platforms.x().recent()) {
            request.query().forEach((name, values) -> {
                names.add(name);
                if (name.endsWith("fields") || name.equals("expansions")) {
                    names.addAll(List.of(values.getFirst().split(",")));
                }
            });
            names.addAll(FieldList.names(fetcher(presence, "30s").get(again(request),
                    Map.of("Authorization", "Bearer " + presence.credential())).body()));
        }
        assertThat(FieldList.read("x/names.txt")).containsAll(names);
        assertThat(names).contains("note_" + spelling, "edit_history_" + spelling + "_ids", "variants", "next_token", "errors");
    }

    private static URI again(Request request) {
        var query = new StringBuilder("?");
        request.query().forEach((name, values) -> query.append(name).append('=')
                .append(URLEncoder.encode(values.getFirst(), StandardCharsets.UTF_8)).append('&'));
        return URI.create(request.base() + request.path() + query);
    }
}
