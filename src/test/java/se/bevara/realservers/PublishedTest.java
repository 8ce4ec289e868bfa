package se.bevara.realservers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.bevara.archive.ItemState;
import se.bevara.capture.NightReceipt.Outcome;
import se.bevara.realservers.Description.Lacking;
import se.bevara.sample.By;
import se.bevara.sample.Presence;
import se.bevara.sample.StoryClock;
import se.bevara.sample.Token;
import se.bevara.sample.World;
import se.bevara.sample.XDouble;
import se.bevara.sample.YoutubeDouble;

/**
 * What the archive asks in its nights, and what our doubles answer, is what the platforms have published: Prism stands between them. Of
 * Mastodon there is only what a volunteer once wrote, which names neither the parameters of its lists nor the calls that ask for an account
 * by name and for statuses by id, and knows of no field that may be null.
 */
@Tag("real-servers")
class PublishedTest {

    private static final String SCHEMAS = "/components/schemas/";
    private static final String FIELDS = "/components/parameters/";

    /** The description of X is 2.62, of 2023. What is later is in 2.165, of 2026. */
    private static final List<Lacking> LATER = List.of(
            new Lacking(SCHEMAS + "Tweet/properties/note_tweet",
                    "{\"type\":\"object\",\"properties\":{\"text\":{\"type\":\"string\"}}}",
                    "later: what is longer than 280 characters"),
            new Lacking(FIELDS + "TweetFieldsParameter/schema/items/enum/-", "\"note_tweet\"", "later"),
            new Lacking(SCHEMAS + "Tweet/properties/public_metrics/properties/bookmark_count", "{\"type\":\"integer\"}",
                    "later"),
            new Lacking(SCHEMAS + "User/properties/public_metrics/properties/like_count", "{\"type\":\"integer\"}", "later"),
            new Lacking(SCHEMAS + "User/properties/profile_banner_url", "{\"type\":\"string\",\"format\":\"uri\"}",
                    "later"),
            new Lacking(FIELDS + "UserFieldsParameter/schema/items/enum/-", "\"profile_banner_url\"", "later"),
            new Lacking(SCHEMAS + "ClientForbiddenProblem/allOf/1/properties/client_id", "{\"type\":\"string\"}",
                    "in the examples that docs.x.com shows of it"));

    private static final List<Lacking> UNSPECIFIED = List.of(
            new Lacking(SCHEMAS + "PlaylistItemStatus/properties/privacyStatus/enum/-", "\"privacyStatusUnspecified\"",
                    "what the row of a deleted video says, as programs that read such lists find it"));

    /** The description of YouTube, made after Google's discovery document, tells of no errors. */
    private static final String OF_AN_ERROR = "/youtube/v3/\\w+: Unable to match the returned status code with those defined in the document";

    private static final String USER = "/2/users/by/username/{username}: ";
    private static final String CHANNELS = "/youtube/v3/channels: ";

    private final World world = new World(new StoryClock(Instant.now().minus(Duration.ofHours(3))));

    @TempDir
    Path data;

    private static String origin(URI base) {
        return "http://127.0.0.1:" + base.getPort();
    }

    @Test
    void nightsOnX() throws IOException {
        Presence solvik = world.x("solvik").describe("Solviks kommun", "Vi svarar vardagar 8–16.");
        try (var x = new XDouble(world);
                var prism = new Prism(new Description("x.json", LATER), origin(x.base(solvik)));
                var archive = new NightlyArchive(data, "x", "solvik", prism.address() + "/2", solvik.credential())) {
            nights(solvik, x, archive);
            assertThat(prism.operations()).containsExactlyInAnyOrder("/2/users/by/username/{username}", "/2/users/{id}/tweets",
                    "/2/tweets/search/recent", "/2/tweets");
            assertThat(x.recent()).filteredOn(request -> !request.path().startsWith("/media/")).hasSameSizeAs(prism.calls());
            assertThat(prism.wrong()).isEmpty();
            problems(solvik, x, prism);
            falsehoods(solvik, prism);
        }
    }

    /** Those that no night above has met. */
    private static void problems(Presence solvik, XDouble x, Prism prism) throws IOException {
        x.rateLimit(900);
        solvik.turnPrivate();
        ask(prism, "/2/users/by/username/nobody", solvik.credential());
        ask(prism, "/2/users/" + solvik.remoteId() + "/tweets", solvik.credential());
        ask(prism, "/2/users/by/username/solvik", XDouble.NOT_ENROLLED);
        assertThat(prism.wrong()).isEmpty();
        assertThat(prism.calls().reversed()).extracting(call -> call.answer().statusCode()).startsWith(403, 200, 200);
        assertThat(prism.calls()).filteredOn(call -> call.answer().statusCode() != 200)
                .extracting(call -> call.answer().headers().firstValue("content-type").orElse(""))
                .hasSizeGreaterThan(2).containsOnly("application/problem+json");
    }

    private static void falsehoods(Presence solvik, Prism prism) throws IOException {
        tells(prism, "/2/users/by/usernames/solvik", solvik, "/2/users/by/usernames/solvik: Selected route not found");
        tells(prism, "/2/users/by/username/solvik?user.fieldz=name", solvik,
                USER + "Request query parameter user.fieldz is not published");
        tells(prism, "/2/users/by/username/solvik?user.fields=name,nick", solvik,
                USER + "Request query parameter user.fields must be equal to one of the allowed values (nick)");
        prism.bend(answer -> answer.replace("\"id\":\"", "\"id\":7,\"nick\":\""));
        tells(prism, "/2/users/by/username/solvik", solvik, USER + "Response body property data.id must be string",
                USER + "Response body property data must NOT have additional properties; found 'nick'");
    }

