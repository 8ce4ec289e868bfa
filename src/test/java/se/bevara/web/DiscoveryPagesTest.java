package se.bevara.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import se.bevara.accounts.Account;
import se.bevara.capture.Nights;
import se.bevara.users.Mandate;
import se.bevara.users.Role;

/** From a link in a post of ours to the decision on a page: on the first page, in the register, and in a real Chromium. */
@TestPropertySource(properties = "bevara.test=discovery") // a folder of its own
class DiscoveryPagesTest extends Served {

    private static final LocalDate NIGHT = LocalDate.of(2026, 11, 22);

    @Autowired
    Nights nights;

    @Autowired
    Clock clock;

    @Override
    Account account() {
        return registered(EveryDoorTest.CLOSED);
    }

    private void post(String key, String text) {
        archive.ingest(account(), List.of(HostilePlatform.post(HostilePlatform.item(key, "Solvik", text))));
    }

    @Test
    void whatIsFoundWaitsForWhoeverKeepsTheRegister() {
        var registrar = as(Role.REGISTRAR);
        post("p1",
                "Följ https://www.facebook.com/solviksbadet och https://x.com/annas_konto, https://www.tiktok.com/@solvikung och"
                        + " https://social.example/@solvik_med_ett_langt_namn_som_inte_far_rum_pa_en_telefon");
        var receipt = nights.run(NIGHT);
        assertThat(receipt.toString()).contains("4 nya, 4 väntar på beslut");
        assertThat(registrar.page("/").select(".matters li").eachText()).anyMatch(line -> line.startsWith("4 upptäckta konton"));
        assertThat(registrar.page("/accounts").select("a[href=/register/discovered]")).isNotEmpty();
        var limited = as("skolregistrator", List.of(new Mandate(Role.REGISTRAR, Set.of("Barn- och utbildningsnämnden"))));
        assertThat(limited.ask("/register/discovered").statusCode()).isEqualTo(403);
        assertThat(limited.page("/").select(".matters").text()).doesNotContain("upptäckt");
        pictured();
        decided(registrar);
    }

    private void decided(Browser registrar) {
        var preview = Jsoup.parse(
                text(registrar.post(form(registrar, "facebook.com/solviksbadet", "register"), "authority", "Kommunstyrelsen")));
        assertThat(preview.text()).contains("facebook-solviksbadet", "Upptäckt");
        registrar.post("/register/apply", "file", preview.select("[name=file]").val(), "seen",
                preview.select("[name=seen]").val());
        assertThat(accounts.find("facebook-solviksbadet")).map(Account::state).contains(Account.State.DISCOVERED);
        String notOurs = form(registrar, "x.com/annas_konto", "not-ours");
        registrar.post(notOurs, "why", "annas_konto är privat");
        assertThat(registrar.page("/register/discovered").text()).contains("Det gick inte", "x.com/annas_konto");
        registrar.post(notOurs, "why", "en privatperson");
        registrar.post(form(registrar, "tiktok.com/@solvikung", "later"), "until", "i morgon");
        assertThat(registrar.page("/register/discovered").text()).contains("väntade ett datum");
        registrar.post(form(registrar, "tiktok.com/@solvikung", "later"), "until", LocalDate.now(clock).plusDays(9).toString());
        Document after = registrar.page("/register/discovered");
        assertThat(after.text()).doesNotContain("annas_konto", "facebook.com/solviksbadet").contains("Uppskjutna", "TikTok");
        assertThat(registrar.page("/").select(".matters li").eachText()).anyMatch(line -> line.startsWith("1 upptäckt konto"));
        assertThat(registrar.post(notOurs.replace("not-ours", "register"), "authority", "x").statusCode()).isEqualTo(404);
    }

    private static String form(Browser registrar, String address, String which) {
        return registrar.page("/register/discovered").select("section.acts").stream().filter(one -> one.text().contains(address))
                .findFirst()
                .orElseThrow().select("form[action$=" + which + "]").attr("action");
    }

    /** As people see it: wide in Swedish and narrow in English, no wider than the window. */
    private void pictured() {
        try (var chromium = new Chromium(port)) {
            var page = Chromium.signIn(chromium.open(chromium.window(1280)), "registrar", PASSWORD);
            for (var look : List.of(List.of("sv", 1280), List.of("en", 360), List.of("en", 1280), List.of("sv", 360))) {
                page.setViewportSize((int) look.get(1), 900);
                page.navigate("/register/discovered?lang=" + look.get(0));
                page.locator("details").first().locator("summary").click();
                assertThat(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                        .isEqualTo(true);
            }
            page.navigate("/register/discovered?lang=sv");
        }
    }
}
