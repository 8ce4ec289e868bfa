package se.bevara.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.test.context.TestPropertySource;
import se.bevara.accounts.Account;
import se.bevara.capture.Nights;
import se.bevara.credentials.Credentials;
import se.bevara.credentials.Purpose;
import se.bevara.ledger.Ledger;
import se.bevara.users.Mandate;
import se.bevara.users.Role;

/** The pages of credentials, over real HTTP and in a real browser. */
@TestPropertySource(properties = "bevara.test=CredentialPagesTest") // a folder of its own
class CredentialPagesTest extends Served {

    private static final String TOKEN = "EAAGsidan0hemlig0lodjur";

    @Autowired
    Credentials credentials;

    @Autowired
    Ledger ledger;

    @Autowired
    Nights nights;

    @Value("${bevara.data}")
    Path data;

    private static Account account(String id, String platform, String authority) {
        return new Account(id, authority, "", "", platform, "Solvik", URI.create("https://platform.invalid/" + id),
                Account.Kind.OFFICIAL, Account.Operation.OWN, "", "", "Kommunikationsenheten", List.of(), "",
                Account.Openness.OPEN, Account.State.ACTIVE, null, null, Duration.ofDays(1),
                new Account.LegalProfile("", "", true));
    }

    private String page(String id) {
        return "/credentials/" + registered(account(id, "facebook", "Kommunstyrelsen")).id();
    }

    private static String led(Browser browser, HttpResponse<byte[]> answer) {
        assertThat(answer.statusCode()).as(text(answer)).isEqualTo(302);
        return browser.page(answer.headers().firstValue("Location").orElseThrow()).select("main").text();
    }

    @Test
    void whatIsEnteredIsOnNoPageInNoLogAndInNoFile() {
        String page = page("facebook-hemlig");
        var browser = as(Role.COMMUNICATOR);
        var logged = new ListAppender<ILoggingEvent>();
        logged.start();
        var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        var loud = List.of("se.bevara", "org.springframework").stream().map(name -> (Logger) LoggerFactory.getLogger(name))
                .toList();
        root.addAppender(logged);
        loud.forEach(one -> loud(one, logged, true));
        try {
            var entered = browser.post(page, "purpose", "READ", "token", TOKEN, "lapses", credentials.today().plusDays(90) + "");
            assertThat(led(browser, entered)).contains("Behörigheten är sparad");
            assertThat(text(browser.post(page, "purpose", "READ", "token", TOKEN + "\nx"))).contains("på en rad")
                    .doesNotContain(TOKEN);
            assertThat(text(browser.post(page, "purpose", "WRITE", "token", TOKEN, "lapses", "2020-01-01")))
                    .contains("Dagen måste vara").doesNotContain(TOKEN);
        } finally {
            root.detachAppender(logged);
            loud.forEach(one -> loud(one, logged, false));
        }
        assertThat(credentials.secret("facebook-hemlig", Purpose.READ)).contains(TOKEN);
        assertThat(credentials.find("facebook-hemlig", Purpose.WRITE)).isEmpty();
        nights.run(LocalDate.of(2026, 11, 20));
        for (String one : List.of(page, "/credentials", "/nights/2026-11-20", "/accounts/facebook-hemlig")) {
            assertThat(text(browser.ask(one))).as(one).contains("facebook-hemlig").doesNotContain(TOKEN);
        }
        assertThat(text(as(Role.REGISTRAR).ask("/ledger"))).contains("Behörighet till plattform angiven").doesNotContain(TOKEN);
        assertThat(ledger.about("credential/facebook-hemlig")).hasSize(1)
                .allMatch(entry -> entry.act().agent().equals("communicator"));
        assertThat(logged.list).isNotEmpty().noneMatch(event -> event.getFormattedMessage().contains(TOKEN));
        assertThat(files(TOKEN)).isEmpty();
        assertThat(files("facebook-hemlig")).isNotEmpty();
    }

    /** Lets a logger tell all, to the test and not to the terminal. */
    private static void loud(Logger one, ListAppender<ILoggingEvent> logged, boolean loud) {
        one.setLevel(loud ? Level.DEBUG : null);
        one.setAdditive(!loud);
        if (loud) {
            one.addAppender(logged);
        } else {
            one.detachAppender(logged);
        }
    }

