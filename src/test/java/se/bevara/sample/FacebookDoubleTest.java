package se.bevara.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.bevara.sample.Caller.bearer;

import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class FacebookDoubleTest {

    private final StoryClock clock = StoryClock.at("2026-03-02T09:00");
    private final World world = new World(clock);
    private final Presence page = world.facebook("solvik").describe("Solviks kommun", "Kommunen");
    private final FacebookDouble facebook = new FacebookDouble(world);
    private final Caller caller = new Caller(URI.create(facebook.root()));
    private final String[] token = bearer(page.credential());

    @AfterEach
    void close() {
        facebook.close();
    }

    private JsonNode posts(String query) {
        return caller.json("/v26.0/" + page.remoteId() + "/published_posts?" + query, token);
    }

    private JsonNode comments(Posting post, String query) {
        return caller.json("/v26.0/" + post.remoteId() + "/comments?" + query, token);
    }

    @Test
    void pageIsFoundByHandleByIdAndAsMe() {
        assertThat(caller.json("/v26.0/solvik?fields=id,name", token).get("id").asString()).isEqualTo(page.remoteId());
        assertThat(caller.json("/v26.0/me", token).get("name").asString()).isEqualTo("Solviks kommun");
    }

    @Test
    void renamedPageKeepsItsIdAndLosesItsOldHandle() {
        page.rename("solvikskommun", "Solviks kommun");
        assertThat(caller.json("/v26.0/solvikskommun", token).get("id").asString()).isEqualTo(page.remoteId());
        assertThat(caller.json("/v26.0/solvik", token).at("/error/code").asInt()).isEqualTo(803);
    }

    @Test
    void nextAddressHoldsTheTokenAndLeadsToTheNextPage() {
        for (int i = 0; i < 3; i++) {
            page.post("Inlägg " + i);
        }
        JsonNode first = posts("fields=message&limit=2");
        String next = first.at("/paging/next").asString();
        assertThat(next).contains("access_token=" + page.credential());
        JsonNode second = caller.json(next);
        assertThat(second.at("/data/0/message").asString()).isEqualTo("Inlägg 0");
        assertThat(second.at("/paging/next").isMissingNode()).isTrue();
    }

    @Test
    void emptyPageCanComeBeforeTheLastOne() {
        Posting oldest = page.post("Kvar");
        page.post("Borta").delete(By.PAGE);
        page.post("Borta").delete(By.PAGE);
        JsonNode first = posts("limit=2");
        assertThat(first.get("data")).isEmpty();
        JsonNode second = caller.json(first.at("/paging/next").asString());
        assertThat(second.at("/data/0/id").asString()).isEqualTo(oldest.remoteId());
    }

    @Test
    void commentsAreTopLevelUnlessTheWholeStreamIsAskedFor() {
        Posting post = page.post("Vattnet stängs av");
        post.comment("Anna B", "Gäller det även Lillgatan?").answer("Nej, bara Storgatan.");
        assertThat(comments(post, "").get("data")).hasSize(1);
        JsonNode all = comments(post, "filter=stream&order=chronological&summary=true&fields=id,parent,message");
        assertThat(all.get("data")).hasSize(2);
        assertThat(all.at("/data/1/parent/id").asString()).isEqualTo(all.at("/data/0/id").asString());
        assertThat(all.at("/summary/total_count").asInt()).isEqualTo(2);
    }

    @Test
    void countsAreAskedForWithoutItems() {
        Posting post = page.post("Hej");
        post.comment("Anna B", "Hej");
        post.liked(31);
        JsonNode one = posts(
                "fields=comments.limit(0).summary(true),reactions.type(LIKE).limit(0).summary(total_count).as(r_like)")
                .at("/data/0");
        assertThat(one.at("/comments/summary/total_count").asInt()).isEqualTo(1);
        assertThat(one.at("/comments/data")).isEmpty();
        assertThat(one.at("/r_like/summary/total_count").asInt()).isEqualTo(31);
    }

    @Test
    void userTokenGetsEmptyListsWith200() {
        Posting post = page.post("Hej");
        post.comment("Anna B", "Hej");
        HttpResponse<byte[]> answer = caller.get("/v26.0/" + post.remoteId() + "/comments", bearer(FacebookDouble.USER_TOKEN));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Caller.text(answer)).isEqualTo("{\"data\":[]}");
    }

    @Test
    void tokenThatBecameAPersonsReadsThePageButNoItem() {
        Posting post = page.post("Hej");
        page.expireToken(Token.EMPTY_LISTS);
        assertThat(caller.json("/v26.0/" + page.remoteId() + "?fields=id,name", token).has("name")).isTrue();
        assertThat(posts("").get("data")).isEmpty();
        assertThat(caller.json("/v26.0/" + post.remoteId(), token).at("/error/error_subcode").asInt()).isEqualTo(33);
        assertThat(caller.json("/v26.0/me", token).get("id").asString()).isNotEqualTo(page.remoteId());
    }

    @Test
    void expiredTokenIs190Subcode463() {
        page.expireToken(Token.ERROR_190);
        JsonNode error = posts("").get("error");
        assertThat(error.get("code").asInt()).isEqualTo(190);
        assertThat(error.get("error_subcode").asInt()).isEqualTo(463);
    }

    @Test
    void hiddenCommentIsListedAsHidden() {
        Posting post = page.post("Hej");
        post.comment("Anna B", "Dumt").hide();
        assertThat(comments(post, "fields=is_hidden").at("/data/0/is_hidden").asBoolean()).isTrue();
    }

    @Test
    void deletedCommentIsMissingAndBy100And33ById() {
        Posting comment = page.post("Hej").comment("Anna B", "Hej");
        comment.delete(By.AUTHOR);
        assertThat(comments(comment.post(), "filter=stream").get("data")).isEmpty();
        HttpResponse<byte[]> byId = caller.get("/v26.0/" + comment.remoteId(), token);
        assertThat(byId.statusCode()).isEqualTo(400);
        assertThat(Caller.json(byId).at("/error/code").asInt()).isEqualTo(100);
        assertThat(Caller.json(byId).at("/error/error_subcode").asInt()).isEqualTo(33);
    }

    @Test
    void oneMissingIdFailsTheWholeCallUnlessSuchAreLeftOut() {
        Posting here = page.post("Kvar");
        Posting gone = page.post("Borta");
        gone.delete(By.PAGE);
        String path = "/v26.0/?ids=" + here.remoteId() + "," + gone.remoteId() + "&fields=id,message";
        assertThat(caller.json(path, token).at("/error/code").asInt()).isEqualTo(100);
        facebook.leavesOutMissingIds(true);
        assertThat(caller.json(path, token).propertyNames()).containsExactly(here.remoteId());
    }

    @Test
    void commentIsKnownByItsLastSegmentToo() {
        Posting comment = page.post("Hej").comment("Anna B", "Hallå");
        String bare = comment.remoteId().substring(comment.remoteId().indexOf('_') + 1);
        assertThat(caller.json("/v26.0/" + bare, token).get("message").asString()).isEqualTo("Hallå");
        facebook.bareCommentIds(true);
        assertThat(comments(comment.post(), "").at("/data/0/id").asString()).isEqualTo(bare);
    }

    @Test
    void editOfACommentLeavesNoTraceButItsText() {
        Posting comment = page.post("Hej").comment("Anna B", "Före");
        clock.tick(Duration.ofHours(1));
        comment.edit("Efter");
        JsonNode seen = caller.json("/v26.0/" + comment.remoteId() + "?fields=id,message,created_time", token);
        assertThat(seen.toString())
                .isEqualTo("{\"id\":\"%s\",\"message\":\"Efter\",\"created_time\":\"2026-03-02T08:00:00+0000\"}"
                        .formatted(comment.remoteId()));
    }

    @Test
    void pictureAddressesAreSignedAndExpire() {
        Medium map = world.medium("karta.png", "image/png", Pictures.still(), "Karta");
        page.post("Se kartan", map);
        String address = posts("fields=attachments{media_type,media,target}").at("/data/0/attachments/data/0/media/image/src")
                .asString();
        assertThat(caller.get(address).body()).isEqualTo(Pictures.still());
        assertThat(caller.get(address.replace("oh=00", "oh=01")).statusCode()).isEqualTo(403);
        clock.tick(Duration.ofDays(3));
        assertThat(caller.get(address).statusCode()).isEqualTo(403);
    }

    @Test
    void budgetIsToldInPercentAndThrottlesWhenItIsUsedUp() {
        page.budget(4);
        HttpResponse<byte[]> first = caller.get("/v26.0/me", token);
        assertThat(first.headers().firstValue("X-Page-Usage").orElseThrow()).startsWith("{\"call_count\":25,");
        assertThat(first.headers().firstValue("X-Business-Use-Case-Usage").orElseThrow())
                .contains("\"" + page.remoteId() + "\":[{\"type\":\"pages\"");
        caller.get("/v26.0/me", token);
        caller.get("/v26.0/me", token);
        HttpResponse<byte[]> last = caller.get("/v26.0/me", token);
        assertThat(Caller.json(last).at("/error/code").asInt()).isEqualTo(4);
        assertThat(last.headers().firstValue("X-Business-Use-Case-Usage").orElseThrow())
                .contains("\"estimated_time_to_regain_access\":35");
    }

    @Test
    void unknownFieldIsAnError() {
        page.post("Hej");
        assertThat(posts("fields=id,edited_time").at("/error/message").asString()).contains("nonexisting field (edited_time)");
    }

    @Test
    void sameStateGivesTheSameBytes() {
        page.post("Å, ä & ö 🚰").comment("Anna B", "مرحبا");
        byte[] once = caller.get("/v26.0/me/published_posts?fields=id,message,comments{message}", token).body();
        assertThat(caller.get("/v26.0/me/published_posts?fields=id,message,comments{message}", token).body()).isEqualTo(once);
        assertThat(new String(once, java.nio.charset.StandardCharsets.UTF_8))
                .contains("\\u00C5, \\u00E4 & \\u00F6 \\uD83D\\uDEB0");
    }

    @Test
    void repeatedPageComesOnceAndCyclicPagingForEver() {
        page.post("Ett");
        page.strike(Fault.REPEATED_PAGE, 2);
        JsonNode first = posts("");
        JsonNode second = caller.json(first.at("/paging/next").asString());
        assertThat(second.at("/data/0/id")).isEqualTo(first.at("/data/0/id"));
        assertThat(second.at("/paging/next").isMissingNode()).isTrue();
        page.strike(Fault.CYCLIC_PAGING);
        assertThat(caller.json(posts("").at("/paging/next").asString()).at("/paging/next").isMissingNode()).isFalse();
    }

    @Test
    void faultsPassAfterTheCallsTheyWereMeantFor() {
        page.post("Ett");
        page.strike(Fault.RATE_LIMIT, 1);
        page.strike(Fault.LOGIN_WALL, 1);
        page.strike(Fault.LOGIN_PAGE, 1);
        page.strike(Fault.TRUNCATED, 1);
        page.strike(Fault.SERVER_ERROR, 1);
        assertThat(caller.get("/v26.0/me", token).statusCode()).isEqualTo(403);
        assertThat(caller.get("/v26.0/me", token).headers().firstValue("Location")).contains("/login?next=%2F");
        assertThat(Caller.text(caller.get("/v26.0/me", token))).contains("type=\"password\"");
        assertThatThrownBy(() -> caller.get("/v26.0/me", token)).isInstanceOf(UncheckedIOException.class);
        assertThat(caller.get("/v26.0/me", token).statusCode()).isEqualTo(500);
        assertThat(caller.get("/v26.0/me", token).statusCode()).isEqualTo(200);
    }
}
