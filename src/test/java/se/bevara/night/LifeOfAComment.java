package se.bevara.night;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ApplicationContext;
import se.bevara.archive.Archive;
import se.bevara.archive.Direction;
import se.bevara.archive.Item;
import se.bevara.archive.ItemDisposed;
import se.bevara.archive.ItemState;
import se.bevara.capture.NightReceipt.AccountReceipt;
import se.bevara.capture.Nights;
import se.bevara.disclosure.Query;
import se.bevara.disclosure.Search;
import se.bevara.disposal.Disposals;
import se.bevara.ledger.Difference;
import se.bevara.ledger.Ledger;
import se.bevara.retention.Assessments;
import se.bevara.retention.Decisions;
import se.bevara.retention.Rebuilding;
import se.bevara.sample.By;
import se.bevara.sample.StoryClock;

/** The life of one comment, from an account in the register to what the archive can still show when the platform no longer does. */
class LifeOfAComment {

    private static final String DECISION = """
            gallringsbeslut: KOMMENTARER
            version: 1
            titel: Gallring av enkla frågor
            status: beslutat
            beslutat av: Kommunstyrelsen
            diarienummer: KS 2026/41
            paragraf: § 7
            beslutsdatum: 2026-02-02
            i kraft: 2026-03-01
            tillkommet från: 2020-01-01
            källa: prov
            tillämpningsområde:
              text: Kommentarer från allmänheten
              myndigheter: alla
              typ: kommentar
              riktning: inkommen
            regler:
              - regel: enkel
                beskrivning: Enkla frågor
                gäller: {taggar: [enkel fråga]}
                åtgärd: gallras
                verkan: får från
                gallringsfrist: 1 månad
                frist från: tillkommen
                godkännande: stående
            """;

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
                disposed(application, archived);
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
        application.getBean(Rebuilding.class).rebuild(LocalDate.ofInstant(clock.instant(), StoryClock.SWEDEN));
        application.getBean(Disposals.class).rebuild();
        assertThat(archive.item(before.id())).contains(item);
        assertThat(differences(application)).isEmpty();
    }

    /** Judged each night: waits for what a person must say, then falls due, is erased and certified; that it was can still be proved. */
    private void disposed(ApplicationContext application, Item before) {
        var decisions = application.getBean(Decisions.class);
        assertThat(decisions.load("kommentarer.yaml", DECISION.getBytes(StandardCharsets.UTF_8), "Registratorn")).isEmpty();
        night(application, "2026-04-06");
        assertThat(application.getBean(Archive.class).item(before.id()).orElseThrow().disposed()).isFalse();
        application.getBean(Assessments.class).set(before.id(), Assessments.Kind.TAG, "enkel fråga", "ja", "Registratorn",
                "Besvarad på telefon");
        night(application, "2026-04-07");
        Item item = application.getBean(Archive.class).item(before.id()).orElseThrow();
        assertThat(Objects.requireNonNull(item.disposal()).decision()).startsWith("KS 2026/41 § 7");
        assertThat(hits(application, "kvarngata")).isEmpty();
        assertThatThrownBy(() -> application.getBean(Archive.class).content(item, 1)).isInstanceOf(ItemDisposed.class);
        assertThat(application.getBean(Disposals.class).certificate(item.disposal().certificate(), "pdf")).isPresent();
    }

    private AccountReceipt night(ApplicationContext application, String date) {
        clock.set(date + "T01:15");
        var receipt = application.getBean(Nights.class).run(LocalDate.parse(date).minusDays(1));
        assertThat(receipt.accounts()).singleElement().satisfies(account -> assertThat(account.gaps()).isEmpty());
        return receipt.accounts().getFirst();
    }

    private static Item found(ApplicationContext application, String word) {
        var hits = hits(application, word);
        assertThat(hits).hasSize(1);
        return application.getBean(Archive.class).item(hits.getFirst()).orElseThrow();
    }

    private static List<Long> hits(ApplicationContext application, String word) {
        var query = new Query(word, null, null, null, null, null, null, null, null, Query.Order.NEWEST_FIRST, 0, 10);
        return application.getBean(Search.class).find(query).items();
    }

    private static List<Difference> differences(ApplicationContext application) {
        var differences = new ArrayList<Difference>();
        application.getBean(Ledger.class).verify(differences::add);
        application.getBean(Archive.class).verify(differences::add);
        application.getBean(Disposals.class).verify(differences::add);
        return differences;
    }
}
