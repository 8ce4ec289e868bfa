package se.bevara.night;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ApplicationContext;
import se.bevara.archive.Archive;
import se.bevara.archive.ItemState;
import se.bevara.capture.NightReceipt.AccountReceipt;
import se.bevara.capture.Nights;
import se.bevara.ledger.Difference;
import se.bevara.ledger.Ledger;
import se.bevara.sample.By;
import se.bevara.sample.StoryClock;

/** The machine's clock is set back between two nights, and forward again. */
class ClockSetBackTest {

    @TempDir
    Path data;

    private final StoryClock machine = StoryClock.at("2026-03-02T01:15");

    @Test
    void losesNothingAndInventsNothing() {
        try (var municipality = new Municipality(StoryClock.at("2026-03-01T08:00"))) {
            var post = municipality.world.facebook("solvik").post("Vattnet stängs av på Storgatan i natt.");
            var kept = post.comment("Anna", "Gäller det Lillgatan?");
            var removed = post.comment("Bertil", "Typiskt!");
            municipality.clock.set("2026-03-02T01:15");
            try (var application = municipality.application(data, machine)) {
                assertThat(night(application, "2026-03-01").added()).isEqualTo(3);
                municipality.clock.set("2026-03-02T12:00");
                kept.edit("Gäller det Lillgatan och Kvarngatan?");
                removed.delete(By.AUTHOR);
                post.comment("Cecilia", "Tack!");
                machine.set("2026-02-25T01:15");
                var back = night(application, "2026-02-24");
                assertThat(back.added()).isEqualTo(1);
                assertThat(back.edited()).isEqualTo(1);
                assertThat(back.gone()).isEqualTo(1);
                machine.set("2026-03-03T01:15");
                var forward = night(application, "2026-03-02");
                assertThat(forward.added() + forward.edited() + forward.gone() + forward.missing() + forward.reappeared())
                        .isZero();
                assertThat(differences(application)).isEmpty();
                assertThat(states(application)).containsExactly(ItemState.VISIBLE, ItemState.VISIBLE, ItemState.GONE,
                        ItemState.VISIBLE);
            }
        }
    }

    private static AccountReceipt night(ApplicationContext application, String night) {
        var receipt = application.getBean(Nights.class).run(LocalDate.parse(night));
        assertThat(receipt.accounts()).singleElement().satisfies(account -> assertThat(account.gaps()).isEmpty());
        return receipt.accounts().getFirst();
    }

    private static ArrayList<ItemState> states(ApplicationContext application) {
        var states = new ArrayList<ItemState>();
        application.getBean(Archive.class).eachItem(item -> states.add(item.state()));
        return states;
    }

    private static ArrayList<Difference> differences(ApplicationContext application) {
        var differences = new ArrayList<Difference>();
        application.getBean(Ledger.class).verify(differences::add);
        application.getBean(Archive.class).verify(differences::add);
        return differences;
    }
}
