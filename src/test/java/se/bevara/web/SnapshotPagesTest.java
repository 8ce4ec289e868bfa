package se.bevara.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import se.bevara.snapshot.Site;
import se.bevara.snapshot.Snapshots;

/** The page of an account's snapshots, over real HTTP. */
class SnapshotPagesTest extends Served {

    private static final Site SITE = new Site();

    @DynamicPropertySource
    static void page(DynamicPropertyRegistry registry) {
        registry.add("bevara.snapshot.address." + ACCOUNT.id(), () -> SITE.at("/other").toString());
    }

    @AfterAll
    static void close() {
        SITE.close();
    }

    @Autowired
    Snapshots snapshots;

    @Test
    void showsEachSnapshotWithItsPicturesAndHandsOutItsFiles() {
        assumeTrue(snapshots.browserFound(), "no Chromium and Node.js on this machine");
        var list = "/accounts/" + account().id() + "/snapshots";
        var calendar = page("/snapshots");
        assertThat(calendar.text()).contains("I tur nu: 1", "aldrig", "inget beslut i kraft säger när");
        assertThat(calendar.select("table a").eachAttr("href")).contains(list);
        assertThat(page(list).text()).contains("Kontot har inte avbildats ännu.", "Ska avbildas, senast");
        assertThat(page("/accounts/" + ACCOUNT.id()).select("a[href='" + list + "']")).hasSize(1);
        assertThat(snapshots.take(List.of(account()), "test", account -> "Inför <b>byte</b>", outcome -> {
        }).orElseThrow()).singleElement().satisfies(outcome -> assertThat(outcome.failure()).isNull());
        var page = page(list);
        assertThat(page.text()).contains("Solvik på nätet", "Inför <b>byte</b>", "Avbildas härnäst mellan");
        var picture = ask(page.select("ul.media img").attr("src"));
        assertThat(picture.headers().firstValue("Content-Type")).hasValue("image/png");
        assertThat(picture.body()).startsWith(0x89, 'P', 'N', 'G');
        for (var link : page.select("article a.button")) {
            var file = ask(link.attr("href"));
            assertThat(file.statusCode()).as(link.attr("href")).isEqualTo(200);
            assertThat(file.headers().firstValue("Content-Disposition").orElseThrow()).startsWith("attachment");
        }
        String folder = page.select("ul.media img").attr("src").replaceAll("[^/]*$", "");
        assertThat(ask(folder + "picture-009.png").statusCode()).isEqualTo(404);
        assertThat(ask(folder + "text.txt").statusCode()).isEqualTo(404);
        assertThat(page(folder + "shown").text()).contains("Vad ögonblicksbilden av", "Ingen arkiverad handling kändes igen");
        assertThat(ask(folder.replaceAll("/[0-9TZ-]+/$", "/2020-01-01T000000Z/") + "shown").statusCode()).isEqualTo(404);
        assertThat(ask("/accounts/nobody/snapshots").statusCode()).isEqualTo(404);
        assertThat(page(list + "/compare").text()).contains("Då finns inget att jämföra.");
        assertThat(page("/snapshots").text()).doesNotContain("I tur nu");
        besideTheNext(list);
        whatIsShown();
    }

    private void whatIsShown() {
        long number = archive
                .ingest(account(), List.of(HostilePlatform.post(HostilePlatform.item("shown", "Solvik", "Ett inlägg"))))
                .getFirst();
        var made = Objects.requireNonNull(snapshots.item(archive.item(number).orElseThrow(), "test", "Provet").orElseThrow()
                .reconstruction());
        var shown = page("/accounts/" + account().id() + "/snapshots/" + made.half() + "/" + made.name() + "/shown");
        assertThat(shown.select("tbody th a").eachAttr("href")).containsExactly("/items/" + number);
        assertThat(shown.text()).contains("Ett inlägg", "lades dit av Bevara").doesNotContain("Ingen arkiverad handling");
    }

    private void besideTheNext(String list) {
        assertThat(snapshots.take(List.of(account()), "test", account -> "En till", outcome -> {
        }).orElseThrow()).singleElement().satisfies(outcome -> assertThat(outcome.failure()).isNull());
        var page = page(list);
        assertThat(page.text()).contains("Överst ändrat 0");
        for (var address : page.select("ul.timeline img, a[href$=change.png]").stream()
                .map(each -> each.hasAttr("src") ? each.attr("src") : each.attr("href")).toList()) {
            assertThat(ask(address).body()).as(address).startsWith(0x89, 'P', 'N', 'G');
        }
        assertThat(page.select("ul.timeline img")).hasSize(2);
        assertThat(page.select("a[href$=change.png]")).hasSize(1);
        var beside = page(list + "/compare");
        assertThat(beside.select(".beside h2")).hasSize(2);
        assertThat(beside.select("option[selected]")).hasSize(2);
        String old = beside.select("option").getLast().attr("value");
        var same = page(list + "/compare?left=" + old + "&right=" + old);
        assertThat(same.select(".beside img").eachAttr("src")).allMatch(src -> src.contains(old));
        assertThat(page(list + "/compare?left=2019-1/x").text()).contains("Välj två");
    }
}
