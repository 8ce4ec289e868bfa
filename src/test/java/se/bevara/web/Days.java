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
import java.util.Locale;
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
 * Each role's day in a real Chromium, from the first page on, in one language: with scripts and without, and once by the keyboard alone. What
 * one leaves behind is what the next finds.
 */
@Import(Ticking.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class Days extends Served {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final Account SOCIAL = Furnished.SOCIAL;
    private static @Nullable Chromium chromium;
    private static long spam;
    private static long threat;

    private final Sayings sayings;

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

    Days(Locale language) {
        sayings = new Sayings(language);
    }

    private String said(String key) {
        return sayings.of(key, 1);
    }

    private void press(Page page, String key) {
        Chromium.press(page, said(key));
    }

    private com.microsoft.playwright.Locator matter(Page page, String key) {
        return Chromium.matter(page, said(key));
    }

    private Page window(int width, boolean scripts) {
        return chromium()
                .open(chromium().window(width).setLocale(sayings.language().toLanguageTag()).setJavaScriptEnabled(scripts));
    }

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
        return Chromium.signIn(window(1024, scripts), login, PASSWORD);
    }

    @Test
    @Order(1)
    void anAdministratorInvitesSomebodyWhoSignsIn() {
        var page = page("ada", false, Role.ADMINISTRATOR);
        Chromium.matter(page, sayings.of("today.approvers", 2)).click();
        page.fill("#login", "eva.ek");
        page.fill("#name", "Eva Ek");
        page.check("input[name=role][value=APPROVER]");
        press(page, "users.invite.do");
        String code = page.locator(".code").innerText();
        page.navigate("/");
        assertThat(matter(page, "today.users").count()).isOne();

        var eva = window(360, false);
        eva.navigate("/setup");
        eva.fill("[name=code]", code);
        eva.fill("[name=login]", "eva.ek");
        eva.fill("[name=password]", PASSWORD);
        eva.fill("[name=again]", PASSWORD);
        press(eva, "setup.choose");
        Chromium.signIn(eva, "eva.ek", PASSWORD);
        assertThat(Chromium.main(eva)).contains(said("today.title"), said("today.none"));
        page.navigate("/");
        assertThat(matter(page, "today.users").count()).isZero();
    }

    @Test
    @Order(2)
    void aRegistrarAssessesWhatWaitsAndPreparesAListThatTheyCannotApprove() {
        var page = page("rut", false, Role.REGISTRAR, Role.APPROVER);
        matter(page, "today.assess").click();
        assertThat(page.locator("tbody tr").innerText()).contains("social-solvik", "Köp billiga klockor");
        page.locator("tbody th a").click();
        page.locator("details#assess summary").click();
        for (var tag : List.of("pröva", "två")) {
            page.selectOption("#kind", "TAG");
            page.fill("#factName", tag);
            page.fill("#value", tag.equals("två") ? "ja" : "nej");
            page.fill("#why", "Reklam");
            page.locator("form[action$='/fact'] button").click();
            assertThat(Chromium.main(page)).contains(said("act.assessed"));
            page.locator("details#assess summary").click();
        }
        page.navigate("/assessments");
        assertThat(Chromium.main(page)).contains(said("assessments.none"));
        page.navigate("/");
        matter(page, "today.prepare").click();
        press(page, "act.do.prepare");
        assertThat(Chromium.main(page)).contains(said("act.prepared"));
        page.navigate("/disposal/G-2026-0001");
        press(page, "act.do.approve");
        assertThat(Chromium.main(page)).contains(said("act.refused"));
        page.navigate("/");
        assertThat(matter(page, "today.approve").count()).as("not one's own").isZero();
    }

    @Test
    @Order(3)
    void anApproverComesToTheListAndApprovesItByTheKeyboardAlone() {
        var page = page("eva.ek", true);
        page.navigate("/"); // from its beginning
        Chromium.tabTo(page, said("today.approve"));
        page.keyboard().press("Enter");
        page.waitForURL("**/disposal/G-2026-0001");
        assertThat(Chromium.main(page)).contains("Köp billiga klockor");
        Chromium.tabTo(page, said("act.do.approve"));
        page.keyboard().press("Space");
        page.waitForSelector("[role=status]");
        assertThat(Chromium.main(page)).contains(said("act.approved"));
        page.navigate("/");
        assertThat(Chromium.main(page)).contains(said("today.none"));
    }

    @Test
    @Order(4)
    void afterASecondApprovalTheRegistrarExecutesAndHasACertificate() {
        var gun = page("gun", false, Role.APPROVER);
        matter(gun, "today.approve").click();
        press(gun, "act.do.approve");
        assertThat(Chromium.main(gun)).contains(said("act.approved"));
        var rut = page("rut", false, Role.REGISTRAR);
        matter(rut, "today.execute").click();
        press(rut, "act.do.execute");
        assertThat(Chromium.main(rut)).contains(said("act.list.execute"));
        var certificate = rut.waitForDownload(() -> rut.locator("a[href$='certificate.pdf']").first().click());
        assertThat(certificate.suggestedFilename()).isEqualTo("gallringsprotokoll-G-2026-0001.pdf");
        rut.navigate("/items/" + spam);
        assertThat(Chromium.main(rut)).contains("G-2026-0001").doesNotContain("Köp billiga klockor");
    }

    @Test
    @Order(5)
    void anArchivistAnswersARequestFromItsOpeningToItsPackage() {
        var page = page("arne", false, Role.ARCHIVIST);
        page.navigate("/requests");
        page.fill("#text", "Everything about the bathing place");
        press(page, "requests.do");
        page.selectOption("#by", "search");
        page.fill("#words", "badar");
        press(page, "request.addDo");
        page.locator("a.button").click();
        page.locator("label", new Page.LocatorOptions().setHasText("Nils")).first().locator("input").check();
        page.locator("label", new Page.LocatorOptions().setHasText("sjuk")).first().locator("input").check();
        page.check("[name=author]");
        page.selectOption("#ground", "OSL 21:1");
        press(page, "review.mask");
        page.locator(".over a").click();
        page.locator("a[href$='/preview']").click();
        assertThat(Chromium.main(page)).contains("badar inte").doesNotContain("Nils");
        page.goBack();
        page.fill("#reasons", "Sekretess");
        page.check("[name=seen]");
        press(page, "request.decide");
        press(page, "request.pack");
        for (String kind : List.of("zip", "pdf")) {
            var file = page.waitForDownload(() -> page.locator("a[href$='package." + kind + "']").click());
            assertThat(file.suggestedFilename()).isEqualTo("utlamnande-U-2026-0001." + kind);
            assertThat(file.path()).isNotEmptyFile();
        }
        page.navigate("/");
        assertThat(matter(page, "today.packages").count()).isOne();
    }

    @Test
    @Order(6)
    void aCommunicatorTakesAThreatAwayFromEvidenceToNotice() {
        var page = page("kim", false, Role.COMMUNICATOR);
        page.navigate("/items/" + threat);
        page.locator("details#begin summary").click();
        page.selectOption("#reason", "hot");
        press(page, "act.do.begin");
        page.fill("#deviation", "Hotet är brottsligt och ska bort enligt lag");
        press(page, "act.do.seal");
        assertThat(Chromium.main(page)).contains(said("act.seal"));
        press(page, "act.do.removed");
        archive.ingest(SOCIAL,
                List.of(new Accession.Turned(threat, ItemState.GONE, clock.instant(), clock.instant().plusSeconds(60), "404")));
        time.pass(Duration.ofDays(1));
        nights.run(TODAY);
        Chromium.signIn(page, "kim", PASSWORD); // a session does not last till the next day
        page.navigate("/moderation");
        page.locator("section[aria-labelledby=open] tbody th a").first().click();
        page.selectOption("#outcome", new com.microsoft.playwright.options.SelectOption().setIndex(1));
        page.fill("#because", "Skickat i inkorgen");
        press(page, "act.do.notice");
        press(page, "act.do.close");
        assertThat(Chromium.main(page)).contains(said("moderation.state.CLOSED"));
    }

    @Test
    @Order(7)
    void anAuditorReadsReceiptsAndTheLedgerAndCanChangeNothing() {
        var page = page("greta", true, Role.AUDITOR);
        page.locator("dl.card a[href='/ledger']").click();
        assertThat(Chromium.main(page)).contains(said("ledger.title"), said("entry.case-closed"), "kim");
        page.navigate("/nights");
        page.locator("tbody th a").first().click();
        assertThat(Chromium.main(page)).contains(said("night.over"));
        for (String path : List.of("/disposal", "/disposal/G-2026-0001", "/items/" + threat, "/moderation", "/holds",
                "/accounts/" + SOCIAL.id(), "/decisions")) {
            page.navigate(path);
            assertThat(page.locator("main form[method=post]").count()).as(path).isZero();
        }
        for (String path : List.of("/users", "/requests", "/assessments", "/register/import")) {
            assertThat(page.navigate(path).status()).as(path).isEqualTo(403);
            assertThat(Chromium.main(page)).contains(said("error.back"));
        }
    }
}
