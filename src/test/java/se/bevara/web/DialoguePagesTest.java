package se.bevara.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import se.bevara.accounts.Account;
import se.bevara.accounts.RegisterImport;
import se.bevara.archive.Accession;
import se.bevara.dialogues.Dialogues;
import se.bevara.users.Mandate;
import se.bevara.users.Role;

/** Dialogues on others' pages, registered and ended on a page of ours, and an item that says that it is of one. */
@TestPropertySource(properties = "bevara.test=dialogues") // a folder of its own
class DialoguePagesTest extends Served {

    private static final String ADDRESS = "https://folket.example/@gunilla_som_har_ett_mycket_langt_namn/115200000000000001";

    @Autowired
    Dialogues dialogues;

    @BeforeEach
    void anAccountOnMastodon() {
        if (accounts.find("mastodon-solvik").isEmpty()) {
            var account = new Account("mastodon-solvik", "Kommunstyrelsen", "", "", "mastodon", "solvik",
                    URI.create("https://social.solvik.example/@solvik"), Account.Kind.OFFICIAL, Account.Operation.OWN, "", "", "",
                    List.of(), "", Account.Openness.OPEN, Account.State.ACTIVE, null, null, Duration.ofDays(1),
                    new Account.LegalProfile("", "", true));
            accounts.apply(new RegisterImport(List.of(account), List.of(), List.of(), List.of()), "test");
        }
    }

    @Override
    Account account() {
        return registered(EveryDoorTest.CLOSED);
    }

    private void register(Browser registrar, String address, String assignment) {
        registrar.post("/dialogues", "account", "mastodon-solvik", "address", address, "assignment", assignment, "agreedWith",
                "enhetschefen");
    }

    @Test
    void isRegisteredByWhoeverKeepsTheRegisterReadByOthersAndEnded() {
        var registrar = as(Role.REGISTRAR);
        assertThat(registrar.page("/accounts").select("a[href=/dialogues]")).isNotEmpty();
        assertThat(registrar.page("/accounts/mastodon-solvik").select("a[href=/dialogues?account=mastodon-solvik]")).isNotEmpty();
        assertThat(registrar.page("/accounts/" + account().id()).select("a[href^=/dialogues]")).as("no way there").isEmpty();
        var empty = registrar.page("/dialogues?account=mastodon-solvik");
        assertThat(empty.text()).contains("Ingen dialog pågår. Registrera en");
        assertThat(empty.select("#account option[selected]").eachAttr("value")).containsExactly("mastodon-solvik");
        register(registrar, "folket.example", "Vinter");
        var refused = registrar.page("/dialogues");
        assertThat(refused.text()).contains("Det gick inte", "väntade inläggets adress");
        assertThat(refused.select("#assignment").val()).isEqualTo("Vinter");
        register(registrar, ADDRESS, "Vinterväghållning <b>2026</b>");
        var page = registrar.page("/dialogues");
        assertThat(page.text()).contains("Dialogen är registrerad", "Dialog 1", "Vinterväghållning <b>2026</b>", "enhetschefen",
                "inget sparat ännu");
        assertThat(page.select("a[rel*=nofollow]").eachAttr("href")).contains(ADDRESS);
        var archivist = as(Role.ARCHIVIST);
        assertThat(archivist.page("/dialogues").select("form[action^=/dialogues]")).isEmpty();
        assertThat(archivist.post("/dialogues/1/end").statusCode()).isEqualTo(403);
        var limited = as("skolregistrator", List.of(new Mandate(Role.REGISTRAR, Set.of("Barn- och utbildningsnämnden"))));
        assertThat(limited.ask("/dialogues").statusCode()).isEqualTo(403);
        narrow();
        registrar.post("/dialogues/1/end");
        assertThat(registrar.page("/dialogues").text()).contains("Dialogen är avslutad", "Avslutade", "Ingen dialog pågår");
        registrar.post("/dialogues/1/end");
        assertThat(registrar.page("/dialogues").text()).contains("Det gick inte", "väntade numret på en som pågår");
        assertThat(dialogues.all()).singleElement().matches(one -> !one.inForce());
        assertThat(registrar.page("/ledger").text()).contains("Dialog på någon annans sida registrerad");
    }

    @Test
    void anItemSaysThatItIsOfADialogueElsewhere() {
        var first = HostilePlatform.post(HostilePlatform.item("d1", "Gunilla", "Varför plogas inte?"));
        long number = archive.ingest(account(), List.of(new Accession.First(first.captured(), first.direction(),
                "author is another than the account, in dialogue 7 elsewhere", null, null, List.of()))).getFirst();
        var item = as(Role.REGISTRAR).page("/items/" + number);
        assertThat(item.text()).contains("avsändaren är någon annan än kontot").contains("Dialog 7 på någon annans sida")
                .doesNotContain("in dialogue");
        assertThat(item.select("a[href=/dialogues#dialogue7]")).hasSize(1);
        var limited = as("skollasare", List.of(new Mandate(Role.ARCHIVIST, Set.of(account().authority()))));
        assertThat(limited.page("/items/" + number).select("a[href^=/dialogues]")).as("leads where they may not").isEmpty();
        assertThat(limited.page("/items/" + number).text()).contains("Dialog 7 på någon annans sida");
    }

    /** As people see it: wide in Swedish and narrow in English, no wider than the window. */
    private void narrow() {
        try (var chromium = new Chromium(port)) {
            var page = Chromium.signIn(chromium.open(chromium.window(1280)), "registrar", PASSWORD);
            for (var look : List.of(List.of("sv", 1280), List.of("en", 360), List.of("sv", 360))) {
                page.setViewportSize((int) look.get(1), 900);
                page.navigate("/dialogues?lang=" + look.get(0));
                assertThat(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                        .isEqualTo(true);
            }
            page.navigate("/dialogues?lang=sv");
        }
    }
}
