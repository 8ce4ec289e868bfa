package se.bevara.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

/** What other systems ask with keys, over real HTTP, and that each answer is as the description says. */
class ApiTest extends AskedWithKeys {

    @Test
    void eachAnswerIsAsTheDescriptionSays() {
        long item = archived("Snöröjningen på Storgatan");
        nights.run(LocalDate.of(2026, 11, 21));
        var found = got("/api/v1/search?words=sn%C3%B6r%C3%B6jning&facets=true&size=1", "/api/v1/search");
        assertThat(found.path("items").get(0).path("text").asString()).isEqualTo("Snöröjningen på Storgatan ändrat");
        assertThat(found.path("facets").path("accounts").path(ACCOUNT.id()).asInt()).isEqualTo(1);
        var whole = got("/api/v1/items/" + item, "/api/v1/items/{item}");
        assertThat(whole.path("versions")).hasSize(2);
        var first = whole.path("versions").get(0);
        var bytes = everyman().ask(first.path("provenance").path("href").asString());
        assertThat(first.path("provenance").path("size").asInt()).isEqualTo(bytes.body().length);
        var picture = everyman().ask(first.path("media").get(0).path("href").asString());
        assertThat(text(picture)).contains("<svg");
        assertThat(picture.headers().firstValue("Content-Disposition").orElse("")).startsWith("attachment");
        assertThat(picture.headers().firstValue("Content-Type")).contains("application/octet-stream");
        assertThat(picture.headers().firstValue("Content-Security-Policy").orElse("")).startsWith("sandbox;");
        got("/api/v1/accounts", "/api/v1/accounts");
        assertThat(got("/api/v1/accounts/" + ACCOUNT.id(), "/api/v1/accounts/{account}").path("items").asInt()).isPositive();
        got("/api/v1/nights", "/api/v1/nights");
        got("/api/v1/nights/2026-11-21", "/api/v1/nights/{night}");
        var wrong = ((ObjectNode) whole).put("id", "one");
        assertThat(errors(JSON.readTree("{\"$ref\":\"#/components/schemas/WholeItem\"}"), wrong)).as("it would tell")
                .isNotEmpty();
    }

    @Test
    void pagesFollowEachOtherToTheEnd() {
        for (int i = 0; i < 5; i++) {
            archived("bläddring");
        }
        String at = "";
        int seen = 0;
        do {
            var page = got("/api/v1/search?words=bl%C3%A4ddring&size=2" + at, "/api/v1/search");
            seen += page.path("items").size();
            at = page.has("next") ? "&at=" + page.path("next").asString() : "";
        } while (!at.isEmpty());
        assertThat(seen).isEqualTo(5);
    }

