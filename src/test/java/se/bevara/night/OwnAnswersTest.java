package se.bevara.night;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ApplicationContext;
import se.bevara.archive.Archive;
import se.bevara.archive.Item;
import se.bevara.archive.ItemState;
import se.bevara.capture.Nights;
import se.bevara.sample.By;
import se.bevara.sample.Posting;
import se.bevara.sample.StoryClock;

/** What an account answers is shown by its own listing as well as by the thread: the thread tells its place. */
class OwnAnswersTest {

    @TempDir
    Path data;

    private final StoryClock clock = StoryClock.at("2026-03-01T08:00");

    private void night(ApplicationContext application, String date) {
        clock.set(date + "T01:15");
        application.getBean(Nights.class).run(LocalDate.parse(date));
    }

    private static Item item(ApplicationContext application, Posting posting) {
        return Objects.requireNonNull(Municipality.holdings(application.getBean(Archive.class)).get(Municipality.key(posting)),
                "not archived").item();
    }

    @Test
    void standsInItsThreadWhetherThatIsWarmOrQuietAndIsFoundGoneWhenItGoes() {
        try (var municipality = new Municipality(clock)) {
            var page = municipality.world.mastodon("solvik");
            var post = page.post("Vad saknar ni i Hamnparken?");
            var asked = post.comment("Elin", "Skugga");
            var answered = asked.answer("Bra synpunkt");
            try (var application = municipality.application(data)) {
                night(application, "2026-03-02");
                Item answer = item(application, answered);
                assertThat(answer).returns(item(application, post).id(), Item::thread)
                        .returns(item(application, asked).id(), Item::parent).returns(1, one -> one.versions().size());
                night(application, "2026-03-03");
                assertThat(item(application, answered)).isEqualTo(answer);
                for (int day = 4; day < 8; day++) {
                    night(application, "2026-07-0" + day);
                }
                clock.set("2026-07-08T12:00");
                var late = asked.answer("Nu står där ett segel");
                night(application, "2026-07-09");
                assertThat(item(application, late)).returns(item(application, post).id(), Item::thread)
                        .returns(item(application, asked).id(), Item::parent).returns(1, one -> one.versions().size());
                clock.set("2026-07-09T12:00");
                answered.delete(By.PAGE);
                late.edit("Nu står där två segel");
                night(application, "2026-07-10");
                assertThat(item(application, answered).state()).isEqualTo(ItemState.GONE);
                assertThat(item(application, late).versions()).hasSize(2);
            }
        }
    }
}
