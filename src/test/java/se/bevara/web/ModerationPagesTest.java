package se.bevara.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import se.bevara.moderation.Case;
import se.bevara.moderation.Moderation;
import se.bevara.moderation.Reasons;

/** The pages of moderation, over real HTTP. */
@TestPropertySource(properties = "bevara.moderation.examples=true") // a folder of its own
class ModerationPagesTest extends Served {

    private static final String HOSTILE = "<script>alert(1)</script>";

    @Autowired
    Moderation moderation;

    @Autowired
    Reasons reasons;

    @Test
    void aCaseIsFollowedFromTheListToItsRecordInBothLanguages() throws IOException {
        assertThat(page("/moderation").text()).contains("Ingen orsakslista är i kraft", "Läs in en orsakslista");
        byte[] yaml = Files.readAllBytes(Path.of("retention-rules/orsaker/orsakskoder.yaml"));
        assertThat(reasons.load("orsakskoder.yaml", yaml, "registrator")).isEmpty();
        long item = archive.ingest(account(), List.of(HostilePlatform.post(HostilePlatform.item("m1", HOSTILE, HOSTILE))))
                .getFirst();
        String id = moderation.begin(item, Case.How.REMOVED, "hot", "moderator", HOSTILE).id();
        assertThat(ask("/moderation/" + id + "/record.pdf").statusCode()).as("not sealed yet").isEqualTo(404);
        moderation.seal(id, "lagen kräver det", "moderator");

        var list = page("/moderation");
        assertThat(list.text()).contains(id, "Laglig kritik är tillåten", "Avvikelse", "4 kap. 5 § brottsbalken");
        assertThat(list.select("script[src]")).hasSize(1);
        var one = page("/moderation/" + id);
        assertThat(one.text()).contains("Överföringsposten förseglades", HOSTILE, "Olaga hot");
        assertThat(one.select("section script")).isEmpty();
        assertThat(page("/moderation/" + id + "?lang=en").text()).contains("The transfer record was sealed", "Deviation");
        assertThat(new String(ask("/moderation/" + id + "/record.pdf").body(), java.nio.charset.StandardCharsets.ISO_8859_1))
                .startsWith("%PDF-");
        assertThat(Served.text(ask("/moderation/" + id + "/record.json"))).contains(id).doesNotContain("alert(1)");
        assertThat(ask("/moderation/M-1999-0001").statusCode()).isEqualTo(404);
    }
}
