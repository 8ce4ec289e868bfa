package se.bevara.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import se.bevara.accounts.Account;
import se.bevara.accounts.RegisterImport;
import se.bevara.disposal.Disposals;
import se.bevara.disposal.ListState;
import se.bevara.moderation.Case;
import se.bevara.moderation.CaseState;
import se.bevara.moderation.Moderation;
import se.bevara.moderation.Reasons;
import se.bevara.moderation.Restrictions;
import se.bevara.retention.Assessments;
import se.bevara.retention.Holds;
import se.bevara.retention.Scope;
import se.bevara.users.Mandate;
import se.bevara.users.Role;

/** What people do on the pages, each as the role that may, over real HTTP. */
@TestPropertySource(properties = {"bevara.moderation.examples=true", "bevara.retention.examples=true", "bevara.test=ActsTest",
        "bevara.disposal.cooling-off=0d"}) // a folder of its own
class ActsTest extends Served {

    private static final String DECISION = """
            gallringsbeslut: PROV-%s
            version: 1
            titel: Prov
            status: beslutat
            beslutat av: Kommunstyrelsen
            diarienummer: KS-1
            paragraf: § 1
            beslutsdatum: 2020-01-01
            i kraft: 2020-01-01
            källa: Provet
            tillämpningsområde: {text: Allt, myndigheter: alla, typ: [inlägg, kommentar]}
            regler:
              - regel: två
                gäller: {taggar: [två]}
                åtgärd: gallras
                verkan: får från
                gallringsfrist: omedelbart
                frist från: tillkommen
                godkännande: två personer
            """;

    @Autowired
    Moderation moderation;

    @Autowired
    Reasons reasons;

    @Autowired
    Restrictions restrictions;

    @Autowired
    Holds holds;

    @Autowired
    Disposals disposals;

    @Autowired
    Assessments assessments;

    private long item(String key) {
        return archive.ingest(account(), List.of(HostilePlatform.post(HostilePlatform.item(key, "Nils", "Ni är brunråttor"))))
                .getFirst();
    }

    private void reasons() throws IOException {
        reasons.load("orsakskoder.yaml", Files.readAllBytes(Path.of("retention-rules/orsaker/orsakskoder.yaml")), "prov");
    }

    /** Where a form led, and what that page then says. */
    private static String led(Browser browser, HttpResponse<byte[]> answer) {
        assertThat(answer.statusCode()).as(text(answer)).isEqualTo(302);
        return browser.page(answer.headers().firstValue("Location").orElseThrow()).select("main").text();
    }

    private String done(Browser browser, String path, String... fields) {
        return led(browser, browser.post(path, fields));
    }

    @Test
    void aCommunicatorIsLedThroughACaseFromTheItemsPage() throws IOException {
        reasons();
        long item = item("a1");
        var browser = as(Role.COMMUNICATOR);
        assertThat(browser.page("/items/" + item).select("form[action$=/case] select[name=reason] option")).hasSizeGreaterThan(3);
        assertThat(done(browser, "/items/" + item + "/case", "reason", "ogillas")).contains("Det gick inte", "Laglig kritik");
        assertThat(done(browser, "/items/" + item + "/case", "reason", "hot", "note", "")).contains("Ärendet är påbörjat");
        Case one = moderation.about(item).getFirst();
        String page = "/moderation/" + one.id();
        assertThat(browser.page("/items/" + item).select("form[action$=/case]")).as("one at a time").isEmpty();
        assertThat(done(browser, page + "/removed")).contains("Det gick inte");
        assertThat(done(browser, page + "/seal", "deviation", "")).contains("inget gallringsbeslut i kraft");
        assertThat(done(browser, page + "/seal", "deviation", "lagen kräver det")).contains("Överföringsposten är förseglad");
        assertThat(browser.page(page).select("form[action$=/remove]")).as("nothing is configured").isEmpty();
        assertThat(done(browser, page + "/remove")).contains("Det gick inte");
        assertThat(done(browser, page + "/removed")).contains("En kommande natt bekräftar");
        assertThat(moderation.find(one.id()).orElseThrow().state()).isEqualTo(CaseState.SAID);
        assertThat(moderation.history(one.id())).extracting(Moderation.Step::by).contains("communicator");
        assertThat(done(browser, page + "/correct", "text", "fel dag")).contains("Rättelsen är tillagd");
        assertThat(done(browser, page + "/note", "what", "POLICE", "text", "5000-K1")).contains("Åtgärden är antecknad");
        assertThat(browser.page(page + "?lang=en").text()).contains("A later night confirms that it is gone");
    }

