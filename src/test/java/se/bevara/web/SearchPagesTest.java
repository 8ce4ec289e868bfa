package se.bevara.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;
import se.bevara.archive.Accession;
import se.bevara.archive.Captured;
import se.bevara.archive.ItemState;

/** Search, the view of a day and the public list, over real HTTP. */
@TestPropertySource(properties = "bevara.accounts.municipality=Solviks kommun") // a folder of its own
class SearchPagesTest extends Served {

    private static boolean filled;
    private static long edited;
    private static long gone;

    @BeforeEach
    void fill() {
        if (filled) {
            return;
        }
        filled = true;
        for (int n = 1; n <= 45; n++) {
            String key = "s" + n;
            var ids = archive.ingest(account(), List.of(
                    HostilePlatform.post(HostilePlatform.item(key, "Solviks kommun", "Plogning nummer " + n + " vid grundskolan")
                            .put("time", "2026-11-%02dT12:00:00+01:00".formatted(n % 20 + 1))),
                    HostilePlatform.comment(HostilePlatform.item(key + "c", "Maria", "=SUM(A1) plogning tack " + n)
                            .put("time", "2026-11-20T13:00:00+01:00"), key, null)));
            edited = ids.getFirst();
            gone = ids.getLast();
        }
        var next = HostilePlatform.item("s45", "Solviks kommun", "Plogning nummer 45 inställd").put("time",
                "2026-11-06T12:00:00+01:00");
        var now = HostilePlatform.captured(next);
        archive.ingest(account(), List.of(new Accession.Next(edited, new Captured(now.content(), now.block(), now.mediaType(),
                now.answerDigest(), Instant.parse("2026-11-22T02:00:00Z")), List.of())));
        archive.ingest(account(), List.of(new Accession.Turned(gone, ItemState.GONE, Instant.parse("2026-11-21T02:00:00Z"),
                Instant.parse("2026-11-23T02:00:00Z"), "404")));
    }

    @Test
    void everyPageOfHitsIsReachedByItsLinkAndEachItemComesOnce() {
        var seen = new ArrayList<String>();
        String path = "/search?words=plogning&kind=COMMENT";
        for (int pages = 0; path != null && pages < 10; pages++) {
            Document page = page(path);
            page.select(".replies .links a[href^=/items/]").forEach(link -> seen.add(link.attr("href")));
            Element next = page.selectFirst("nav.paging a[rel=next]");
            path = next == null ? null : next.attr("href");
        }
        assertThat(seen).hasSize(45).doesNotHaveDuplicates();
    }

    @Test
    void partsOfTheWholeAreLinksThatNarrowAndWidenAgain() {
        Document page = page("/search?words=plogning");
        Element comments = page.expectFirst(".facets a[href*=kind=COMMENT]");
        assertThat(around(comments)).isEqualTo("Kommentar 45");
        Document narrowed = page(comments.attr("href"));
        Element chosen = narrowed.expectFirst(".facets a[aria-current]");
        assertThat(chosen.attr("href")).doesNotContain("kind=");
        assertThat(around(page.expectFirst(".facets a[href*=state=GONE]"))).isEqualTo("Borta 1");
        assertThat(around(page.expectFirst(".facets a[href*=state=EDITED]"))).isEqualTo("Redigerad 1");
    }

    @Test
    void compoundsAreFoundByTheirPartsAndMarked() {
        Document page = page("/search?words=nummer+skola&order=RELEVANCE");
        assertThat(page.expectFirst("h2").text()).startsWith("Inga");
        archive.ingest(account(), List.of(HostilePlatform.post(HostilePlatform.item("grund", "A", "en grund"))));
        Document found = page("/search?words=nummer+skola&order=RELEVANCE");
        assertThat(found.select("mark").eachText()).contains("grundskolan");
    }

