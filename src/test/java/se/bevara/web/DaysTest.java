package se.bevara.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import se.bevara.accounts.Account;
import se.bevara.accounts.RegisterImport;
import se.bevara.archive.Accession;
import se.bevara.archive.ItemState;
import se.bevara.capture.Nights;
import se.bevara.moderation.Reasons;
import se.bevara.retention.Assessments;
import se.bevara.retention.Decisions;
import se.bevara.users.Mandate;
import se.bevara.users.Role;

/**
 * Each role's day in a real Chromium, from the first page on: in Swedish and in English, with scripts and without, and once by the keyboard
 * alone. What one leaves behind is what the next finds.
 */
@Import(Ticking.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@TestPropertySource(properties = {"bevara.moderation.examples=true", "bevara.retention.examples=true",
        "bevara.disposal.cooling-off=0d", "bevara.disclosure.fees=harryda"}) // a folder of its own
class DaysTest extends Served {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final Account SOCIAL = Furnished.SOCIAL;
    private static @Nullable Chromium chromium;
    private static long spam;
    private static long threat;

    @Autowired
    Ticking time;

    @Autowired
    Clock clock;

    @Autowired
    Assessments assessments;

    @Autowired
    Nights nights;

    @Autowired
    Decisions decisions;

    @Autowired
    Reasons reasons;

    @BeforeEach
    void begin() throws IOException {
        if (chromium != null) {
            return;
        }
        chromium = new Chromium(port);
        accounts.apply(new RegisterImport(List.of(SOCIAL), List.of(), List.of(), List.of()), "test");
        decisions.load("prov.yaml", Furnished.DECISION.getBytes(StandardCharsets.UTF_8), "prov");
        reasons.load("orsakskoder.yaml", Files.readAllBytes(Path.of("retention-rules/orsaker/orsakskoder.yaml")), "prov");
        archive.ingest(SOCIAL, List.of(HostilePlatform.post(HostilePlatform.item("p", "Solviks kommun", "Badplatsen är öppen"))));
        spam = comment("k1", "Köp billiga klockor");
        threat = comment("k2", "Jag vet var ni bor");
        comment("k3", "Min granne Nils är sjuk och badar inte");
        assessments.set(spam, Assessments.Kind.TAG, "pröva", "ja", "prov", "prov");
        nights.run(TODAY.minusDays(1));
    }

    private long comment(String key, String text) {
        return archive.ingest(SOCIAL, List.of(HostilePlatform.comment(HostilePlatform.item(key, "Nils Öst", text), "p", null)))
                .getFirst();
    }

    @AfterAll
    static void end() {
        chromium().close();
        chromium = null;
    }

    private static Chromium chromium() {
        return Objects.requireNonNull(chromium);
    }

    private Page page(String login, boolean scripts, Role... roles) {
        as(login, java.util.Arrays.stream(roles).map(Mandate::everywhere).toList());
        return Chromium.signIn(chromium().open(chromium().window(1024).setJavaScriptEnabled(scripts)), login, PASSWORD);
    }

    @Test
    @Order(1)
    void anAdministratorInvitesSomebodyWhoSignsIn() {
        var page = page("ada", false, Role.ADMINISTRATOR);
        Chromium.matter(page, "godkännare behövs").click();
        page.fill("#login", "eva.ek");
        page.fill("#name", "Eva Ek");
        page.check("input[name=role][value=APPROVER]");
        Chromium.press(page, "Skapa och visa koden");
        String code = page.locator(".code").innerText();
        page.navigate("/");
        assertThat(Chromium.matter(page, "inbjuden användare har inte kommit än").count()).isOne();

        var eva = chromium().open(chromium().window(360).setJavaScriptEnabled(false));
        eva.navigate("/setup?lang=en");
        eva.fill("[name=code]", code);
        eva.fill("[name=login]", "eva.ek");
        eva.fill("[name=password]", PASSWORD);
        eva.fill("[name=again]", PASSWORD);
        Chromium.press(eva, "Save the password");
        Chromium.signIn(eva, "eva.ek", PASSWORD);
        assertThat(Chromium.main(eva)).contains("What needs you today", "Nothing waits for you");
        page.navigate("/");
        assertThat(Chromium.matter(page, "har inte kommit än").count()).isZero();
    }

    @Test
    @Order(2)
    void aRegistrarAssessesWhatWaitsAndPreparesAListThatTheyCannotApprove() {
        var page = page("rut", false, Role.REGISTRAR, Role.APPROVER);
        Chromium.matter(page, "handling att bedöma").click();
        assertThat(page.locator("tbody tr").innerText()).contains("social-solvik", "Köp billiga klockor");
        page.locator("tbody th a").click();
        page.locator("details#assess summary").click();
        for (var tag : List.of("pröva", "två")) {
            page.selectOption("#kind", "TAG");
            page.fill("#factName", tag);
            page.fill("#value", tag.equals("två") ? "ja" : "nej");
            page.fill("#why", "Reklam");
            page.locator("form[action$='/fact'] button").click();
            assertThat(Chromium.main(page)).contains("Bedömningen är antecknad");
            page.locator("details#assess summary").click();
        }
        page.navigate("/assessments");
        assertThat(Chromium.main(page)).contains("Ingenting väntar på bedömning");
        page.navigate("/");
        Chromium.matter(page, "gallringsbar handling utan lista").click();
        Chromium.press(page, "Upprätta listor");
        assertThat(Chromium.main(page)).contains("Listorna är upprättade");
        page.navigate("/disposal/G-2026-0001");
        Chromium.press(page, "Godkänn listan");
        assertThat(Chromium.main(page)).contains("Det gick inte");
        page.navigate("/");
        assertThat(Chromium.matter(page, "att godkänna").count()).as("not one's own").isZero();
    }

    @Test
    @Order(3)
    void anApproverComesToTheListAndApprovesItByTheKeyboardAlone() {
        var page = page("eva.ek", true);
        page.navigate("/?lang=en");
        Chromium.tabTo(page, "disposal list to approve");
        page.keyboard().press("Enter");
        page.waitForURL("**/disposal/G-2026-0001");
        assertThat(Chromium.main(page)).contains("Köp billiga klockor");
        Chromium.tabTo(page, "Approve the list");
        page.keyboard().press("Space");
        page.waitForSelector("[role=status]");
        assertThat(Chromium.main(page)).contains("Your approval is recorded");
        page.navigate("/");
        assertThat(Chromium.main(page)).contains("Nothing waits for you");
    }

    @Test
    @Order(4)
    void afterASecondApprovalTheRegistrarExecutesAndHasACertificate() {
        var gun = page("gun", false, Role.APPROVER);
        Chromium.matter(gun, "gallringslista att godkänna").click();
        Chromium.press(gun, "Godkänn listan");
        assertThat(Chromium.main(gun)).contains("Ditt godkännande är antecknat");
        var rut = page("rut", false, Role.REGISTRAR);
        Chromium.matter(rut, "godkänd gallringslista att verkställa").click();
        Chromium.press(rut, "Verkställ nu");
        assertThat(Chromium.main(rut)).contains("Listan är verkställd");
        var certificate = rut.waitForDownload(() -> rut.locator("a[href$='certificate.pdf']").first().click());
        assertThat(certificate.suggestedFilename()).isEqualTo("gallringsprotokoll-G-2026-0001.pdf");
        rut.navigate("/items/" + spam);
        assertThat(Chromium.main(rut)).contains("G-2026-0001").doesNotContain("Köp billiga klockor");
    }

    @Test
    @Order(5)
    void anArchivistAnswersARequestFromItsOpeningToItsPackage() {
        var page = page("arne", false, Role.ARCHIVIST);
        page.navigate("/requests?lang=en");
        page.fill("#text", "Everything about the bathing place");
        Chromium.press(page, "Open it");
        page.selectOption("#by", "search");
        page.fill("#words", "badar");
        Chromium.press(page, "Select");
        page.locator("a.button").click();
        page.locator("label", new Page.LocatorOptions().setHasText("Nils")).first().locator("input").check();
        page.locator("label", new Page.LocatorOptions().setHasText("sjuk")).first().locator("input").check();
        page.check("[name=author]");
        page.selectOption("#ground", "OSL 21:1");
        Chromium.press(page, "Mask what is given");
        page.locator(".over a").click();
        page.locator("a[href$='/preview']").click();
        assertThat(Chromium.main(page)).contains("badar inte").doesNotContain("Nils");
        page.goBack();
        page.fill("#reasons", "Sekretess");
        page.check("[name=seen]");
        Chromium.press(page, "Decide");
        Chromium.press(page, "Make the package");
        for (String kind : List.of("zip", "pdf")) {
            var file = page.waitForDownload(() -> page.locator("a[href$='package." + kind + "']").click());
            assertThat(file.suggestedFilename()).isEqualTo("utlamnande-U-2026-0001." + kind);
            assertThat(file.path()).isNotEmptyFile();
        }
        page.navigate("/");
        assertThat(Chromium.matter(page, "package to hand out and close").count()).isOne();
    }

    @Test
    @Order(6)
    void aCommunicatorTakesAThreatAwayFromEvidenceToNotice() {
        var page = page("kim", false, Role.COMMUNICATOR);
        page.navigate("/items/" + threat + "?lang=sv");
        page.locator("details#begin summary").click();
        page.selectOption("#reason", "hot");
        Chromium.press(page, "Börja ärendet");
        page.fill("#deviation", "Hotet är brottsligt och ska bort enligt lag");
        Chromium.press(page, "Försegla överföringsposten");
        assertThat(Chromium.main(page)).contains("förseglad");
        Chromium.press(page, "Jag har tagit bort den");
        archive.ingest(SOCIAL,
                List.of(new Accession.Turned(threat, ItemState.GONE, clock.instant(), clock.instant().plusSeconds(60), "404")));
        time.pass(Duration.ofDays(1));
        nights.run(TODAY);
        Chromium.signIn(page, "kim", PASSWORD); // a session does not last till the next day
        page.navigate("/moderation");
        page.locator("section[aria-labelledby=open] tbody th a").first().click();
        page.selectOption("#outcome", new com.microsoft.playwright.options.SelectOption().setIndex(1));
        page.fill("#because", "Skickat i inkorgen");
        Chromium.press(page, "Anteckna beskedet");
        Chromium.press(page, "Avsluta ärendet");
        assertThat(Chromium.main(page)).contains("Avslutat");
    }

    @Test
    @Order(7)
    void anAuditorReadsReceiptsAndTheLedgerAndCanChangeNothing() {
        var page = page("greta", true, Role.AUDITOR);
        page.navigate("/?lang=en");
        page.locator("dl.card a[href='/ledger']").click();
        assertThat(Chromium.main(page)).contains("The ledger", "disposed", "rut");
        page.navigate("/nights");
        page.locator("tbody th a").first().click();
        assertThat(Chromium.main(page)).contains("Night receipt");
        for (String path : List.of("/disposal", "/disposal/G-2026-0001", "/items/" + threat, "/moderation", "/holds",
                "/accounts/" + SOCIAL.id(), "/decisions")) {
            page.navigate(path);
            assertThat(page.locator("main form[method=post]").count()).as(path).isZero();
        }
        for (String path : List.of("/users", "/requests", "/assessments", "/register/import")) {
            assertThat(page.navigate(path).status()).as(path).isEqualTo(403);
            assertThat(Chromium.main(page)).contains("To the first page");
        }
    }
}