    @Test
    void allHitsOfASearchAreHeldAtOnce() {
        long item = archive.ingest(account(), List.of(HostilePlatform.post(HostilePlatform.item("s1", "A", "Lutfiskmarknaden"))))
                .getFirst();
        archive.ingest(account(), List.of(HostilePlatform.post(HostilePlatform.item("s2", "A", "Något annat"))));
        var registrar = as(Role.REGISTRAR);
        assertThat(registrar.page("/search?words=lutfiskmarknaden").select("#hold form")).hasSize(1);
        assertThat(registrar.page("/search?words=finnsinte").select("#hold form")).isEmpty();
        assertThat(done(registrar, "/search/hold?words=finnsinte", "holdReason", "x", "mandate", "y")).contains("Det gick inte");
        assertThat(done(registrar, "/search/hold?words=lutfiskmarknaden", "holdReason", "JO", "mandate", "Beslut"))
                .contains("Gallringsstopp");
        assertThat(holds.all().getLast().scope()).isInstanceOfSatisfying(Scope.Search.class,
                scope -> assertThat(scope.items()).containsExactly(item));
        assertThat(as(Role.AUDITOR).page("/search?words=lutfiskmarknaden").select("#hold")).isEmpty();
    }

    @Test
    void whatIsRefusedIsStillThereToBeMended() throws IOException {
        reasons();
        var browser = as(Role.COMMUNICATOR);
        account();
        var answer = browser.post("/moderation/address", "account", ACCOUNT.id(), "address", "https://hostile.example/x",
                "reason", "ogillas", "note", "sett i morse");
        var page = browser.page(answer.headers().firstValue("Location").orElseThrow());
        assertThat(page.text()).contains("Det gick inte", "Laglig kritik");
        assertThat(page.select("[name=note]").attr("value")).isEqualTo("sett i morse");
        assertThat(page.select("[name=address]").attr("value")).isEqualTo("https://hostile.example/x");
    }

    @Test
    void aRegistrarRestrictsHoldsAndAssessesOnTheItemsPage() {
        long item = item("b1");
        var browser = as(Role.REGISTRAR);
        String page = "/items/" + item;
        assertThat(done(browser, page + "/restrict", "role", "skolan", "ground", "21 kap. 1 § OSL"))
                .contains("sekretessmarkerad");
        assertThat(restrictions.of(item).orElseThrow().role()).isEqualTo("skolan");
        assertThat(done(browser, page + "/registered", "number", "KS 2026/7")).contains("Diarienumret är antecknat");
        assertThat(done(browser, page + "/lift", "because", "")).contains("Det gick inte");
        assertThat(done(browser, page + "/lift", "because", "misstag")).contains("hävd");
        assertThat(done(browser, page + "/hold", "scope", "item", "holdReason", "begäran", "mandate", "TF 2 kap.")).contains(
                "Gallringsstoppet gäller");
        var hold = holds.over(archive.item(item).orElseThrow()).getFirst();
        assertThat(hold.by()).isEqualTo("registrar");
        assertThat(done(browser, "/holds/" + hold.id() + "/lift", "why", "klart")).contains("Gallringsstoppet är hävt");
        assertThat(holds.over(archive.item(item).orElseThrow())).isEmpty();
        assertThat(done(browser, page + "/fact", "kind", "FACT", "name", "besvarad", "value", "kanske", "why", "prov")).contains(
                "Det gick inte");
        assertThat(done(browser, page + "/fact", "kind", "TAG", "name", "ringa", "value", "ja", "why", "prov")).contains(
                "Bedömningen är antecknad");
        assertThat(assessments.of(item, ACCOUNT.id())).extracting(Assessments.Standing::name).contains("ringa");
        assertThat(done(browser, "/accounts/" + ACCOUNT.id() + "/hold", "from", "igår", "until", "2026-01-01", "holdReason", "x",
                "mandate", "y")).contains("Det gick inte", "2026-01-31");
    }

