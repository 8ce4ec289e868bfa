package se.bevara.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
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
@Import(DaysTest.Ticking.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@TestPropertySource(properties = {"bevara.moderation.examples=true", "bevara.retention.examples=true",
        "bevara.disposal.cooling-off=0d", "bevara.disclosure.fees=harryda"}) // a folder of its own
class DaysTest extends Served {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final AtomicReference<Instant> NOW = new AtomicReference<>(Instant.parse("2026-11-24T08:00:00Z"));
    private static final Account SOCIAL = new Account("social-solvik", "Socialnämnden", "", "", "hostile", "Solvik",
            URI.create("https://hostile.example/social-solvik"), Account.Kind.OFFICIAL, Account.Operation.OWN, "", "", "",
            List.of(), "", Account.Openness.OPEN, Account.State.CLOSED, null, null, Duration.ofDays(1),
            new Account.LegalProfile("", "", true));
    private static final int ENOUGH = 60;
    private static Chromium chromium;
    private static long spam;
    private static long threat;

    @TestConfiguration
    static class Ticking {
        @Bean
        Clock clock() {
            return new Clock() {
                @Override
                public Instant instant() {
                    return NOW.get();
                }

                @Override
                public ZoneId getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    return this;
                }
            };
        }
    }

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
        chromium.close();
        chromium = null;
    }

    private Page page(String login, boolean scripts, Role... roles) {
        as(login, java.util.Arrays.stream(roles).map(Mandate::everywhere).toList());
        return Chromium.signIn(chromium.open(chromium.window(1024).setJavaScriptEnabled(scripts)), login, PASSWORD);
    }

    private static Locator matter(Page page, String words) {
        return page.locator(".matters a", new Page.LocatorOptions().setHasText(words));
    }

    private static String main(Page page) {
        return page.locator("main").innerText();
    }

    private static void press(Page page, String button) {
        page.locator("main button", new Page.LocatorOptions().setHasText(button)).first().click();
    }

    @Test
    @Order(1)
    void anAdministratorInvitesSomebodyWhoSignsIn() {
        var page = page("ada", false, Role.ADMINISTRATOR);
        matter(page, "godkännare behövs").click();
        page.fill("#login", "eva.ek");
        page.fill("#name", "Eva Ek");
        page.check("input[name=role][value=APPROVER]");
        press(page, "Skapa och visa koden");
        String code = page.locator(".code").innerText();
        page.navigate("/");
        assertThat(matter(page, "inbjuden användare har inte kommit än").count()).isOne();

        var eva = chromium.open(chromium.window(360).setJavaScriptEnabled(false));
        eva.navigate("/setup?lang=en");
        eva.fill("[name=code]", code);
        eva.fill("[name=login]", "eva.ek");
        eva.fill("[name=password]", PASSWORD);
        eva.fill("[name=again]", PASSWORD);
        press(eva, "Save the password");
        Chromium.signIn(eva, "eva.ek", PASSWORD);
        assertThat(main(eva)).contains("What needs you today", "Nothing waits for you");
        page.navigate("/");
        assertThat(matter(page, "har inte kommit än").count()).isZero();
    }

    @Test
    @Order(2)
    void aRegistrarAssessesWhatWaitsAndPreparesAListThatTheyCannotApprove() {
        var page = page("rut", false, Role.REGISTRAR, Role.APPROVER);
        matter(page, "handling att bedöma").click();
        assertThat(page.locator("tbody tr").innerText()).contains("social-solvik", "Köp billiga klockor");
        page.locator("tbody th a").click();
        page.locator("details#assess summary").click();
        for (var tag : List.of("pröva", "två")) {
            page.selectOption("#kind", "TAG");
            page.fill("#factName", tag);
            page.fill("#value", tag.equals("två") ? "ja" : "nej");
            page.fill("#why", "Reklam");
            page.locator("form[action$='/fact'] button").click();
            assertThat(main(page)).contains("Bedömningen är antecknad");
            page.locator("details#assess summary").click();
        }
        page.navigate("/assessments");
        assertThat(main(page)).contains("Ingenting väntar på bedömning");
        page.navigate("/");
        matter(page, "gallringsbar handling utan lista").click();
        press(page, "Upprätta listor");
        assertThat(main(page)).contains("Listorna är upprättade");
        page.navigate("/disposal/G-2026-0001");
        press(page, "Godkänn listan");
        assertThat(main(page)).contains("Det gick inte");
        page.navigate("/");
        assertThat(matter(page, "att godkänna").count()).as("not one's own").isZero();
    }

    @Test
    @Order(3)
    void anApproverComesToTheListAndApprovesItByTheKeyboardAlone() {
        var page = page("eva.ek", true);
        page.navigate("/?lang=en");
        tabTo(page, "disposal list to approve");
        page.keyboard().press("Enter");
        page.waitForURL("**/disposal/G-2026-0001");
        assertThat(main(page)).contains("Köp billiga klockor");
        tabTo(page, "Approve the list");
        page.keyboard().press("Space");
        page.waitForSelector("[role=status]");
        assertThat(main(page)).contains("Your approval is recorded");
        page.navigate("/");
        assertThat(main(page)).contains("Nothing waits for you");
    }

    /** What has the focus is always to be seen: it has an outline. */
    private static void tabTo(Page page, String words) {
        for (int tab = 0; tab < ENOUGH; tab++) {
            page.keyboard().press("Tab");
            String focused = String.valueOf(page.evaluate("document.activeElement.innerText"));
            assertThat(page.evaluate("getComputedStyle(document.activeElement).outlineStyle")).as(focused).isNotEqualTo("none");
            if (focused.contains(words)) {
                return;
            }
        }
        throw new AssertionError("no way by the keyboard to " + words);
    }

    @Test
    @Order(4)
    void afterASecondApprovalTheRegistrarExecutesAndHasACertificate() {
        var gun = page("gun", false, Role.APPROVER);
        matter(gun, "gallringslista att godkänna").click();
        press(gun, "Godkänn listan");
        assertThat(main(gun)).contains("Ditt godkännande är antecknat");
        var rut = page("rut", false, Role.REGISTRAR);
        matter(rut, "godkänd gallringslista att verkställa").click();
        press(rut, "Verkställ nu");
        assertThat(main(rut)).contains("Listan är verkställd");
        var certificate = rut.waitForDownload(() -> rut.locator("a[href$='certificate.pdf']").first().click());
        assertThat(certificate.suggestedFilename()).isEqualTo("gallringsprotokoll-G-2026-0001.pdf");
        rut.navigate("/items/" + spam);
        assertThat(main(rut)).contains("G-2026-0001").doesNotContain("Köp billiga klockor");
    }

    @Test
    @Order(5)
    void anArchivistAnswersARequestFromItsOpeningToItsPackage() {
        var page = page("arne", false, Role.ARCHIVIST);
        page.navigate("/requests?lang=en");
        page.fill("#text", "Everything about the bathing place");
        press(page, "Open it");
        page.selectOption("#by", "search");
        page.fill("#words", "badar");
        press(page, "Select");
        page.locator("a.button").click();
        page.locator("label", new Page.LocatorOptions().setHasText("Nils")).first().locator("input").check();
        page.locator("label", new Page.LocatorOptions().setHasText("sjuk")).first().locator("input").check();
        page.check("[name=author]");
        page.selectOption("#ground", "OSL 21:1");
        press(page, "Mask what is given");
        page.locator(".over a").click();
        page.locator("a[href$='/preview']").click();
        assertThat(main(page)).contains("badar inte").doesNotContain("Nils");
        page.goBack();
        page.fill("#reasons", "Sekretess");
        page.check("[name=seen]");
        press(page, "Decide");
        press(page, "Make the package");
        for (String kind : List.of("zip", "pdf")) {
            var file = page.waitForDownload(() -> page.locator("a[href$='package." + kind + "']").click());
            assertThat(file.suggestedFilename()).isEqualTo("utlamnande-U-2026-0001." + kind);
            assertThat(file.path()).isNotEmptyFile();
        }
        page.navigate("/");
        assertThat(matter(page, "package to hand out and close").count()).isOne();
    }

    @Test
    @Order(6)
    void aCommunicatorTakesAThreatAwayFromEvidenceToNotice() {
        var page = page("kim", false, Role.COMMUNICATOR);
        page.navigate("/items/" + threat + "?lang=sv");
        page.locator("details#begin summary").click();
        page.selectOption("#reason", "hot");
        press(page, "Börja ärendet");
        page.fill("#deviation", "Hotet är brottsligt och ska bort enligt lag");
        press(page, "Försegla överföringsposten");
        assertThat(main(page)).contains("förseglad");
        press(page, "Jag har tagit bort den");
        archive.ingest(SOCIAL, List.of(new Accession.Turned(threat, ItemState.GONE, NOW.get(), NOW.get().plusSeconds(60), "404")));
        NOW.set(Instant.parse("2026-11-25T08:00:00Z"));
        nights.run(TODAY);
        Chromium.signIn(page, "kim", PASSWORD); // a session does not last till the next day
        page.navigate("/moderation");
        page.locator("section[aria-labelledby=open] tbody th a").first().click();
        page.selectOption("#outcome", new com.microsoft.playwright.options.SelectOption().setIndex(1));
        page.fill("#because", "Skickat i inkorgen");
        press(page, "Anteckna beskedet");
        press(page, "Avsluta ärendet");
        assertThat(main(page)).contains("Avslutat");
    }

    @Test
    @Order(7)
    void anAuditorReadsReceiptsAndTheLedgerAndCanChangeNothing() {
        var page = page("greta", true, Role.AUDITOR);
        page.navigate("/?lang=en");
        page.locator("dl.card a[href='/ledger']").click();
        assertThat(main(page)).contains("The ledger", "disposed", "rut");
        page.navigate("/nights");
        page.locator("tbody th a").first().click();
        assertThat(main(page)).contains("Night receipt");
        for (String path : List.of("/disposal", "/disposal/G-2026-0001", "/items/" + threat, "/moderation", "/holds",
                "/accounts/" + SOCIAL.id(), "/decisions")) {
            page.navigate(path);
            assertThat(page.locator("main form[method=post]").count()).as(path).isZero();
        }
        for (String path : List.of("/users", "/requests", "/assessments", "/register/import")) {
            assertThat(page.navigate(path).status()).as(path).isEqualTo(403);
            assertThat(main(page)).contains("To the first page");
        }
    }
}
