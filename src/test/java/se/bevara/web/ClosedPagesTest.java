package se.bevara.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import se.bevara.moderation.Restrictions;

/** What is closed is on no page, however it is asked for. */
@TestPropertySource(properties = "bevara.moderation.answer-within=13d") // a folder of its own
class ClosedPagesTest extends Served {

    @Autowired
    Restrictions restrictions;

    @Test
    void aSecretItemIsOnNoPageWithItsWordsItsAuthorOrItsBytes() {
        long item = archive
                .ingest(account(), List.of(HostilePlatform.post(HostilePlatform.item("s1", "Brunbjörn Hemlig", "isbjörnstext"))))
                .getFirst();
        assertThat(text(ask("/items/" + item))).contains("isbjörnstext", "Brunbjörn");
        assertThat(ask("/items/" + item + "/versions/1/bytes").statusCode()).isEqualTo(200);

        restrictions.restrict(item, "registrator", "21 kap. 1 § OSL", "moderator");

        for (String path : List.of("/items/" + item, "/accounts/" + ACCOUNT.id() + "/items", "/search?words=isbj%C3%B6rnstext",
                "/search?author=Brunbj%C3%B6rn", "/disposal/tasks", "/holds", "/")) {
            var answer = ask(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(Served.text(answer).replace("value=\"isbjörnstext\"", "").replace("value=\"Brunbjörn\"", "")).as(path)
                    .doesNotContain("isbjörnstext").doesNotContain("Brunbjörn Hemlig");
        }
        assertThat(page("/items/" + item).text()).contains("Handlingen är sekretessmarkerad");
        assertThat(page("/items/" + item + "?lang=en").text()).contains("marked as secret");
        assertThat(ask("/items/" + item + "/versions/1/bytes").statusCode()).isEqualTo(403);
    }
}
