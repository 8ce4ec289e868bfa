package se.bevara.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import se.bevara.disposal.DisposalList;
import se.bevara.disposal.Disposals;
import se.bevara.disposal.ListState;
import se.bevara.retention.Assessments;
import se.bevara.retention.Decisions;
import se.bevara.retention.Holds;
import se.bevara.retention.Scope;
import se.bevara.scheduling.NightWork;

/** The pages of decisions, disposals and holds, over real HTTP. */
@TestPropertySource(properties = "bevara.disposal.cooling-off=0d") // a folder of its own
class DeskPagesTest extends Served {

    private static final String HOSTILE = "<script>alert(1)</script>";
    private static final String DECISION = """
            gallringsbeslut: KS-1
            version: 1
            titel: Gallring <b>av</b> kommentarer
            status: beslutat
            beslutat av: Kommunstyrelsen
            diarienummer: KS 2026/41
            paragraf: § 7
            beslutsdatum: 2020-01-01
            i kraft: 2020-01-01
            nästa översyn: 2021-01-01
            källa: Provet
            tillämpningsområde:
              text: Allt
              myndigheter: alla
              typ: [inlägg, kommentar]
            regler:
              - regel: ringa
                gäller: {taggar: [ringa]}
                åtgärd: gallras
                verkan: ska senast
                gallringsfrist: omedelbart
                frist från: tillkommen
                godkännande: stående
              - regel: prövas-av-två
                gäller: {taggar: [två]}
                åtgärd: gallras
                verkan: får från
                gallringsfrist: omedelbart
                frist från: tillkommen
                godkännande: två personer
              - regel: ur-mediet
                gäller: {taggar: [bort]}
                åtgärd: gallras i mediet
                verkan: ska från
                gallringsfrist: omedelbart
                frist från: överförd och kontrollerad
                godkännande: stående
            """;
    private static int next;

    @Autowired
    Decisions decisions;

    @Autowired
    Assessments assessments;

    @Autowired
    Holds holds;

    @Autowired
    Disposals disposals;

    @Autowired
    List<NightWork> night;

    private long archived(String tag) {
        if (decisions.all().isEmpty()) {
            empty();
            assertThat(decisions.load("ks-1.yaml", DECISION.getBytes(StandardCharsets.UTF_8), "reg")).isEmpty();
        }
        long item = archive.ingest(account(), List.of(HostilePlatform.post(HostilePlatform.item("d" + ++next, "A", HOSTILE))))
                .getFirst();
        assessments.set(item, Assessments.Kind.TAG, tag, "ja", "reg", HOSTILE);
        return item;
    }

    private void run() {
        night.stream().sorted(java.util.Comparator.comparingInt(NightWork::order))
                .forEach(work -> work.run(LocalDate.of(2026, 11, 22), "run"));
    }

    /** Before anything is there, each page says what to do next. */
    private void empty() {
        assertThat(page("/decisions").text()).contains("Inget gallringsbeslut är inläst", "./bevara rules load");
        assertThat(page("/disposal").text()).contains("så ingenting gallras", "Ingen gallring är verkställd ännu");
        assertThat(page("/holds").text()).contains("Inget gallringsstopp gäller", "Ett gallringsstopp läggs på handlingens");
    }

    @Test
    void aDecisionIsShownWithItsRulesInSwedishInBothLanguages() {
        archived("annat");
        for (String language : List.of("sv", "en")) {
            var list = page("/decisions?lang=" + language);
            assertThat(list.select("td").eachText()).contains("Gallring <b>av</b> kommentarer").anyMatch(
                    text -> text.matches("1 (januari|January) 2020"));
            var one = page(list.select("tbody a").attr("href") + "&lang=" + language);
            assertThat(one.select(".rule[lang=sv] td").eachText()).contains("taggad ringa", "omedelbart från tillkommen",
                    "två personer", "ska senast");
            assertThat(one.select("b")).isEmpty();
            assertThat(one.text()).contains(language.equals("sv") ? "skulle ses över senast" : "was to be reviewed by");
        }
        var file = ask("/decisions/file?id=KS-1&version=1");
        assertThat(file.headers().firstValue("Content-Disposition").orElse("")).startsWith("attachment");
        assertThat(text(file)).isEqualTo(DECISION);
        assertThat(ask("/decisions/decision?id=KS-1&version=2").statusCode()).isEqualTo(404);
    }