    @Test
    void theFileHasEveryHitAndNoCellIsAFormula() {
        var answer = ask("/search.csv?words=plogning&kind=COMMENT");
        assertThat(answer.headers().firstValue("Content-Disposition").orElse("")).contains("attachment");
        String text = text(answer);
        assertThat(text).startsWith("\uFEFFHandling;");
        assertThat(text.lines().skip(1)).hasSize(45).allMatch(line -> line.contains(";'=SUM(A1)"));
    }

    @Test
    void aSearchIsKeptUnderANameAndTakenAway() {
        String form = page("/search?words=plogning&kind=COMMENT").select("details.save form").attr("action");
        post(form, "name=" + URLEncoder.encode("Plogning <b>2026</b>", StandardCharsets.UTF_8) + "&shared=true");
        Element kept = page("/search").expectFirst(".saved li");
        assertThat(kept.select("a").text()).isEqualTo("Plogning <b>2026</b>");
        assertThat(page(kept.select("a").attr("href")).expectFirst("h2").text()).isEqualTo("45 träffar");
        post("/search/saved/delete", "id=" + kept.select("input[name=id]").val());
        assertThat(page("/search").select(".saved li")).isEmpty();
    }

    @Test
    void anItemEditedLaterShowsWhatStoodAndOneThatWentIsTold() {
        Document page = page("/items/" + edited + "/as-of/2026-11-20");
        assertThat(page.select(".stood .text").eachText()).first().asString().contains("vid grundskolan");
        Document later = page("/items/" + gone + "/as-of/2026-11-22");
        assertThat(later.select(".interval").text()).contains("Stod kanske kvar");
        Document after = page("/items/" + gone + "/as-of/2026-11-23");
        assertThat(after.select(".stood .text").eachText()).noneMatch(text -> text.contains("tack 45"));
        assertThat(after.select("table.stack tbody tr")).hasSize(1);
        assertThat(page("/items/" + edited + "/versions").select(".beside ins").text()).contains("inställd");
    }

    @Test
    void anAccountOnADayIsPagedAndTheFormLeadsThere() {
        var answer = ask("/accounts/" + account().id() + "/as-of?date=2026-11-10&view=PLATFORM");
        assertThat(answer.statusCode()).isEqualTo(302);
        Document page = page("/accounts/" + account().id() + "/as-of/2026-11-10");
        assertThat(page.select(".stood")).hasSize(10);
        assertThat(page.select(".notice").text()).contains("Under månaden före");
        Document next = page(page.select("nav.paging a[rel=next]").attr("href"));
        assertThat(next.select(".stood")).isNotEmpty();
        assertThat(page("/accounts/" + account().id() + "/as-of/2019-01-01").text()).contains("Inget i arkivet stod den dagen");
        assertThat(ask("/accounts/" + account().id() + "/as-of/x").statusCode()).isEqualTo(400);
        assertThat(ask("/items/999999/as-of/2026-01-01").statusCode()).isEqualTo(404);
    }

    @Test
    void thePublicListIsAPageAFileAndData() {
        account();
        assertThat(page("/public/accounts").select("h1").text()).isEqualTo("Konton i sociala medier – Solviks kommun");
        assertThat(page("/public/accounts?lang=en").select("html").attr("lang")).isEqualTo("en");
        assertThat(page("/public/accounts").select("a[href=https://hostile.example/solvik]")).hasSize(1);
        assertThat(page("/public/accounts/kommunstyrelsen").select("h1").text()).contains("Kommunstyrelsen");
        assertThat(text(ask("/public/accounts.csv"))).contains("hostile.example");
        assertThat(text(ask("/public/accounts.json"))).contains("\"kontonamn\" : \"Solvik\"");
        assertThat(ask("/public/accounts/finns-inte").statusCode()).isEqualTo(404);
    }

    private static String around(Element link) {
        return java.util.Objects.requireNonNull(link.parent()).text();
    }

    private void post(String path, String body) {
        var answer = everyman().send(everyman().request(path).header("Sec-Fetch-Site", "same-origin")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("_csrf=" + everyman().token() + "&" + body)).build());
        assertThat(answer.statusCode()).isEqualTo(302);
    }
}