    private void nights(Presence solvik, XDouble x, NightlyArchive archive) {
        var water = solvik.post("Vattnet stängs av i natt 🚰",
                world.medium("karta.png", "image/png", NightlyArchive.picture(), "Karta"));
        var film = solvik.post("Så byggs bron",
                world.medium("bro.mp4", "video/mp4", "film".getBytes(StandardCharsets.UTF_8), ""));
        solvik.post("Budgeten är antagen. " + "Mer finns att läsa. ".repeat(20));
        var question = water.comment("Anna B", "Gäller det Lillgatan?");
        var insult = water.comment("Bo Ek", "Ni är <odugliga> & dumma!");
        question.answer("Nej, bara Storgatan.");
        for (int i = 0; i < 101; i++) {
            water.answer("Läge " + i);
        }
        var first = archive.night();
        assertThat(first.outcome()).as(first.toString()).isEqualTo(Outcome.COMPLETE);
        assertThat(first.added()).isEqualTo(107);
        assertThat(first.media()).isEqualTo(3);

        world.clock().tick(Duration.ofMinutes(20));
        water.edit("Vattnet stängs av i natt, kl. 23 🚰");
        world.clock().tick(Duration.ofDays(1));
        question.delete(By.AUTHOR);
        x.suspend(insult.author());
        film.delete(By.PAGE);
        var second = archive.night();
        assertThat(second.edited()).as(second.toString()).isEqualTo(1);
        assertThat(archive.item("Lillgatan").state()).isEqualTo(ItemState.GONE);
        assertThat(archive.item("odugliga").state()).isEqualTo(ItemState.HIDDEN);
        assertThat(archive.item("bron").state()).isEqualTo(ItemState.GONE);

        solvik.expireToken(Token.ERROR_190);
        assertThat(archive.night().outcome()).isEqualTo(Outcome.FAILED);
        solvik.renewToken();
        x.rateLimit(0);
        assertThat(archive.night().outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void nightsOnYoutube() throws IOException {
        Presence solvik = world.youtube("solvik").describe("Solviks kommun", "Film från kommunen.");
        try (var youtube = new YoutubeDouble(world);
                var prism = new Prism(new Description("youtube.json", UNSPECIFIED), origin(youtube.base(solvik)));
                var archive = new NightlyArchive(data, "youtube", "solvik", prism.address() + "/youtube/v3",
                        solvik.credential())) {
            nights(solvik, youtube, archive);
            assertThat(prism.operations()).containsExactlyInAnyOrder("/youtube/v3/channels", "/youtube/v3/playlistItems",
                    "/youtube/v3/videos", "/youtube/v3/commentThreads", "/youtube/v3/comments");
            assertThat(youtube.recent()).filteredOn(request -> !request.path().startsWith("/vi/")).hasSameSizeAs(prism.calls());
            assertThat(prism.wrong()).isNotEmpty().allMatch(each -> each.matches(OF_AN_ERROR));
            assertThat(prism.calls()).filteredOn(call -> call.answer().statusCode() != 200)
                    .extracting(call -> new String(call.answer().body(), StandardCharsets.UTF_8))
                    .allMatch(error -> error.contains("commentsDisabled") || error.contains("quotaExceeded"));
            youtube.quota(10_000);
            tells(prism, "/youtube/v3/channels?part=id&mine=maybe", solvik,
                    CHANNELS + "Request query parameter mine must be boolean");
            prism.bend(answer -> answer.replace("\"youtube#channelListResponse\"", "7"));
            tells(prism, "/youtube/v3/channels?part=id&mine=true", solvik,
                    CHANNELS + "Response body property kind must be string");
        }
    }

    private void nights(Presence solvik, YoutubeDouble youtube, NightlyArchive archive) {
        var bridge = solvik.post("Så byggs bron\nEn film i två delar.",
                world.medium("omslag.png", "image/png", NightlyArchive.picture(), "Omslag"));
        var silent = solvik.post("Fullmäktige");
        var gone = solvik.post("Fel film");
        var question = bridge.comment("Anna B", "Hur länge?");
        question.answer("Till hösten.");
        var insult = bridge.comment("Bo Ek", "Ni är <odugliga>!");
        bridge.comment("Cia D", "Köp nu").spam();
        for (int i = 0; i < 101; i++) {
            bridge.comment("Dan E", "Hej " + i);
            question.comment("Eva F", "Och " + i);
        }
        youtube.comments(silent, false);
        var first = archive.night();
        assertThat(first.outcome()).as(first.toString()).isEqualTo(Outcome.COMPLETE);
        assertThat(first.added()).isEqualTo(3 + 206);

        world.clock().tick(Duration.ofDays(1));
        question.edit("Hur länge till?");
        insult.hide();
        gone.delete(By.PAGE);
        solvik.rename("solvikskommun", "Solviks kommun");
        var second = archive.night();
        assertThat(second.edited()).as(second.toString()).isEqualTo(1);
        assertThat(archive.item("odugliga").state()).isEqualTo(ItemState.HIDDEN);
        assertThat(archive.item("Fel film").state()).isEqualTo(ItemState.GONE);

        youtube.quota(1);
        assertThat(archive.night().outcome()).isEqualTo(Outcome.FAILED);
    }

    /** Without this nothing here could fail. */
    private static void tells(Prism prism, String asked, Presence presence, String... wrong) throws IOException {
        ask(prism, asked, presence.credential());
        assertThat(prism.wrongLast()).containsExactlyInAnyOrder(wrong);
    }

    private static void ask(Prism prism, String what, String token) throws IOException {
        var asked = (HttpURLConnection) URI.create(prism.address() + what).toURL().openConnection();
        asked.setRequestProperty("Authorization", "Bearer " + token);
        asked.getResponseCode();
        asked.disconnect();
    }
}
