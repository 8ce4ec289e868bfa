package se.bevara.night;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import se.bevara.dialogues.Dialogues;
import se.bevara.sample.By;
import se.bevara.sample.Platform;
import se.bevara.sample.Posting;
import se.bevara.sample.Presence;
import se.bevara.sample.World;

/** A registered dialogue on somebody else's page, where the municipality's Mastodon account takes part day after day. */
final class TalkElsewhere {

    private final Presence ours;
    private final Posting root;
    private final List<Posting> answers = new ArrayList<>();
    private final List<Posting> thanks = new ArrayList<>();
    private int days;

    TalkElsewhere(World world) {
        ours = world.presences().stream().filter(one -> one.platform() == Platform.MASTODON).findFirst().orElseThrow();
        root = world.outside(Platform.MASTODON, "Gunilla").post("Varför plogas inte Lillgatan?");
    }

    void register(Municipality municipality, Path data) {
        try (var application = municipality.application(data)) {
            application.getBean(Dialogues.class).register(Municipality.id(ours), root.permalink(), "Vinterväghållning",
                    "enhetschefen", "Ada");
        }
    }

    /** Questions that are answered and thanked for, one that is not; from the second day something is edited and something taken away. */
    void day() {
        days++;
        for (int n = 0; n < 10; n++) {
            Posting question = root.comment("Elin", "Fråga %d på dag %d".formatted(n, days));
            Posting answer = question.comment(ours.owner(), "Svar %d på dag %d".formatted(n, days), List.of());
            answers.add(answer);
            thanks.add(answer.comment("Elin", "Tack för svar %d på dag %d".formatted(n, days)));
        }
        if (days > 1) {
            answers.get(days).edit("Svaret är rättat på dag " + days);
            thanks.get(10 + days).delete(By.AUTHOR);
        }
        root.comment("Kalle", "Sidospår på dag " + days);
    }

    /** Whether an archive's contents are those of the dialogue, and of it alone. */
    void told(String contents) {
        for (int day = 1; day <= days; day++) {
            assertThat(contents).contains("Fråga 9 på dag " + day, "Tack för svar 9 på dag " + day);
        }
        assertThat(contents).contains("Lillgatan", "rättat på dag " + days, "GONE").doesNotContain("Sidospår");
    }
}
