package se.bevara.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import se.bevara.ledger.Ledger;
import se.bevara.moderation.Restrictions;
import se.bevara.users.Mandate;
import se.bevara.users.Role;

/** A restricted item is read by those it is restricted to, who say why, and by nobody else; each attempt is in the ledger. */
@TestPropertySource(properties = "bevara.moderation.answer-within=12d") // a folder of its own
class LooksTest extends Served {

    @Autowired
    Restrictions restrictions;

    @Autowired
    Ledger ledger;

    @Test
    void aRestrictedItemIsReadByWhomItIsRestrictedToAndEachAttemptIsRecorded() {
        long item = archive
                .ingest(account(), List.of(HostilePlatform.post(HostilePlatform.item("l1", "Brunbjorn", "isbjornstext"))))
                .getFirst();
        restrictions.restrict(item, "Säkerhetschef", "21 kap. 1 § OSL", "moderator");
        String page = "/items/" + item;
        var chief = as("chefen", List.of(Mandate.everywhere(Role.COMMUNICATOR)), "säkerhetschef");
        assertThat(chief.page(page).text()).contains("Läs den sekretessmarkerade handlingen", "Säkerhetschef")
                .doesNotContain("isbjornstext");
        assertThat(looks(item)).as("nothing is recorded by following a link").isEmpty();
        assertThat(text(chief.post(page + "/look", "why", "ett skäl"))).contains("isbjornstext", "Brunbjorn", "är antecknat");
        assertThat(looks(item)).containsExactly("chefen yes");

        var other = as(Role.REGISTRAR);
        assertThat(other.page(page).text()).doesNotContain("Läs den sekretessmarkerade");
        assertThat(other.post(page + "/look", "why", "nyfiken").statusCode()).isEqualTo(403);
        assertThat(looks(item)).containsExactly("chefen yes", "registrar no");

        var both = as("bada", List.of(Mandate.everywhere(Role.COMMUNICATOR), Mandate.everywhere(Role.ADMINISTRATOR)),
                "säkerhetschef");
        assertThat(both.post(page + "/look", "why", "ett skäl").statusCode()).as("an administrator never").isEqualTo(403);
        assertThat(chief.ask(page + "/look").statusCode()).as("never by a link").isEqualTo(405);
        assertThat(chief.ask(page + "/versions/1/bytes").statusCode()).isEqualTo(403);
    }

    private List<String> looks(long item) {
        return ledger.about("item/" + item).stream().filter(entry -> entry.act().kind().equals("item restricted looked at"))
                .map(entry -> entry.act().agent() + " " + entry.act().details().get("allowed")).toList();
    }
}
