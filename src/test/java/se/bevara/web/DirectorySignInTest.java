package se.bevara.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import se.bevara.users.Mandate;
import se.bevara.users.Role;
import se.bevara.users.User;

/** Signing in through a directory, over loopback HTTP: what it vouches for rightly gets in, and nothing else does. */
@TestPropertySource(properties = {"bevara.users.contact=servicedesk 0123", "bevara.users.directory.claim=grupper",
        "bevara.users.directory.roles[0].value=arkiv", "bevara.users.directory.roles[0].role=archivist",
        "bevara.users.directory.roles[1].value=skola", "bevara.users.directory.roles[1].role=registrar",
        "bevara.users.directory.roles[1].authorities=Barn- och utbildningsnämnden",
        "bevara.users.directory.roles[1].duties=moderator"})
class DirectorySignInTest extends Served {

    private static final DirectoryDouble DIRECTORY = new DirectoryDouble();
    private static final Map<String, Object> BRITT = Map.of("sub", "7", "preferred_username", "Britt.Berg", "name", "Britt Berg",
            "grupper", List.of("alla", "arkiv"));

    @DynamicPropertySource
    static void directory(DynamicPropertyRegistry registry) {
        String client = "spring.security.oauth2.client.";
        registry.add(client + "registration.kommunen.client-id", () -> DirectoryDouble.CLIENT);
        registry.add(client + "registration.kommunen.client-secret", () -> "secret");
        registry.add(client + "registration.kommunen.client-name", () -> "Solviks katalog");
        registry.add(client + "registration.kommunen.scope", () -> "openid,profile");
        registry.add(client + "provider.kommunen.issuer-uri", DIRECTORY::issuer);
    }

    @AfterAll
    static void stop() {
        DIRECTORY.close();
    }

    /** Goes to the directory, signs in there and comes back. */
    private HttpResponse<byte[]> signIn(Browser browser, Map<String, Object> person, DirectoryDouble.Fault fault) {
        DIRECTORY.person = person;
        DIRECTORY.fault = fault;
        everyman();
        String there = location(browser.ask("/oauth2/authorization/kommunen"));
        String back = location(browser.ask(there));
        return browser.ask(back);
    }

    private static String location(HttpResponse<byte[]> answer) {
        return answer.headers().firstValue("Location").orElseThrow();
    }

    @Test
    void whomTheDirectoryVouchesForGetsItsRolesAndASessionThatSurvivesTheWayBack() {
        var browser = nobody();
        assertThat(browser.page("/sign-in").select("a.button").text()).isEqualTo("Logga in med Solviks katalog");
        var answer = signIn(browser, BRITT, DirectoryDouble.Fault.NONE);
        assertThat(location(answer)).endsWith("/");
        assertThat(answer.headers().firstValue("Set-Cookie").orElse("")).contains("SameSite=Lax", "HttpOnly");
        User britt = users.named("britt.berg").orElseThrow();
        assertThat(britt.mandates()).containsExactly(Mandate.everywhere(Role.ARCHIVIST));
        assertThat(browser.page("/me").text()).contains("Britt Berg", "Arkivarie", "kommunens katalog");
        assertThat(browser.page("/me").select("#old")).isEmpty();

        signIn(nobody(), Map.of("sub", "7", "preferred_username", "Britt.Berg", "name", "Britt Berg", "grupper", "skola"),
                DirectoryDouble.Fault.NONE);
        User moved = users.find(britt.id()).orElseThrow();
        assertThat(moved.mandates()).containsExactly(new Mandate(Role.REGISTRAR, Set.of("Barn- och utbildningsnämnden")));
        assertThat(moved.duties()).containsExactly("moderator");
        assertThat(browser.ask("/me").statusCode()).as("the session with the old roles is over").isEqualTo(302);

        users.lock(britt.id(), "everyman");
        assertThat(location(signIn(nobody(), BRITT, DirectoryDouble.Fault.NONE))).endsWith("/sign-in?norole");
    }

    @Test
    void whomTheDirectoryGivesNoRoleIsToldWhomToAskAndBecomesNobody() {
        var browser = nobody();
        var answer = signIn(browser, Map.of("sub", "8", "preferred_username", "ingen", "grupper", List.of("alla")),
                DirectoryDouble.Fault.NONE);
        assertThat(location(answer)).endsWith("/sign-in?norole");
        assertThat(browser.page("/sign-in?norole").text()).contains("inte angett någon roll", "servicedesk 0123");
        assertThat(browser.ask("/accounts").statusCode()).isEqualTo(302);
        assertThat(users.named("ingen")).isEmpty();
    }

    @Test
    void aLoginThatIsSomebodysHereIsNotTakenOver() {
        as("kajsa", List.of(Mandate.everywhere(Role.APPROVER)));
        var browser = nobody();
        var answer = signIn(browser, Map.of("sub", "9", "preferred_username", "kajsa", "grupper", "arkiv"),
                DirectoryDouble.Fault.NONE);
        assertThat(location(answer)).endsWith("/sign-in?directory");
        assertThat(browser.ask("/accounts").statusCode()).isEqualTo(302);
        assertThat(users.named("kajsa").orElseThrow().fromDirectory()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(value = DirectoryDouble.Fault.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void aTokenThatIsNotAsItShouldBeSignsNobodyIn(DirectoryDouble.Fault fault) {
        var browser = nobody();
        var answer = signIn(browser, Map.of("sub", "10", "preferred_username", "falsk", "grupper", "arkiv"), fault);
        assertThat(location(answer)).endsWith("/sign-in?directory");
        assertThat(browser.ask("/accounts").statusCode()).isEqualTo(302);
        assertThat(users.named("falsk")).isEmpty();
    }

    @Test
    void aCodeThatAnotherBrowserAskedForSignsNobodyIn() {
        DIRECTORY.person = BRITT;
        DIRECTORY.fault = DirectoryDouble.Fault.NONE;
        everyman();
        var attacker = nobody();
        String back = location(attacker.ask(location(attacker.ask("/oauth2/authorization/kommunen"))));
        var victim = nobody();
        assertThat(location(victim.ask(back))).endsWith("/sign-in?directory");
        assertThat(victim.ask("/accounts").statusCode()).isEqualTo(302);
    }
}
