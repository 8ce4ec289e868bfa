package se.bevara.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import se.bevara.archive.Accession;
import se.bevara.archive.ItemState;
import se.bevara.moderation.Case;
import se.bevara.moderation.Moderation;
import se.bevara.moderation.Reasons;
import se.bevara.retention.Assessments;
import se.bevara.retention.Decisions;
import se.bevara.retention.Finding;
import se.bevara.scheduling.NightWork;

/** The chain from an item to its certificate, and the list of transfer records, over real HTTP. */
@TestPropertySource(properties = {"bevara.moderation.examples=true", "bevara.retention.examples=true"}) // a folder of its own
class RecordPagesTest extends Served {

    private static int next;

    @Autowired
    Moderation moderation;

    @Autowired
    Reasons reasons;

    @Autowired
    Decisions decisions;

    @Autowired
    Assessments assessments;

    @Autowired
    List<NightWork> night;

    @BeforeEach
    void inUse() throws IOException {
        Path rules = Path.of("retention-rules");
        reasons.load("orsakskoder.yaml", Files.readAllBytes(rules.resolve("orsaker/orsakskoder.yaml")), "registrator");
        assertThat(decisions.load("modererat.yaml", Files.readAllBytes(rules.resolve("modererat.yaml")), "registrator"))
                .noneMatch(finding -> finding.severity() == Finding.Severity.ERROR);
    }

    private long comment(String text) {
        String key = "r" + ++next;
        return archive.ingest(account(),
                List.of(HostilePlatform.post(HostilePlatform.item(key, "A", "Ett inlägg")),
                        HostilePlatform.comment(HostilePlatform.item(key + "c", "Brunbjörn Hemlig", text), key, null)))
                .getLast();
    }

    private void gone(long item) {
        archive.ingest(account(), List.of(new Accession.Turned(item, ItemState.GONE, Instant.parse("2026-11-20T22:00:00Z"),
                Instant.parse("2026-11-21T22:00:00Z"), "asked by id")));
    }

    private void night() {
        night.stream().sorted(Comparator.comparingInt(NightWork::order))
                .forEach(work -> work.run(LocalDate.of(2026, 11, 22), "run"));
    }

    @Test
    void theChainLeadsFromTheItemOverItsCaseAndRecordToItsCertificateOnOnePage() {
        long item = comment("Köp billigt");
        String id = moderation.begin(item, Case.How.REMOVED, "skräppost", "moderator", "").id();
        moderation.seal(id, "", "moderator");
        assertThat(page("/items/" + item).select("[aria-labelledby=chain]").text()).contains(id, "Ännu inte bekräftat borta",
                "Arkivet har handlingen kvar");
        moderation.removed(id, "moderator");
        gone(item);
        night();
        moderation.notice(id, Case.Notice.NOT_DUE, "reklam", "moderator");
        moderation.close(id, "moderator");
        assessments.set(item, Assessments.Kind.EVENT, "borttagen", "2026-01-02", "registrator", "prov");
        night();
        String certificate = java.util.Objects.requireNonNull(archive.item(item).orElseThrow().disposal()).certificate();
        for (String path : List.of("/items/" + item, "/moderation/" + id)) {
            var chain = page(path).select("[aria-labelledby=chain]");
            assertThat(chain.text()).as(path).contains("Bekräftat borta från plattformen", "SOLVIK-4/ur-mediet", certificate,
                    "Ska inte lämnas").doesNotContain("Arkivet har handlingen kvar");
            var links = chain.select("a").eachAttr("href");
            assertThat(links).as(path).contains("/items/" + item, "/moderation/" + id, "/moderation/" + id + "/record.pdf",
                    "/disposal/" + certificate, "/disposal/" + certificate + "/certificate.pdf");
            links.forEach(link -> assertThat(ask(link).statusCode()).as(link).isEqualTo(200));
        }
        assertThat(page("/items/" + item + "?lang=en").select("[aria-labelledby=chain]").text())
                .contains("Confirmed gone from the platform", "certificate " + certificate);
    }

    @Test
    void recordsAreFoundByEachOfTheirPartsAndSavedAsAFileWithoutContentOrNames() {
        long one = comment("isbjörnstext ett");
        long two = comment("=isbjörnstext två");
        String allowed = moderation.begin(one, Case.How.REMOVED, "personangrepp", "moderator", "isbjörnsnot").id();
        moderation.seal(allowed, "", "moderator");
        long own = archive.ingest(account(), List.of(HostilePlatform.post(HostilePlatform.item("own" + ++next, "A", "Eget"))))
                .getFirst();
        String deviating = moderation.begin(own, Case.How.HIDDEN, "förtal", "moderator", "").id();
        moderation.seal(deviating, "utan beslut", "moderator");
        String unsealed = moderation.begin(two, Case.How.REMOVED, "hot", "moderator", "").id();

        assertThat(rows("")).contains(allowed, deviating).doesNotContain(unsealed);
        assertThat(rows("?reason=personangrepp")).contains(allowed).doesNotContain(deviating);
        assertThat(rows("?decision=ingen")).contains(deviating).doesNotContain(allowed);
        assertThat(rows("?decision=SOLVIK-4")).contains(allowed).doesNotContain(deviating);
        assertThat(rows("?state=SEALED&account=" + ACCOUNT.id())).contains(allowed, deviating);
        assertThat(rows("?state=CLOSED&reason=personangrepp")).doesNotContain(allowed);
        assertThat(rows("?account=annat")).doesNotContain(allowed, deviating);
        assertThat(rows("?to=2020-01-01")).doesNotContain(allowed);
        assertThat(rows("?from=2020-01-01&to=2099-01-01")).contains(allowed);
        assertThat(ask("/moderation/records?from=2026-01-02&to=2026-01-01").statusCode()).isEqualTo(400);
        assertThat(ask("/moderation/records?state=X").statusCode()).isEqualTo(400);
        assertThat(page("/moderation/records?lang=en").text()).contains("Transfer records", "Save as a CSV file");

        var saved = page("/moderation/records?decision=ingen&reason=f%C3%B6rtal").select("a[href^=/moderation/records.csv]")
                .attr("href");
        var answer = ask(saved);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/csv");
        assertThat(Served.text(answer)).startsWith("\uFEFFÖverföringspost;Handling;").contains(deviating + ";" + own + ";")
                .contains(";avvikelse: inget;").doesNotContain(allowed).doesNotContain("isbjörn").doesNotContain("Brunbjörn");
        assertThat(Served.text(ask("/moderation/records.csv"))).contains(allowed, ";SOLVIK-4;1;ur-mediet;")
                .doesNotContain("isbjörn");
    }

    private String rows(String query) {
        return page("/moderation/records" + query).select("tbody").text();
    }
}