    @Test
    void aSystemOpensARequestAndSelectsForItAndPeopleDoTheRest() {
        long item = archived("Begärd handling");
        var opened = everyman().json("/api/v1/requests",
                "{\"text\":\"Allt om begärd\",\"received\":\"2026-11-20\",\"authorities\":[\"Kommunstyrelsen\"]}");
        assertThat(opened.statusCode()).as(text(opened)).isEqualTo(201);
        var request = described(opened, "/api/v1/requests", "post");
        String path = opened.headers().firstValue("Location").orElse("");
        assertThat(path).isEqualTo("/api/v1/requests/" + request.path("id").asString());
        var added = described(everyman().json(path + "/items", "{\"search\":{\"words\":\"begärd\"},\"everyVersion\":true}"),
                "/api/v1/requests/{request}/items", "post");
        assertThat(added.path("added").asInt()).isEqualTo(2);
        var items = got(path + "/items", "/api/v1/requests/{request}/items");
        assertThat(items.path("items").get(0).path("item").asLong()).isEqualTo(item);
        assertThat(got(path, "/api/v1/requests/{request}").path("waiting").asInt()).isEqualTo(2);
        assertThat(got("/api/v1/requests?open=true", "/api/v1/requests").path("requests")).isNotEmpty();
        for (String wrong : List.of("{}", "{\"items\":[1],\"thread\":1}", "{\"item\":[1]}", "[", "{\"items\":[\"<b>\"]}",
                "{\"search\":{\"form\":\"2026-01-01\"}}")) {
            var refused = everyman().json(path + "/items", wrong);
            assertThat(refused.statusCode()).as(wrong).isEqualTo(400);
            assertThat(described(refused, "/api/v1/requests/{request}/items", "post").toString()).doesNotContain("<b>");
        }
        assertThat(request.path("authorities").toString()).contains("Kommunstyrelsen");
        assertThat(everyman().json("/api/v1/requests", "{\"text\":\"\"}").statusCode()).isIn(400, 409);
        assertThat(everyman().json(path + "/items", "{\"items\":[987654321]}").statusCode()).as("no such item").isEqualTo(409);
        assertThat(everyman().ask(path + "/package.zip").statusCode()).isEqualTo(404);
        for (String act : List.of("/decide", "/open", "/package", "/close", "/withdraw")) {
            assertThat(everyman().json(path + act, "{}").statusCode()).as(act).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @CsvSource({"/api/v1/items/999999,404", "/api/v1/items/x,404", "/api/v1/search?from=ig%C3%A5r,400",
            "/api/v1/search?state=%3Cscript%3E,400", "/api/v1/search?form=2026-01-01,400", "/api/v1/search?at=x,400",
            "/api/v1/search?size=1000,400", "/api/v1/nights/2026-02-31,400", "/api/v1/nights/2001-01-01,404",
            "/api/v1/nope,404", "/api/v1/requests/U-2026-9999,404", "/api/v1/items/1/versions/999/bytes,404",
            "/api/v1/search?words=%00,200", "/api/v1/search?size=abc,400"})
    void whatCannotBeAnsweredIsAProblemInTheLanguageAskedFor(String path, int status) {
        var swedish = everyman().ask(path, "Accept", "text/html, */*;q=0.1");
        assertThat(swedish.statusCode()).as(text(swedish)).isEqualTo(status);
        if (status != 200) {
            assertThat(swedish.headers().firstValue("Content-Type")).contains("application/problem+json");
            var told = JSON.readTree(swedish.body());
            assertThat(errors(JSON.readTree("{\"$ref\":\"#/components/schemas/Problem\"}"), told)).isEmpty();
            assertThat(told.path("status").asInt()).isEqualTo(status);
            assertThat(text(swedish)).doesNotContain("script").doesNotContain("Exception");
            var english = JSON.readTree(everyman().ask(path, "Accept-Language", "en").body());
            assertThat(english.path("title").asString()).isNotEqualTo(told.path("title").asString());
        }
        assertThat(swedish.headers().allValues("Set-Cookie")).isEmpty();
    }

    @Test
    void ofAClosedItemNothingThatItSaysIsTold() throws java.io.IOException {
        long item = archived("Mycket hemlig");
        reasons.load("orsakskoder.yaml", java.nio.file.Files.readAllBytes(
                java.nio.file.Path.of("retention-rules/orsaker/orsakskoder.yaml")), "prov");
        restrictions.restrict(item, "säkerhetsskyddschef", "21 kap. 1 § offentlighets- och sekretesslagen", "prov");
        var whole = got("/api/v1/items/" + item, "/api/v1/items/{item}");
        assertThat(whole.path("closed").asBoolean()).isTrue();
        assertThat(whole.toString()).doesNotContain("hemlig").doesNotContain("Öberg").doesNotContain("sha256");
        for (String part : List.of("bytes", "media/1")) {
            assertThat(everyman().ask("/api/v1/items/" + item + "/versions/1/" + part).statusCode()).isEqualTo(403);
        }
    }

    @Test
    void halfACharacterInACommentBreaksNoAnswer() {
        long item = archived("halv \uD83D bokstav \u0000 \u202E");
        var whole = got("/api/v1/items/" + item, "/api/v1/items/{item}");
        assertThat(whole.path("versions").get(0).path("text").asString()).isEqualTo("halv \uFFFD bokstav \u0000 \u202E");
        got("/api/v1/search?words=bokstav", "/api/v1/search");
    }
}