    @Test
    void aPreviewTellsWhatWouldChangeAndTakesNothingIn() {
        long item = archived("ny");
        String candidate = DECISION.replace("version: 1", "version: 2").replace("[ringa]", "[ringa, ny]");
        var page = Jsoup.parse(text(upload("beslut 2.yaml", candidate)));
        assertThat(page.select("h2").eachText()).anyMatch(title -> title.startsWith("Gallras nu, men inte förut"));
        assertThat(page.select("td a, th a").eachAttr("href")).contains("/items/" + item);
        assertThat(page.text()).contains("Inget är inläst", "hostile-solvik, inlägg", "Äldst 2026-11-20",
                "Läs in");
        assertThat(page.select("main script")).isEmpty();
        assertThat(decisions.all()).hasSize(1);
        var csv = form("/decisions/preview.csv", Map.of("file", page.select("[name=file]").val(), "name", "x.yaml"));
        assertThat(csv.headers().firstValue("Content-Disposition").orElse("")).startsWith("attachment");
        assertThat(text(csv)).startsWith("\uFEFFÄndring;Handling;Konto")
                .containsPattern("gallras nu, men inte förut;" + item + ";hostile-solvik;inlägg;2026-11-20;");
    }

    @Test
    void aFileWithErrorsIsToldLineByLineAndMakesNothingOfItself() {
        archived("annat");
        var page = Jsoup.parse(text(upload("'; rm -rf ~;'.yaml", DECISION.replace("version: 1", "verson: 1")
                .replace("åtgärd: gallras\n", "åtgärd: \"" + HOSTILE + "\"\n").replace("2020-01-01", "2020-02-31"))));
        assertThat(page.select("main script")).isEmpty();
        assertThat(page.select("tbody code").eachText()).contains("verson", "regler[1].åtgärd");
        assertThat(page.select("tbody td.n").eachText()).contains("2", "19");
        assertThat(page.text()).contains("2020-02-31", HOSTILE, "kan inte användas").doesNotContain("rm -rf")
                .doesNotContain("rules load");
        for (String junk : List.of("", "\u0000\u0001", "[", "a: &a [*a]", "x".repeat(5000))) {
            assertThat(upload("x", junk).statusCode()).as(junk).isEqualTo(200);
        }
        assertThat(form("/decisions/preview.csv", Map.of("file", "!", "name", "x")).statusCode()).isEqualTo(400);
        assertThat(upload("/decisions/load", "x", DECISION).statusCode()).as("a file where text should stand").isEqualTo(400);
    }

