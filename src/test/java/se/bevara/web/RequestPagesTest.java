package se.bevara.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import se.bevara.accounts.Account;
import se.bevara.accounts.RegisterImport;
import se.bevara.disclosure.Request;
import se.bevara.disclosure.RequestState;
import se.bevara.disclosure.Requests;
import se.bevara.disclosure.Selected;
import se.bevara.users.Mandate;
import se.bevara.users.Role;

/** A request from the page where it is opened to its package, over real HTTP, as people do it: no script, only forms. */
@TestPropertySource(properties = "bevara.disclosure.fees=harryda") // a folder of its own
class RequestPagesTest extends Served {

    private static final String HOSTILE = "<script>alert(1)</script> Måns mår dåligt";

    private static final Account SCHOOL = new Account("skolan-solvik", "Barn- och utbildningsnämnden", "", "", "hostile",
            "Solvik",
            URI.create("https://hostile.example/skolan"), Account.Kind.OFFICIAL, Account.Operation.OWN, "", "", "", List.of(), "",
            Account.Openness.OPEN, Account.State.CLOSED, null, null, Duration.ofDays(1),
            new Account.LegalProfile("", "", true));

    @Autowired
    Requests requests;

    @Test
    void aRequestIsAnsweredByFormsAloneInBothLanguages() {
        account();
        long post = archive.ingest(account(), List.of(HostilePlatform.post(HostilePlatform.item("u1", "Solvik", "Hej"))))
                .getFirst();
        var item = HostilePlatform.item("u2", "Bo Ek", HOSTILE);
        long comment = archive.ingest(account(), List.of(HostilePlatform.comment(item, "u1", null))).getFirst();
        var archivist = as(Role.ARCHIVIST);
        assertThat(archivist.page("/requests").text()).contains("Ingen begäran väntar", "frågar vi inte efter");
        assertThat(archivist.page("/requests").select("input[name=given],input[name=purpose],input[name=name]")).isEmpty();
        archivist.post("/requests", "text", "Allt om <b>Måns</b>");
        String id = requests.all(true).getFirst().id();
        String at = "/requests/" + id;
        assertThat(archivist.page("/requests").text()).contains(id, "Inkom i dag", "0/0");
        assertThat(archivist.page(at).text()).contains("Allt om <b>Måns</b>", "Inga handlingar är valda");

        archivist.post(at + "/add", "by", "thread", "items", String.valueOf(post));
        assertThat(requests.items(id)).hasSize(2);
        archivist.post(at + "/items/" + post + "/1", "found", "open", "looked", "true");
        var review = archivist.page(at + "/items/" + comment + "/1");
        assertThat(review.text()).contains("Sekretessprövning", "Måns");
        assertThat(review.select("section script")).isEmpty();
        String place = review.select("label:contains(Måns) input[name=word]").attr("value");
        archivist.post(at + "/items/" + comment + "/1",
                "found", "mask", "ground", "OSL 21:1", "author", "true", "word", place);
        assertThat(archivist.page(at + "/items/" + comment + "/1").text()).contains("Så här lämnas det ut", "21 kap. 1 §");
        var preview = archivist.page(at + "/preview");
        assertThat(preview.text()).contains("21 kap. 1 §", "mår dåligt").doesNotContain("Bo Ek");
        assertThat(preview.select("article").text()).doesNotContain("Måns");
        handedOut(archivist, id, at);
    }

