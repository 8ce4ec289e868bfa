package se.bevara.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import se.bevara.capture.Crises;
import se.bevara.users.Mandate;
import se.bevara.users.Role;

/** Crisis mode on an account's page. */
@TestPropertySource(properties = "bevara.test=crisis")
@Import(Ticking.class)
class CrisisPageTest extends Served {

    private static final String PAGE = "/accounts/" + ACCOUNT.id();
    private static final String[] FORM = {"every", "5", "ends", "2026-11-24T12:00", "reason", "Skyfall <b>", "sure", "yes"};

    @Autowired
    Crises crises;

    @Test
    void beginsWithAConfirmationIsSeenAndEndsAgain() {
        account();
        var communicator = as(Role.COMMUNICATOR);
        var form = communicator.page(PAGE).select("form[action$=/crisis]");
        assertThat(form.select("[name=sure]").hasAttr("required")).isTrue();
        assertThat(form.select("[name=ends]").attr("value")).isEqualTo("2026-11-23T09:00");
        communicator.post(PAGE + "/crisis", "every", "5", "ends", "2026-11-24T12:00", "reason", "Skyfall");
        assertThat(communicator.page(PAGE).text()).contains("väntade en bekräftelse");
        for (String ends : List.of("", "igår", "2026-11-21T12:00", "2027-11-24T12:00")) {
            communicator.post(PAGE + "/crisis", "every", "5", "ends", ends, "reason", "Skyfall", "sure", "yes");
            assertThat(communicator.page(PAGE).select("form[action$=/crisis] [name=reason]").attr("value")).as(ends)
                    .isEqualTo("Skyfall");
        }
        assertThat(crises.all()).isEmpty();
        communicator.post(PAGE + "/crisis", FORM);
        var page = communicator.page(PAGE);
        assertThat(page.text()).contains("Krisläget har börjat", "var 5:e minut till 24 november 2026 12:00", "Skyfall <b>");
        assertThat(page.select("form[action$=/crisis]")).isEmpty();
        assertThat(communicator.page("/").text()).contains("konto i krisläge");
        assertThat(communicator.page(PAGE + "?lang=en").text()).contains("every 5 minutes until 24 November 2026 12:00");
        communicator.page(PAGE + "?lang=sv");
        communicator.post(PAGE + "/crisis/stop");
        assertThat(communicator.page(PAGE).text()).contains("Krisläget är avslutat");
        assertThat(communicator.page("/").text()).doesNotContain("i krisläge");
        assertThat(crises.all()).isEmpty();
    }

    @Test
    void isForThoseWhoOperateTheAccountAlone() {
        account();
        var elsewhere = as("skolans", List.of(new Mandate(Role.COMMUNICATOR, Set.of("Skolnämnden"))));
        for (String path : List.of(PAGE + "/crisis", PAGE + "/crisis/stop")) {
            assertThat(as(Role.ARCHIVIST).post(path, FORM).statusCode()).isEqualTo(403);
            assertThat(elsewhere.post(path, FORM).statusCode()).isEqualTo(404);
            assertThat(nobody().post(path, FORM).headers().firstValue("Location").orElse("")).endsWith("/sign-in");
        }
        assertThat(as(Role.ARCHIVIST).page(PAGE).select("form[action*=crisis]")).isEmpty();
        assertThat(crises.all()).isEmpty();
    }
}
