package se.bevara.night;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ApplicationContext;
import se.bevara.archive.Archive;
import se.bevara.archive.Direction;
import se.bevara.archive.Item;
import se.bevara.archive.ItemState;
import se.bevara.capture.NightReceipt.AccountReceipt;
import se.bevara.capture.Nights;
import se.bevara.disclosure.Query;
import se.bevara.disclosure.Search;
import se.bevara.ledger.Difference;
import se.bevara.ledger.Ledger;
import se.bevara.sample.By;
import se.bevara.sample.StoryClock;

/** The life of one comment, from an account in the register to what the archive can still show when the platform no longer does. */
class LifeOfAComment {

    @TempDir
    Path data;

    private final StoryClock clock = StoryClock.at("2026-03-01T08:00");

    @Test
    void isToldByTheArchive() {
        try (var municipality = new Municipality(clock)) {
            var page = municipality.world.facebook("solvik");
            var post = page.post("Vattnet stängs av på Storgatan i natt.");
            page.post("Biblioteket har öppet i påsk.").comment("Bertil", "Tack för det");
            var comment = post.comment("Anna", "Gäller det även Lillgatan?");
            try (var application = municipality.application(data)) {
                var archived = archived(application);
                clock.set("2026-03-02T12:00");
                comment.edit("Gäller det även Lillgatan och Kvarngatan?");
                edited(application, archived);
                var seen = night(application, "2026-03-04");
                assertThat(seen.added() + seen.edited() + seen.gone()).isZero();
                clock.set("2026-03-04T12:00");
                comment.delete(By.AUTHOR);
                gone(application, archived);
                proven(application, archived);
            }
        }
    }

    /** Registered account, fetched, compared: Added; version 1 in a segment, an entry in the ledger. */
    private Item archived(ApplicationContext application) {
        var receipt = night(application, "2026-03-02");
        assertThat(receipt.added()).isEqualTo(4);
        Item item = found(application, "Lillgatan");
        assertThat(item.direction()).isEqualTo(Direction.RECEIVED);
        assertThat(item.versions()).hasSize(1);
        var entry = application.getBean(Ledger.class).entry(item.versions().getFirst().ledgerEntry()).orElseThrow();
        assertThat(entry.act().kind()).isEqualTo("archived");
        assertThat(entry.act().details().values()).noneMatch(detail -> detail.contains("Anna") || detail.contains("Lillgatan"));
        return item;
    }

    /** A later edit adds version 2; version 1 stays. */
    private void edited(ApplicationContext application, Item before) {
        assertThat(night(application, "2026-03-03").edited()).isEqualTo(1);
        var archive = application.getBean(Archive.class);
        Item item = archive.item(before.id()).orElseThrow();
        assertThat(item.versions()).hasSize(2);
        assertThat(archive.content(item, 1).text()).isEqualTo("Gäller det även Lillgatan?");
        assertThat(archive.content(item, 2).text()).isEqualTo("Gäller det även Lillgatan och Kvarngatan?");
        assertThat(archive.content(item, 2).authorName()).isEqualTo("Anna");
    }

    /** It vanishes: the platform says so by id while others answer; the interval is recorded, the text stays. */
    private void gone(ApplicationContext application, Item before) {
        assertThat(night(application, "2026-03-05").gone()).isEqualTo(1);
        Item item = application.getBean(Archive.class).item(before.id()).orElseThrow();
        assertThat(item.state()).isEqualTo(ItemState.GONE);
        assertThat(item.lastSeen()).isEqualTo(StoryClock.instant("2026-03-04T01:15"));
        assertThat(item.noticed()).isEqualTo(StoryClock.instant("2026-03-05T01:15"));
        assertThat(found(application, "kvarngata").id()).isEqualTo(before.id());
    }

    /** Everything re-read is as it should be, and all of it comes back from the folder alone. */
    private void proven(ApplicationContext application, Item before) {
        var archive = application.getBean(Archive.class);
        var ledger = application.getBean(Ledger.class);
        Item item = archive.item(before.id()).orElseThrow();
        assertThat(differences(application)).isEmpty();
        ledger.rebuild();
        application.getBean(se.bevara.accounts.Accounts.class).rebuild();
        archive.rebuild();
        assertThat(archive.item(before.id())).contains(item);
        assertThat(differences(application)).isEmpty();
    }

    private AccountReceipt night(ApplicationContext application, String date) {
        clock.set(date + "T01:15");
        var receipt = application.getBean(Nights.class).run(LocalDate.parse(date).minusDays(1));
        assertThat(receipt.accounts()).singleElement().satisfies(account -> assertThat(account.gaps()).isEmpty());
        return receipt.accounts().getFirst();
    }

    private static Item found(ApplicationContext application, String word) {
        var query = new Query(word, null, null, null, null, null, null, null, null, Query.Order.NEWEST_FIRST, 0, 10);
        var hits = application.getBean(Search.class).find(query);
        assertThat(hits.items()).hasSize(1);
        return application.getBean(Archive.class).item(hits.items().getFirst()).orElseThrow();
    }

    private static List<Difference> differences(ApplicationContext application) {
        var differences = new ArrayList<Difference>();
        application.getBean(Ledger.class).verify(differences::add);
        application.getBean(Archive.class).verify(differences::add);
        return differences;
    }
}
