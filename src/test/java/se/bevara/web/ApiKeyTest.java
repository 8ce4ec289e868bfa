package se.bevara.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import se.bevara.users.Mandate;
import se.bevara.users.Role;

/** What keys open, for how long, and that nothing else opens it. */
class ApiKeyTest extends AskedWithKeys {

    @Test
    void aKeyIsShownOnceOpensWhatItsUserMayAndNothingOnceItIsRevoked() {
        var user = as("nyckel.agare", List.of(Mandate.everywhere(Role.AUDITOR)));
        var shown = user.post("/me/keys", "name", "E-tjänsten <b>", "days", "30");
        String key = org.jsoup.Jsoup.parse(text(shown)).select("code.code").text();
        assertThat(key).matches("bevara_[A-Za-z0-9_-]{43}");
        var page = user.page("/me");
        assertThat(page.text()).contains("E-tjänsten <b>").doesNotContain(key);
        var system = nobody().with(key);
        assertThat(system.ask("/api/v1/accounts").statusCode()).isEqualTo(200);
        assertThat(system.ask("/api/v1/accounts").headers().allValues("Set-Cookie")).isEmpty();
        assertThat(system.ask("/api/v1/requests").statusCode()).as("an auditor discloses nothing").isEqualTo(403);
        assertThat(system.ask("/accounts", "Authorization", "Bearer " + key).statusCode()).as("no page").isEqualTo(302);
        var other = as("annan.agare", List.of(Mandate.everywhere(Role.AUDITOR)));
        String revoke = user.page("/me").select("form[action$=revoke]").eachAttr("action").getLast();
        other.post(revoke);
        assertThat(system.ask("/api/v1/accounts").statusCode()).as("somebody else's").isEqualTo(200);
        user.post(revoke);
        var refused = system.ask("/api/v1/accounts");
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.headers().firstValue("WWW-Authenticate").orElse("")).contains("invalid_token");
        assertThat(user.page("/me").text()).doesNotContain("E-tjänsten <b>");
        assertThat(entries()).contains("user key made", "user key revoked");
    }

    private List<String> entries() {
        var kinds = new java.util.ArrayList<String>();
        for (long at = 0; ledger.entry(at).isPresent(); at++) {
            kinds.add(ledger.entry(at).orElseThrow().act().kind());
        }
        return kinds;
    }

    @Test
    void aKeyEndsWithItsTimeAndWithWhatItsUserWas() {
        for (var change : Map.<String, java.util.function.LongConsumer>of("tid", id -> time.pass(Duration.ofDays(31)),
                "roll",
                id -> users.change(id, "Namn", List.of(Mandate.everywhere(Role.AUDITOR)), Set.of(), "first.administrator"),
                "lasning", id -> users.lock(id, "first.administrator"), "borttagning",
                id -> users.remove(id, "first.administrator"),
                "losenord", id -> users.reset(id, "first.administrator")).entrySet()) {
            as(change.getKey() + ".slut", List.of(Mandate.everywhere(Role.REGISTRAR)));
            var user = users.named(change.getKey() + ".slut").orElseThrow();
            var system = nobody().with(keys.make(user, "prov", 30, false).secret());
            assertThat(system.ask("/api/v1/accounts").statusCode()).as(change.getKey()).isEqualTo(200);
            change.getValue().accept(user.id());
            assertThat(system.ask("/api/v1/accounts").statusCode()).as(change.getKey()).isEqualTo(401);
        }
    }

    @Test
    void aKeyThatMayOnlyReadOpensNoRequest() {
        everyman();
        var reading = nobody().with(keys.make(users.named("everyman").orElseThrow(), "läser", 30, false).secret());
        assertThat(reading.ask("/api/v1/requests").statusCode()).isEqualTo(200);
        var refused = reading.json("/api/v1/requests", "{\"text\":\"x\"}");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.headers().firstValue("WWW-Authenticate").orElse("")).contains("insufficient_scope");
    }

    @Test
    void aSessionsCookieOpensNothingAndNoOtherSiteCanAsk() {
        String cookie = as("kaka", List.of(Mandate.everywhere(Role.REGISTRAR))).cookie();
        assertThat(nobody().ask("/api/v1/accounts", "Cookie", cookie).statusCode()).isEqualTo(401);
        assertThat(nobody().ask("/accounts", "Cookie", cookie).statusCode()).as("it does open pages").isEqualTo(200);
        var cross = everyman().ask("/api/v1/accounts", "Origin", "https://evil.example");
        assertThat(cross.headers().map().keySet()).noneMatch(name -> name.startsWith("access-control"));
        assertThat(everyman().send(everyman().request("/api/v1/requests", "Origin", "https://evil.example", "Content-Type",
                "application/json").POST(java.net.http.HttpRequest.BodyPublishers.ofString("{\"text\":\"x\"}")).build())
                .statusCode()).isEqualTo(403);
        assertThat(everyman().post("/api/v1/requests", "text", "x").statusCode()).as("a form").isEqualTo(415);
    }

    @Test
    void wrongKeysAreMadeToWaitAndRightOnesAreNot() {
        int refused = 0;
        HttpResponse<byte[]> last;
        do {
            last = nobody().with("bevara_" + "A".repeat(43)).ask("/api/v1/accounts");
            refused++;
        } while (last.statusCode() == 401 && refused < 60);
        assertThat(refused).isBetween(10, 25);
        assertThat(last.statusCode()).isEqualTo(429);
        assertThat(Long.parseLong(last.headers().firstValue("Retry-After").orElse("0"))).isPositive();
        assertThat(everyman().ask("/api/v1/accounts").statusCode()).isEqualTo(200);
        for (String odd : List.of("Basic QTpC", "Bearer", "Bearer  ", "Bearer ' OR 1=1 --", "bearer bevara_x")) {
            assertThat(nobody().ask("/api/v1/accounts", "Authorization", odd).statusCode()).as(odd).isIn(401, 429);
        }
        time.pass(Duration.ofHours(2));
        assertThat(nobody().ask("/api/v1/accounts", "Authorization", "Bearer x").statusCode()).isEqualTo(401);
    }

    @Test
    void aKeyReachesTheAuthoritiesOfItsUserAlone() {
        long item = archived("Bara för kommunstyrelsen");
        var other = as("annan.namnd", List.of(new Mandate(Role.ARCHIVIST, Set.of("Socialnämnden"))));
        for (String path : List.of("/api/v1/items/" + item, "/api/v1/items/" + item + "/versions/1/bytes",
                "/api/v1/items/" + item + "/versions/1/media/1", "/api/v1/accounts/" + ACCOUNT.id())) {
            assertThat(everyman().ask(path).statusCode()).as(path).isEqualTo(200);
            var answer = other.ask(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(text(answer)).isEqualTo(text(other.ask(path.replace("" + item, "424242").replace("hostile-", "nope-"))));
        }
        assertThat(text(other.ask("/api/v1/search?words=kommunstyrelsen&facets=true"))).contains("\"total\":0")
                .doesNotContain("hostile");
    }
}
