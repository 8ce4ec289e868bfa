package se.bevara.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import se.bevara.ledger.DataFolder;
import se.bevara.ledger.Entry;
import se.bevara.ledger.Ledger;
import se.bevara.users.Mandate;
import se.bevara.users.Role;
import se.bevara.users.SetUp;
import se.bevara.users.User;
import se.bevara.users.UserRefused;

/** Getting in, staying in and being put out, over real HTTP, from the first start on. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Import(Ticking.class)
@TestPropertySource(properties = {"server.forward-headers-strategy=native", "bevara.users.contact=servicedesk 0123"})
class SignInTest extends Served {

    private static final String GOOD = "en varg sjunger på isen";
    @Autowired
    Ticking time;

    @Autowired
    SetUp setUp;

    @Autowired
    Ledger ledger;

    @Autowired
    DataFolder folder;

    @Test
    @Order(1)
    void theFirstAdministratorComesInWithTheCodeOnTheTerminalAndNobodyElseDoes() {
        assertThat(nobody().ask("/sign-in").headers().firstValue("Location").orElse("")).endsWith("/setup");
        var browser = nobody();
        assertThat(text(browser.post("/setup", "code", "", "login", "ada", "name", "Ada", "password", GOOD, "again", GOOD)))
                .as("no code has been told yet").contains("Koden stämmer inte");
        String old = Objects.requireNonNull(setUp.code());
        String code = Objects.requireNonNull(setUp.code());
        for (String wrong : List.of(old, "00000-00000-00000-00000", "")) {
            assertThat(
                    text(browser.post("/setup", "code", wrong, "login", "ada", "name", "Ada", "password", GOOD, "again", GOOD)))
                    .contains("Koden stämmer inte");
        }
        for (var weak : List.of(List.of("elva tecken", "för kort"), List.of("sommarSommar26", "vanligaste"),
                List.of("L0senord!2026", "vanligaste"), List.of("jag är lovisa ibland", "egna namnet"),
                List.of("å".repeat(37) + "bcde", "för långt"), List.of("aaaaaaaaaaaaaaa", "vanligaste"))) {
            assertThat(text(browser.post("/setup", "code", code, "login", "lovisa", "name", "Ada Ek", "password", weak.getFirst(),
                    "again", weak.getFirst()))).as(weak.getFirst()).contains(weak.getLast()).doesNotContain(weak.getFirst());
        }
        assertThat(
                text(browser.post("/setup", "code", code, "login", "ada", "name", "Ada", "password", GOOD, "again", GOOD + "x")))
                .contains("inte lika");
        var made = browser.post("/setup", "code", code.replace("-", " ").toLowerCase(java.util.Locale.ROOT), "login", "Ada",
                "name",
                "Ada Ek", "password", GOOD, "again", GOOD);
        assertThat(made.headers().firstValue("Location").orElse("")).endsWith("/sign-in?chosen");
        assertThat(users.named("ada").orElseThrow().has(Role.ADMINISTRATOR)).isTrue();
        assertThat(setUp.code()).isNull();
        assertThat(text(browser.post("/setup", "code", code, "login", "eva", "name", "Eva", "password", GOOD, "again", GOOD)))
                .as("a code is used once").contains("Koden stämmer inte");
    }

    @Test
    @Order(2)
    void whoSignsInComesToWhereTheyWereGoingWithANewSessionAndAStrictCookie() {
        var browser = nobody();
        assertThat(browser.ask("/users?lang=sv", "Accept", "text/html").headers().firstValue("Location").orElse(""))
                .endsWith("/sign-in");
        String before = browser.cookie();
        var entered = browser.post("/sign-in", "login", " ADA ", "password", GOOD);
        assertThat(entered.headers().firstValue("Location").orElse("")).isEqualTo("http://localhost:" + port + "/users?lang=sv");
        assertThat(browser.cookie()).isNotEqualTo(before);
        assertThat(entered.headers().firstValue("Set-Cookie").orElse("")).contains("HttpOnly", "SameSite=Strict")
                .doesNotContain("Secure");
        assertThat(browser.page("/users").text()).contains("Ada Ek", "Logga ut");
        var https = nobody();
        var secure = https.send(https
                .request("/sign-in", "Content-Type", "application/x-www-form-urlencoded", "X-Forwarded-Proto",
                        "https")
                .POST(BodyPublishers.ofString("_csrf=" + https.token() + "&login=ada&password="
                        + java.net.URLEncoder.encode(GOOD, StandardCharsets.UTF_8)))
                .build());
        assertThat(secure.headers().firstValue("Set-Cookie").orElse("")).contains("Secure");
        assertThat(ledger.about("user/1").stream().map(Entry::act).map(act -> act.kind())).contains("user added",
                "administrator signed in");
    }

    @Test
    @Order(3)
    void aFormWithoutTheSessionsTokenSignsNobodyIn() {
        var browser = nobody();
        browser.ask("/sign-in");
        var answer = browser.send(browser.request("/sign-in", "Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("login=ada&password=" + java.net.URLEncoder.encode(GOOD, StandardCharsets.UTF_8)))
                .build());
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(browser.ask("/users").statusCode()).isEqualTo(302);
    }

    @Test
    @Order(4)
    void whoGuessesWaitsLongerEachTimeWhetherTheUserExistsOrNot() {
        for (String login : List.of("ada", "nobody.at.all")) {
            var browser = nobody();
            for (int guess = 0; guess < 3; guess++) {
                assertThat(to(browser, login, "fel lösenord")).as(login + guess).endsWith("/sign-in?failed");
            }
            assertThat(to(browser, login, GOOD)).as(login).endsWith("/sign-in?wait=1");
            time.pass(Duration.ofSeconds(1));
            assertThat(to(browser, login, "fel igen")).endsWith("/sign-in?failed");
            assertThat(to(browser, login, "fel igen")).endsWith("/sign-in?wait=2");
            assertThat(browser.page("/sign-in?wait=2").text()).contains("Vänta 2 sekunder", "servicedesk 0123");
        }
        time.pass(Duration.ofMinutes(15));
        assertThat(to(nobody(), "ada", GOOD)).as("nobody is shut out for good").endsWith("/");
    }

    private static String to(Browser browser, String login, String password) {
        return browser.post("/sign-in", "login", login, "password", password).headers().firstValue("Location").orElse("");
    }

    private Browser invited(String login, Role role) {
        var admin = nobody().signIn("ada", GOOD);
        var shown = org.jsoup.Jsoup.parse(text(admin.post("/users", "login", login, "name", "Någon", "role", role.name())));
        String code = shown.select(".code").text();
        var chosen = nobody().post("/setup", "code", code, "login", login, "name", "", "password", GOOD, "again", GOOD);
        assertThat(chosen.headers().firstValue("Location").orElse("")).endsWith("/sign-in?chosen");
        return nobody().signIn(login, GOOD);
    }

    @Test
    @Order(5)
    void aSessionEndsWithItsTimeAndWithEachChangeOfItsUser() {
        var browser = invited("bo.ek", Role.REGISTRAR);
        long id = users.named("bo.ek").orElseThrow().id();
        assertThat(browser.ask("/accounts").statusCode()).isEqualTo(200);
        users.change(id, "Bo", List.of(Mandate.everywhere(Role.AUDITOR)), Set.of(), "ada");
        assertThat(browser.ask("/accounts").statusCode()).as("other roles").isEqualTo(302);
        browser.signIn("bo.ek", GOOD);
        assertThat(browser.ask("/register/import").statusCode()).as("an auditor reads only").isEqualTo(403);
        users.lock(id, "ada");
        assertThat(browser.ask("/accounts").statusCode()).as("locked").isEqualTo(302);
        assertThat(to(nobody(), "bo.ek", GOOD)).endsWith("/sign-in?failed");
        users.unlock(id, "ada");
        browser.signIn("bo.ek", GOOD);
        var elsewhere = nobody().signIn("bo.ek", GOOD);
        assertThat(browser.post("/me/password", "old", GOOD, "password", GOOD + " igen", "again", GOOD + " igen").headers()
                .firstValue("Location").orElse("")).endsWith("/sign-in?chosen");
        assertThat(elsewhere.ask("/accounts").statusCode()).as("another password").isEqualTo(302);
        browser.signIn("bo.ek", GOOD + " igen");
        assertThat(browser.ask("/accounts").statusCode()).isEqualTo(200);
        time.pass(Duration.ofHours(10));
        assertThat(browser.ask("/accounts").statusCode()).as("ten hours").isEqualTo(302);
        browser.signIn("bo.ek", GOOD + " igen");
        browser.post("/sign-out");
        assertThat(browser.ask("/accounts").statusCode()).as("signed out").isEqualTo(302);
    }

    @Test
    @Order(6)
    void aCodeIsItsUsersWorksOnceAndForAWeek() {
        var code = users.invite("eva", "Eva", List.of(Mandate.everywhere(Role.APPROVER)), Set.of(), "ada").code();
        users.invite("per", "Per", List.of(Mandate.everywhere(Role.APPROVER)), Set.of(), "ada");
        assertThatThrownBy(() -> users.accept("per", code, GOOD)).isInstanceOf(UserRefused.class);
        time.pass(Duration.ofDays(8));
        assertThatThrownBy(() -> users.accept("eva", code, GOOD)).isInstanceOf(UserRefused.class);
        var again = users.reset(users.named("eva").orElseThrow().id(), "ada").code();
        users.accept("eva", again, GOOD);
        assertThatThrownBy(() -> users.accept("eva", again, GOOD)).isInstanceOf(UserRefused.class);
        assertThatThrownBy(() -> users.invite("EVA", "En annan", List.of(Mandate.everywhere(Role.AUDITOR)), Set.of(), "ada"))
                .isInstanceOf(UserRefused.class);
        users.remove(users.named("eva").orElseThrow().id(), "ada");
        assertThatThrownBy(() -> users.invite("eva", "En annan", List.of(Mandate.everywhere(Role.AUDITOR)), Set.of(), "ada"))
                .as("a login is never given to another").isInstanceOf(UserRefused.class);
    }

    @Test
    @Order(7)
    void theLastAdministratorIsNeitherLockedNorRemovedNorMadeSomethingElse() {
        assertThatThrownBy(() -> users.lock(1, "ada")).isInstanceOf(UserRefused.class);
        assertThatThrownBy(() -> users.remove(1, "ada")).isInstanceOf(UserRefused.class);
        assertThatThrownBy(() -> users.change(1, "Ada", List.of(Mandate.everywhere(Role.AUDITOR)), Set.of(), "ada"))
                .isInstanceOf(UserRefused.class);
        assertThat(to(nobody(), "ada", GOOD)).endsWith("/");
    }

    @Test
    @Order(8)
    void noPasswordNoCodeAndNoNameIsInTheLogTheLedgerOrTheActs() throws IOException {
        var log = new ListAppender<ILoggingEvent>();
        log.start();
        var root = (Logger) LoggerFactory.getLogger("se.bevara");
        root.addAppender(log);
        invited("kerstin.lod", Role.APPROVER);
        to(nobody(), "kerstin.lod", "fel lösenord för henne");
        root.detachAppender(log);
        assertThat(log.list).isNotEmpty().allSatisfy(event -> assertThat(event.getFormattedMessage())
                .doesNotContain("kerstin", GOOD, "fel lösenord", "Någon"));
        try (var files = Files.walk(folder.archive())) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).as(file.toString())
                        .doesNotContain(new String(GOOD.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1), "$2a$",
                                "{bcrypt}");
            }
        }
    }

    @Test
    @Order(9)
    void afterARebuildTheUsersAreThereWithoutPasswordsAndACodeLetsAnAdministratorIn() {
        var before = users.all().stream().map(SignInTest::outward).toList();
        users.rebuild();
        assertThat(users.all().stream().map(SignInTest::outward)).containsExactlyElementsOf(before);
        assertThat(users.all()).noneMatch(User::hasPassword);
        assertThat(to(nobody(), "ada", GOOD)).endsWith("/sign-in?failed");
        String code = Objects.requireNonNull(setUp.code());
        nobody().post("/setup", "code", code, "login", "ada", "name", "Ada", "password", GOOD, "again", GOOD);
        assertThat(users.named("ada").orElseThrow().id()).isEqualTo(1);
        assertThat(to(nobody(), "ada", GOOD)).endsWith("/");
    }

    private static List<Object> outward(User user) {
        return List.of(user.id(), user.login(), user.name(), user.state(), user.mandates(), user.duties());
    }
}
