package se.bevara.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import se.bevara.accounts.Account;
import se.bevara.accounts.RegisterImport;
import se.bevara.archive.Accession;
import se.bevara.archive.ItemState;
import se.bevara.capture.Nights;
import se.bevara.disclosure.Requests;
import se.bevara.disposal.Disposals;
import se.bevara.moderation.Reasons;
import se.bevara.retention.Assessments;
import se.bevara.retention.Decisions;
import se.bevara.retention.Facts;
import se.bevara.users.Mandate;
import se.bevara.users.Role;

/** The first page tells each what waits for them and nothing else, and leads to where it is done. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@TestPropertySource(properties = {"bevara.moderation.examples=true", "bevara.retention.examples=true"}) // a folder of its own
class TodayPagesTest extends Served {

    private static final Account SOCIAL = closed("hostile-solvik", "Socialnämnden");
    private static final Account SCHOOL = closed("skola-solvik", "Barn- och utbildningsnämnden");
    /** One that no connector can ask: its nights fail, and those of the others do not. */
    private static final Account MUTE = account("stum-solvik", "Kommunstyrelsen", Account.State.ACTIVE);
    private static final String REVIEW = """
              - regel: pröva
                gäller: {taggar: [pröva]}
                åtgärd: prövas
            """;

    @Autowired
    Reasons reasons;

    @Autowired
    Nights nights;

    @Autowired
    Decisions decisions;

    @Autowired
    Assessments assessments;

    @Autowired
    Disposals disposals;

    @Autowired
    Requests requests;

    @Autowired
    Clock clock;

    private static Account closed(String id, String authority) {
        return account(id, authority, Account.State.CLOSED);
    }

    private static Account account(String id, String authority, Account.State state) {
        return new Account(id, authority, "", "", "hostile", "Solvik", URI.create("https://hostile.example/" + id),
                Account.Kind.OFFICIAL, Account.Operation.OWN, "", "", "", List.of(), "", Account.Openness.OPEN,
                state, null, null, Duration.ofDays(1), new Account.LegalProfile("", "", true));
    }

    @Test
    @Order(1)
    void anEmptyArchiveTellsTheAdministratorAndTheRegistrarHowToBegin() {
        var administrator = as(Role.ADMINISTRATOR).page("/");
        assertThat(administrator.select(".steps h3").eachText()).hasSize(3).first().isEqualTo("Bjud in kollegorna");
        assertThat(links(administrator)).contains("/users", "/users#invite");
        assertThat(administrator.text()).contains("2 godkännare behövs", "En registrator läser in registret");
        var registrar = as(Role.REGISTRAR).page("/");
        assertThat(registrar.select(".steps h3").eachText()).hasSize(2);
        assertThat(links(registrar)).contains("/register/import");
    }

    @Test
    @Order(2)
    void eachRoleIsToldOfItsOwn() throws IOException {
        build();
        assertThat(matters(as(Role.ARCHIVIST))).contains("1 begäran om utlämnande att besvara", "1 handling att bedöma");
        assertThat(matters(as(Role.REGISTRAR))).contains("1 begäran om utlämnande att besvara", "1 handling att bedöma",
                "1 handling har försvunnit: var det vi?");
        assertThat(matters(as(Role.APPROVER))).containsExactly("1 gallringslista att godkänna");
        assertThat(matters(as(Role.COMMUNICATOR))).contains("1 handling har försvunnit: var det vi?")
                .noneMatch(line -> line.contains("bedöma") || line.contains("utlämnande") || line.contains("godkänna"));
        assertThat(matters(as(Role.AUDITOR))).containsExactly("1 konto som inte kunde fångas helt");
        assertThat(as(Role.APPROVER).page("/?lang=en").text()).contains("disposal list to approve").doesNotContain("??");
        as(Role.APPROVER).ask("/?lang=sv");
    }

    @Test
    @Order(3)
    void nobodyIsAskedToApproveTheirOwnListOrTheSameTwice() {
        var author = as("rut", List.of(Mandate.everywhere(Role.REGISTRAR), Mandate.everywhere(Role.APPROVER)));
        assertThat(matters(author)).noneMatch(line -> line.contains("att godkänna"));
        var first = as("gun", List.of(Mandate.everywhere(Role.APPROVER)));
        assertThat(matters(first)).containsExactly("1 gallringslista att godkänna");
        disposals.approve(disposals.open().getFirst().id(), "gun");
        assertThat(matters(first)).isEmpty();
        assertThat(first.page("/").text()).contains("Inget väntar på dig");
        assertThat(matters(as(Role.APPROVER))).containsExactly("1 gallringslista att godkänna");
    }

    @Test
    @Order(4)
    void whoeverIsLimitedIsToldOfTheirAuthoritiesAlone() {
        var school = Set.of(SCHOOL.authority());
        var limited = as("skolan", List.of(new Mandate(Role.REGISTRAR, school), new Mandate(Role.APPROVER, school),
                new Mandate(Role.ARCHIVIST, school)));
        assertThat(matters(limited)).noneMatch(
                line -> line.contains("godkänna") || line.contains("bedöma") || line.contains("var det vi"));
        assertThat(limited.page("/assessments").text()).doesNotContain("hostile-solvik");
        assertThat(limited.ask("/ledger").statusCode()).isEqualTo(403);
        assertThat(links(limited.page("/"))).doesNotContain("/ledger");
    }

    @Test
    @Order(5)
    void theAdministratorSeesWhoHasNotCome() {
        users.invite("per", "Per", List.of(Mandate.everywhere(Role.AUDITOR)), Set.of(), "first.administrator");
        assertThat(matters(as(Role.ADMINISTRATOR))).contains("1 inbjuden användare har inte kommit än");
    }

    @Test
    @Order(6)
    void everyLineLeadsToAPageThatItsReaderMaySee() {
        for (Role role : Role.values()) {
            var browser = as(role);
            for (String link : browser.page("/").select(".matters a").eachAttr("href")) {
                String path = link.replaceFirst("#.*", "");
                var answer = browser.ask(path);
                assertThat(answer.statusCode()).as(role + " " + path).isEqualTo(200);
                if (link.contains("#")) {
                    assertThat(browser.page(path).getElementById(link.substring(link.indexOf('#') + 1))).as(link).isNotNull();
                }
            }
        }
    }

    @Test
    @Order(7)
    void whatIsAssessedLeavesTheQueue() {
        var archivist = as(Role.ARCHIVIST);
        assertThat(archivist.page("/assessments").select("tbody tr")).hasSize(1);
        String item = archivist.page("/assessments").select("tbody th a").attr("href").replaceAll("\\D", "");
        archivist.post("/items/" + item + "/fact", "kind", "TAG", "name", "pröva", "value", "nej", "why", "prövad");
        assertThat(archivist.page("/assessments").text()).contains("Ingenting väntar på bedömning");
        assertThat(matters(archivist)).noneMatch(line -> line.contains("bedöma"));
    }

    @Test
    @Order(8)
    void theLedgerIsReadAPageAtATime() {
        var auditor = as(Role.AUDITOR);
        var page = auditor.page("/ledger");
        assertThat(page.select("tbody tr").size()).isPositive().isLessThanOrEqualTo(50);
        assertThat(page.select("tbody td[lang=en]")).as("what is said in the ledger's own words alone").isEmpty();
        assertThat(page.select("pre.note").text()).contains("bevara");
        assertThat(auditor.page("/ledger?before=1").select("tbody th").eachText()).containsExactly("0");
        assertThat(auditor.page("/ledger?before=-7").text()).contains("Inget har gjorts än");
    }

    private static List<String> links(Document page) {
        return page.select("a").eachAttr("href");
    }

    private static List<String> matters(Browser browser) {
        return browser.page("/").select(".matters li > a").eachText();
    }

    private void build() throws IOException {
        accounts.apply(new RegisterImport(List.of(SOCIAL, SCHOOL, MUTE), List.of(), List.of(), List.of()), "test");
        decisions.load("prov.yaml", (EveryRouteTest.DECISION + REVIEW).getBytes(StandardCharsets.UTF_8), "prov");
        reasons.load("orsakskoder.yaml", Files.readAllBytes(Path.of("retention-rules/orsaker/orsakskoder.yaml")), "prov");
        long due = archive.ingest(SOCIAL, List.of(HostilePlatform.post(HostilePlatform.item("t1", "A", "Gallras")))).getFirst();
        long unsure = archive.ingest(SOCIAL, List.of(HostilePlatform.post(HostilePlatform.item("t2", "A", "Prövas")))).getFirst();
        long gone = archive.ingest(SOCIAL, List.of(HostilePlatform.post(HostilePlatform.item("t3", "A", "Borta")))).getFirst();
        archive.ingest(SOCIAL, List.of(new Accession.Turned(gone, ItemState.GONE, clock.instant().minusSeconds(3600),
                clock.instant(), "404")));
        assessments.set(due, Assessments.Kind.TAG, "två", "ja", "prov", "prov");
        assessments.set(unsure, Assessments.Kind.TAG, "pröva", "ja", "prov", "prov");
        nights.run(Facts.day(clock.instant()));
        disposals.prepare("rut");
        requests.open(new Requests.Opening("Alla inlägg", null, "", ""), "arkivarie");
    }
}