    private List<Path> files(String text) {
        try (var files = Files.walk(data)) {
            return files.filter(Files::isRegularFile).filter(file -> {
                try {
                    return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void itIsReplacedAndWithdrawnAndThePageSaysWhoEnteredIt() {
        String page = page("facebook-byts");
        var browser = as(Role.REGISTRAR);
        assertThat(browser.page(page).select("main").text()).contains("Ingen behörighet är angiven här", "Ange behörighet");
        led(browser, browser.post(page, "purpose", "READ", "token", TOKEN));
        assertThat(browser.page(page).select("main").text()).contains("Byt behörighet", "av registrar", "Går ut: okänt Dra in")
                .contains("Angiven här");
        led(browser, browser.post(page, "purpose", "READ", "token", "annan"));
        assertThat(credentials.secret("facebook-byts", Purpose.READ)).contains("annan");
        assertThat(led(browser, browser.post(page + "/withdraw", "purpose", "READ"))).contains("Behörigheten är indragen");
        assertThat(credentials.secret("facebook-byts", Purpose.READ)).isEmpty();
        assertThat(text(browser.post(page + "/withdraw", "purpose", "READ"))).contains("inget att dra in");
        assertThat(browser.page(page + "?lang=en").select("main").text()).contains("No credential is entered here");
        assertThat(browser.post("/credentials/finns-inte", "token", "x").statusCode()).isEqualTo(404);
    }

    @Test
    void onlyWhoMayOperateGetsInAndOnlyToTheirOwnAccounts() {
        String page = page("facebook-egna");
        String other = "/credentials/" + registered(account("facebook-annans", "facebook", "Socialnämnden")).id();
        assertThat(as(Role.AUDITOR).ask("/credentials").statusCode()).isEqualTo(403);
        assertThat(as(Role.AUDITOR).page("/").select("nav a[href=/credentials]")).isEmpty();
        assertThat(as(Role.AUDITOR).post(page, "purpose", "READ", "token", TOKEN).statusCode()).isEqualTo(403);
        assertThat(nobody().ask("/credentials").statusCode()).isEqualTo(302);
        var limited = as("kommunikatoren", List.of(new Mandate(Role.COMMUNICATOR, Set.of("Kommunstyrelsen"))));
        assertThat(limited.page("/credentials").select("nav a[href=/credentials]")).hasSize(1);
        assertThat(limited.page("/credentials").text()).contains("facebook-egna").doesNotContain("facebook-annans");
        assertThat(limited.ask(other).statusCode()).isEqualTo(404);
        assertThat(limited.post(other, "purpose", "READ", "token", TOKEN).statusCode()).isEqualTo(404);
        var forged = limited.send(limited.request(page, "Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("purpose=READ&token=" + TOKEN)).build());
        assertThat(forged.statusCode()).as("without the form's token").isEqualTo(403);
        assertThat(credentials.all()).noneMatch(one -> one.account().matches("facebook-(egna|annans)"));
    }

    @Test
    void theFirstPageRemindsWhoMayDoSomethingAboutIt() {
        page("facebook-snart");
        registered(account("facebook-sedan", "facebook", "Socialnämnden"));
        credentials.enter("facebook-snart", Purpose.READ, TOKEN, credentials.today().plusDays(6), "kim");
        credentials.enter("facebook-sedan", Purpose.READ, TOKEN, credentials.today().plusDays(20), "kim");
        assertThat(as(Role.ADMINISTRATOR).page("/").select(".matters li.late").text())
                .contains("behörigheter till plattformar går snart ut", "facebook-snart");
        assertThat(as(Role.AUDITOR).page("/").text()).doesNotContain("går snart ut");
        var limited = as("socialkommunikatoren", List.of(new Mandate(Role.COMMUNICATOR, Set.of("Socialnämnden"))));
        assertThat(limited.page("/").select(".matters").text()).contains("går snart ut", "facebook-sedan")
                .doesNotContain("facebook-snart");
        assertThat(limited.page("/").select(".matters li.late").text()).doesNotContain("går snart ut");
        List.of("facebook-snart", "facebook-sedan").forEach(one -> credentials.withdraw(one, Purpose.READ, "kim"));
    }

    /** As a person does it, on a telephone and at a desk; the pictures are looked at by people. */
    @Test
    void aCommunicatorEntersOneInTheBrowser() throws IOException {
        page("facebook-tryckt");
        as(Role.COMMUNICATOR);
        registered(account("mastodon-tryckt", "mastodon", "Kommunstyrelsen"));
        credentials.enter("mastodon-tryckt", Purpose.READ, TOKEN, credentials.today().plusDays(6), "kim");
        try (var chromium = new Chromium(port)) {
            var page = Chromium.signIn(chromium.open(chromium.window(1280)), "communicator", PASSWORD);
            page.navigate("/credentials/facebook-tryckt");
            assertThat(page.locator("#token-READ").getAttribute("type")).isEqualTo("password");
            page.fill("#token-READ", TOKEN);
            page.fill("#lapses-READ", credentials.today().plusDays(60).toString());
            Chromium.press(page, "Ange behörighet");
            page.locator(".done").waitFor();
            assertThat(page.content()).contains("Behörigheten är sparad").doesNotContain(TOKEN);
            Path shots = Files.createDirectories(Path.of("target/credentials"));
            for (String language : List.of("sv", "en")) {
                for (int width : List.of(360, 1280)) {
                    picture(page, language, width, shots);
                }
            }
        }
        credentials.withdraw("mastodon-tryckt", Purpose.READ, "kim");
    }

    private static void picture(Page page, String language, int width, Path shots) {
        page.setViewportSize(width, 900);
        for (String address : List.of("/credentials", "/credentials/facebook-tryckt")) {
            page.navigate(address + "?lang=" + language);
            assertThat(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                    .as(address + " at " + width).isEqualTo(true);
            page.screenshot(new Page.ScreenshotOptions().setFullPage(true)
                    .setPath(shots.resolve(address.replace('/', '-').substring(1) + "-" + language + "-" + width + ".png")));
        }
    }
}
