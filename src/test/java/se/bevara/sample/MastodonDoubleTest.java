package se.bevara.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static se.bevara.sample.Caller.bearer;

import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class MastodonDoubleTest {

    private final StoryClock clock = StoryClock.at("2026-03-02T09:00");
    private final World world = new World(clock);
    private final Presence account = world.mastodon("solvik").describe("Solviks kommun", "Kommunen");
    private final MastodonDouble mastodon = new MastodonDouble(world);
    private final Caller caller = new Caller(mastodon.base(account));

    @AfterEach
    void close() {
        mastodon.close();
    }

    private Posting said(String text) {
        clock.tick(Duration.ofMinutes(1));
        return account.post(text);
    }

    private JsonNode context(Posting post, String... headers) {
        return caller.json("/api/v1/statuses/" + post.remoteId() + "/context", headers);
    }

    @Test
    void accountIsLookedUpByItsHandle() {
        JsonNode found = caller.json("/api/v1/accounts/lookup?acct=solvik");
        assertThat(found.get("id").asString()).isEqualTo(account.remoteId());
        assertThat(caller.get("/api/v1/accounts/lookup?acct=okand").statusCode()).isEqualTo(404);
    }

    @Test
    void pagingIsInTheLinkHeaderOnly() {
        for (int i = 0; i < 3; i++) {
            said("Inlägg " + i);
        }
        HttpResponse<byte[]> first = caller.get("/api/v1/accounts/" + account.remoteId() + "/statuses?limit=2");
        String link = first.headers().firstValue("Link").orElseThrow();
        assertThat(link).contains("rel=\"next\"").contains("rel=\"prev\"");
        HttpResponse<byte[]> second = caller.get(link.substring(1, link.indexOf('>')));
        assertThat(Caller.json(second)).hasSize(1);
        assertThat(second.headers().firstValue("Link").orElseThrow()).doesNotContain("rel=\"next\"");
    }

    @Test
    void deletedMiddleReplyTakesItsAnswersOutOfTheThread() {
        Posting post = said("Hej");
        Posting middle = post.comment("Anna B", "Mitten");
        Posting below = middle.comment("Bo C", "Under");
        middle.delete(By.AUTHOR);
        assertThat(context(post).get("descendants")).isEmpty();
        assertThat(caller.json("/api/v1/statuses/" + below.remoteId()).get("content").asString()).isEqualTo("<p>Under</p>");
        assertThat(caller.get("/api/v1/statuses/" + middle.remoteId()).statusCode()).isEqualTo(404);
    }

    @Test
    void contextWithoutATokenIsCutAtSixtyDescendantsAndDepthTwenty() {
        Posting wide = said("Brett");
        for (int i = 0; i < 70; i++) {
            wide.comment("Anna B", "Svar " + i);
        }
        Posting deep = said("Djupt");
        Posting last = deep;
        for (int i = 0; i < 25; i++) {
            last = last.comment("Bo C", "Nivå " + i);
        }
        assertThat(context(wide).get("descendants")).hasSize(60);
        assertThat(context(deep).get("descendants")).hasSize(20);
        assertThat(context(wide, bearer(account.credential())).get("descendants")).hasSize(70);
        assertThat(context(deep, bearer(account.credential())).get("descendants")).hasSize(25);
        assertThat(context(last).get("ancestors")).hasSize(25);
    }

    @Test
    void editTellsWhenAndItsHistoryIsOldestFirst() {
        Posting post = said("Före");
        clock.tick(Duration.ofHours(1));
        post.edit("Efter");
        JsonNode seen = caller.json("/api/v1/statuses/" + post.remoteId());
        assertThat(seen.get("edited_at").asString()).isEqualTo("2026-03-02T09:01:00.000Z");
        JsonNode history = caller.json("/api/v1/statuses/" + post.remoteId() + "/history");
        assertThat(history).hasSize(2);
        assertThat(history.at("/0/content").asString()).isEqualTo("<p>Före</p>");
    }

    @Test
    void deviatingServerGivesAnEditedStatusANewIdButKeepsItsUri() {
        account.changesIdsOnEdit(true);
        Posting post = said("Före");
        String before = post.remoteId();
        String uri = post.permalink();
        clock.tick(Duration.ofHours(1));
        post.edit("Efter");
        assertThat(caller.get("/api/v1/statuses/" + before).statusCode()).isEqualTo(404);
        assertThat(caller.json("/api/v1/statuses/" + post.remoteId()).get("uri").asString()).isEqualTo(uri);
    }

    @Test
    void manyAreAskedForAtOnceAndTheGoneAreLeftOut() {
        Posting here = said("Kvar");
        Posting gone = said("Borta");
        gone.delete(By.PAGE);
        JsonNode found = caller.json("/api/v1/statuses?id%5B%5D=" + here.remoteId() + "&id%5B%5D=" + gone.remoteId());
        assertThat(found).hasSize(1);
    }

    @Test
    void limitIsThreeHundredInFiveMinutesAndItsResetIsIsoTime() {
        mastodon.rateLimit(2);
        HttpResponse<byte[]> first = caller.get("/api/v2/instance");
        assertThat(first.headers().firstValue("X-RateLimit-Remaining")).contains("1");
        assertThat(first.headers().firstValue("X-RateLimit-Reset")).contains("2026-03-02T08:05:00.000Z");
        caller.get("/api/v2/instance");
        assertThat(caller.get("/api/v2/instance").statusCode()).isEqualTo(429);
        clock.tick(Duration.ofMinutes(5));
        assertThat(caller.get("/api/v2/instance").statusCode()).isEqualTo(200);
    }

    @Test
    void privateAccountShowsNothingToStrangersAndEverythingToItself() {
        Posting post = said("Hej");
        account.turnPrivate();
        String statuses = "/api/v1/accounts/" + account.remoteId() + "/statuses";
        assertThat(caller.json(statuses)).isEmpty();
        assertThat(caller.json("/api/v1/accounts/lookup?acct=solvik").get("locked").asBoolean()).isTrue();
        assertThat(caller.get("/api/v1/statuses/" + post.remoteId()).statusCode()).isEqualTo(404);
        assertThat(caller.json(statuses, bearer(account.credential()))).hasSize(1);
    }

    @Test
    void someServersWantATokenForEverything() {
        mastodon.requiresToken(true);
        assertThat(caller.get("/api/v1/accounts/lookup?acct=solvik").statusCode()).isEqualTo(401);
        assertThat(caller.get("/api/v1/accounts/lookup?acct=solvik", bearer(account.credential())).statusCode()).isEqualTo(200);
        account.expireToken(Token.ERROR_190);
        assertThat(caller.get("/api/v1/accounts/lookup?acct=solvik", bearer(account.credential())).statusCode()).isEqualTo(401);
    }

    @Test
    void closedAccountIs410() {
        account.close();
        assertThat(caller.get("/api/v1/accounts/" + account.remoteId()).statusCode()).isEqualTo(410);
    }

    @Test
    void lostSubtreeIsMissingFromTheThreadButAnswersById() {
        Posting post = said("Hej");
        Posting lost = post.comment("Anna B", "Borttappad");
        lost.comment("Bo C", "Under");
        Posting other = post.comment("Cia D", "Kvar");
        account.strike(Fault.LOST_SUBTREE, 1);
        JsonNode below = context(post).get("descendants");
        assertThat(below).hasSize(1);
        assertThat(below.at("/0/id").asString()).isEqualTo(other.remoteId());
        assertThat(caller.get("/api/v1/statuses/" + lost.remoteId()).statusCode()).isEqualTo(200);
    }

    @Test
    void mediaComeByteForByte() {
        Medium map = world.medium("karta.png", "image/png", Pictures.still(), "Karta");
        Posting post = account.post("Se kartan", map);
        JsonNode seen = caller.json("/api/v1/statuses/" + post.remoteId());
        assertThat(caller.get(seen.at("/media_attachments/0/url").asString()).body()).isEqualTo(Pictures.still());
        world.lose(map);
        assertThat(caller.get(seen.at("/media_attachments/0/url").asString()).statusCode()).isEqualTo(404);
    }
}