    @Test
    void whoIsLimitedToAuthoritiesHandsOutTheirsAlone() {
        account();
        long others = archive.ingest(account(), List.of(HostilePlatform.post(HostilePlatform.item("v1", "Solvik", "Annat"))))
                .getFirst();
        accounts.apply(new RegisterImport(List.of(SCHOOL), List.of(), List.of(), List.of()), "test");
        long own = archive.ingest(SCHOOL, List.of(HostilePlatform.post(HostilePlatform.item("v2", "Skolan", "Eget")))).getFirst();
        String foreign = requests.open(new Requests.Opening("Allt", null, "", ""), "prov").id();
        var school = Set.of(SCHOOL.authority());
        var registrar = as("skolans", List.of(new Mandate(Role.REGISTRAR, school)));
        assertThat(registrar.page("/requests").text()).doesNotContain(foreign);
        registrar.post("/requests", "text", "Med hänvisning", "follows", foreign);
        registrar.post("/requests", "text", "Annans", "authority", account().authority());
        assertThat(requests.all(false))
                .noneMatch(request -> request.concerns(SCHOOL.authority()) && !request.id().equals(foreign));
        registrar.post("/requests", "text", "Skolans inlägg");
        var request = requests.all(true).getLast();
        assertThat(request.authorities()).containsExactly(SCHOOL.authority());
        String at = "/requests/" + request.id();
        String nowhere = told(registrar, at, "items", "999999");
        assertThat(told(registrar, at, "items", String.valueOf(others)).replace("" + others, "999999")).isEqualTo(nowhere)
                .contains("fann ingen");
        told(registrar, at, "thread", String.valueOf(others));
        registrar.post(at + "/add", "by", "account", "account", account().id());
        registrar.post(at + "/add", "by", "search", "words", "");
        assertThat(requests.items(request.id())).extracting(Selected::item).containsExactly(own);
        refused(registrar, request, own);
        requests.all(true).forEach(one -> requests.withdraw(one.id(), "prov", "prov"));
    }

    /** By somebody else than a registrar, of the same authority. */
    private void refused(Browser registrar, Request request, long own) {
        String at = "/requests/" + request.id();
        registrar.post(at + "/items/" + own + "/1", "found", "withhold", "ground", "OSL 23:1");
        registrar.post(at + "/decide", "answer", "avslag", "reasons", "Sekretess", "seen", "true");
        assertThat(requests.find(request.id()).state()).as("another decides").isEqualTo(RequestState.OPEN);
        as("skolarkivarien", List.of(new Mandate(Role.ARCHIVIST, Set.of(SCHOOL.authority())))).post(at + "/decide", "answer",
                "avslag", "reasons",
                "Sekretess", "seen", "true");
        assertThat(requests.find(request.id()).state()).isEqualTo(RequestState.DECIDED);
        registrar.post(at + "/package");
        assertThat(requests.find(request.id()).packages()).isEqualTo(1);
        var elsewhere = as("socialarkivarien", List.of(new Mandate(Role.ARCHIVIST, Set.of("Socialnämnden"))));
        assertThat(elsewhere.ask(at + "/package.zip").statusCode()).isEqualTo(404);
        assertThat(elsewhere.post(at + "/withdraw", "reasons", "x").statusCode()).isEqualTo(404);
    }

    private static String told(Browser who, String at, String by, String items) {
        who.post(at + "/add", "by", by, "items", items);
        return who.page(at).select("[role=alert]").text();
    }

    /** From the decision to the end. */
    private void handedOut(Browser archivist, String id, String at) {
        archivist.post(at + "/decide", "answer", "delvis", "seen", "true", "reasons", "Sekretess");
        archivist.post(at + "/package");
        assertThat(requests.find(id).state()).isEqualTo(RequestState.PACKAGED);
        var page = archivist.page(at + "?lang=en");
        assertThat(page.text()).contains("The package is ready", "papper: 0 kr");
        assertThat(new String(archivist.ask(at + "/package.pdf").body(), StandardCharsets.ISO_8859_1)).startsWith("%PDF-");
        assertThat(new String(archivist.ask(at + "/package.zip").body(), StandardCharsets.ISO_8859_1)).startsWith("PK");
        archivist.post(at + "/close");
        assertThat(requests.find(id).state()).as("not settled").isEqualTo(RequestState.PACKAGED);
        archivist.post(at + "/close", "settled", "true");
        assertThat(requests.find(id).state()).isEqualTo(RequestState.CLOSED);
        assertThat(archivist.page("/requests?lang=sv").text()).contains("Avslutade", "lämnas ut delvis");
        assertThat(archivist.ask("/requests/U-1999-0001").statusCode()).isEqualTo(404);
        assertThat(as(Role.AUDITOR).ask(at).statusCode()).isEqualTo(403);
    }
}