    @Test
    void aDisposedItemLeadsToItsCertificate() {
        long item = archived("ringa");
        assertThat(page("/disposal").select(".todo").text()).contains("skulle enligt beslut redan ha gallrats",
                "Skulle ses över senast 1 januari 2021");
        run();
        String link = page("/items/" + item).select(".unreadable a").attr("href");
        assertThat(link).matches("/disposal/G-\\d{4}-\\d{4}");
        var list = page(link);
        assertThat(list.text()).contains("Verkställd", "Stående", "protokollnummer", "KS 2026/41", "Gallrad");
        assertThat(list.select("td a, th a").eachAttr("href")).contains("/items/" + item);
        assertThat(new String(ask(link + "/certificate.pdf").body(), 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
        assertThat(text(ask(link + "/certificate.json"))).contains("\"protokollnummer\"", "\"handlingar\"");
        assertThat(ask("/disposal/G-1999-0001").statusCode()).isEqualTo(404);
        assertThat(ask("/disposal/..%2f..%2fx").statusCode()).isBetween(400, 404);
    }

    @Test
    void aListTellsWhatItWaitsForAndWhatWasLeftOut() {
        long one = archived("två");
        long other = archived("två");
        DisposalList list = disposals.prepare("Reg").getLast();
        assertThat(page("/disposal").text()).contains(list.id(), "Godkännande, 0 av 2");
        assertThat(page("/disposal/" + list.id()).select("button").eachText())
                .contains("Godkänn listan");
        disposals.approve(list.id(), "Eva");
        disposals.approve(list.id(), "Kim");
        var hold = holds.place(new Scope.Items(List.of(one)), HOSTILE, "TF", "reg");
        assertThat(page("/items/" + one).select("main").text()).contains("spärrad", "Stopp " + hold.id(), HOSTILE,
                "tagg två: ja");
        assertThat(page("/items/" + one).select("main script")).isEmpty();
        assertThat(disposals.execute(list.id(), "Eva").state()).isEqualTo(ListState.EXECUTED);
        var shown = page("/disposal/" + list.id());
        assertThat(shown.text()).contains("gallringsstopp " + hold.id(), "Eva", "Kim");
        assertThat(shown.select("th a[href=/items/" + other + "]")).isNotEmpty();
        assertThat(page("/holds").select("main").text()).contains(HOSTILE, "Handling " + one);
        holds.lift(hold.id(), "reg", "klart");
        assertThat(page("/holds").select("h2").eachText()).contains("Hävda");
    }

    @Test
    void aTaskLeadsToThePlatformAndToTheEvidenceAndAHoldForbidsIt() {
        long item = archived("bort");
        long unlinked = archive.ingest(account(), List.of(HostilePlatform.post(
                HostilePlatform.item("d" + ++next, "A", HOSTILE).put("url", "javascript:alert(1)")))).getFirst();
        long linked = archive.ingest(account(), List.of(HostilePlatform.post(
                HostilePlatform.item("d" + ++next, "A", HOSTILE).put("url", "https://hostile.example/1")))).getFirst();
        for (long one : List.of(item, unlinked, linked)) {
            assessments.set(one, Assessments.Kind.TAG, "bort", "ja", "reg", "x");
            assessments.set(one, Assessments.Kind.EVENT, "överförd och kontrollerad", "2026-11-21", "reg", "x");
        }
        run();
        var page = page("/disposal/tasks");
        assertThat(page.select("main script")).isEmpty();
        assertThat(page.select("td a[rel]").eachAttr("href")).containsExactly("https://hostile.example/1");
        assertThat(page.select("th a").eachAttr("href")).contains("/items/" + item, "/items/" + unlinked, "/items/" + linked);
        assertThat(page.text()).contains("KS-1/ur-mediet (version 1)", "version 1, post ");
        assertThat(page("/disposal").text()).contains("ska tas bort på plattformen");
        holds.place(new Scope.Items(List.of(linked)), "begäran", "TF", "reg");
        assertThat(page("/disposal/tasks").select("td a[rel]")).isEmpty();
        assertThat(page("/disposal/tasks?lang=en").text()).contains("Do not remove:", "gallringsstopp");
        assertThat(page("/items/" + item).text()).contains("Att ta bort");
    }

    private HttpResponse<byte[]> upload(String name, String file) {
        return upload("/decisions/preview", name, file);
    }

    private HttpResponse<byte[]> upload(String path, String name, String file) {
        var body = new ByteArrayOutputStream();
        body.writeBytes(("--b\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + everyman().token()
                + "\r\n--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                + "\"\r\nContent-Type: application/yaml\r\n\r\n" + file + "\r\n--b--\r\n").getBytes(StandardCharsets.UTF_8));
        return post(path, "multipart/form-data; boundary=b", body.toByteArray());
    }

    private HttpResponse<byte[]> form(String path, Map<String, String> fields) {
        var body = new StringBuilder("_csrf=" + everyman().token());
        fields.forEach((name, value) -> body.append('&').append(name).append('=')
                .append(java.net.URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return post(path, "application/x-www-form-urlencoded", body.toString().getBytes(StandardCharsets.UTF_8));
    }

    private HttpResponse<byte[]> post(String path, String type, byte[] body) {
        return everyman().send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).header("Content-Type", type)
                .header("Accept", "text/html")
                .header("Sec-Fetch-Site", "same-origin").POST(BodyPublishers.ofByteArray(body)).build());
    }

    @Override
    Document page(String path, String... headers) {
        var answer = ask(path, headers);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return Jsoup.parse(text(answer));
    }
}