    @Test
    void aListIsApprovedByTwoOthersAndNobodyStandsForTwo() {
        long item = item("c1");
        var both = as("bada", List.of(Mandate.everywhere(Role.REGISTRAR), Mandate.everywhere(Role.APPROVER)));
        String yaml = java.util.Base64.getEncoder().encodeToString(DECISION.formatted("1").getBytes(
                java.nio.charset.StandardCharsets.UTF_8));
        assertThat(done(both, "/decisions/load", "file", yaml, "name", "prov.yaml")).contains("Inläst");
        assertThat(done(both, "/decisions/load", "file", "bm9u", "name", "prov.yaml")).contains("Det gick inte");
        assessments.set(item, Assessments.Kind.TAG, "två", "ja", "prov", "prov");
        assertThat(done(both, "/disposal/prepare")).contains("Listorna är upprättade");
        String id = disposals.all().getLast().id();
        String list = "/disposal/" + id;
        assertThat(done(both, list + "/approve")).as("who made it").contains("Det gick inte");
        assertThat(done(as(Role.APPROVER), list + "/approve")).contains("Ditt godkännande är antecknat");
        assertThat(done(as(Role.APPROVER), list + "/approve")).as("twice").contains("Det gick inte");
        assertThat(as(Role.ADMINISTRATOR).post(list + "/approve").statusCode()).isEqualTo(403);
        assertThat(done(as("tredje", List.of(Mandate.everywhere(Role.APPROVER))), list + "/approve")).contains("antecknat");
        assertThat(done(both, list + "/execute")).contains("Listan är verkställd", "Gallringsprotokoll");
        assertThat(disposals.find(id).orElseThrow().state()).isEqualTo(ListState.EXECUTED);
        assertThat(archive.item(item).orElseThrow().disposed()).isTrue();
    }

    @Test
    void nobodyActsWithoutTheRightOrInAnotherAuthority() throws IOException {
        reasons();
        long item = item("d1");
        var other = new Account("skolan", "Skolnämnden", "", "", "hostile", "Skolan",
                URI.create("https://hostile.example/skolan"),
                Account.Kind.OFFICIAL, Account.Operation.OWN, "", "", "", List.of(), "", Account.Openness.OPEN,
                Account.State.ACTIVE, null, null, Duration.ofDays(1), new Account.LegalProfile("", "", true));
        accounts.apply(new RegisterImport(List.of(other), List.of(), List.of(), List.of()), "test");
        var limited = as("skolans", List.of(new Mandate(Role.REGISTRAR, Set.of(other.authority()))));
        String[] fields = {"reason", "hot", "role", "skolan", "ground", "21 kap.", "scope", "item", "holdReason", "x", "mandate",
                "y", "kind", "TAG", "name", "ringa", "value", "ja", "why", "x", "account", ACCOUNT.id(), "address",
                "https://hostile.example/d1", "loss", "real", "answer", "UNKNOWN", "because", "x"};
        var paths = List.of("/items/" + item + "/case", "/items/" + item + "/restrict", "/items/" + item + "/hold",
                "/items/" + item + "/fact", "/items/" + item + "/answer", "/accounts/" + ACCOUNT.id() + "/hold",
                "/accounts/" + ACCOUNT.id() + "/fact", "/accounts/" + ACCOUNT.id() + "/thaw", "/accounts/" + ACCOUNT.id()
                        + "/snapshots",
                "/moderation/address");
        for (String path : paths) {
            assertThat(limited.post(path, fields).statusCode()).as(path).isEqualTo(404);
            assertThat(as(Role.AUDITOR).post(path, fields).statusCode()).as(path).isEqualTo(403);
            assertThat(nobody().post(path, fields).headers().firstValue("Location").orElse("")).as(path).endsWith("/sign-in");
        }
        assertThat(limited.post("/decisions/load", "file", "bm9u", "name", "x").statusCode()).isEqualTo(403);
        assertThat(limited.post("/disposal/prepare").statusCode()).isEqualTo(403);
        assertThat(limited.post("/holds/1/lift", "why", "x").statusCode()).isEqualTo(403);
        assertThat(moderation.about(item)).isEmpty();
        assertThat(holds.over(archive.item(item).orElseThrow())).isEmpty();
        assertThat(as(Role.AUDITOR).page("/items/" + item).select("main form")).isEmpty();
    }
}
