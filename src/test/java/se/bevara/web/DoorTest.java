package se.bevara.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.bevara.accounts.Accounts;

class DoorTest extends Served {

    private static final String PNG = "\u0089PNG\r\n\u001a\n0000IHDR";

    @ParameterizedTest
    @ValueSource(strings = {"attacker.example", "attacker.example:8080", "localhost.attacker.example", "", "127.0.0.1.nip.io",
            "localhost@evil"})
    void aNameThatIsNotOursIsRefused(String host) {
        assertThat(status("GET /accounts HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"))
                .matches("HTTP/1.1 4(21|00).*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST:1234", "127.0.0.1", "[::1]:8080"})
    void loopbackIsOurs(String host) {
        assertThat(status("GET /health HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200");
    }

    @Test
    void everyPageForbidsAllButOurs() {
        for (String path : List.of("/", "/accounts", "/search", "/nope", "/register/import")) {
            var headers = ask(path, "Accept", "text/html").headers();
            assertThat(headers.allValues("Content-Security-Policy")).as(path).containsExactly(Door.PAGES);
            assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(headers.firstValue("X-Frame-Options")).contains("DENY");
            assertThat(headers.firstValue("Referrer-Policy")).contains("no-referrer");
            assertThat(headers.firstValue("Cache-Control")).contains("no-store");
        }
    }

    @Test
    void aRegisterFileIsShownBeforeItIsApplied() {
        var shown = upload(Accounts.template(), token(), "Sec-Fetch-Site", "same-origin");
        assertThat(shown.statusCode()).isEqualTo(200);
        var page = org.jsoup.Jsoup.parse(text(shown));
        assertThat(page.text()).contains("facebook-exempelbiblioteket");
        int before = accounts.all().size();
        String form = "_csrf=" + token() + "&seen=" + page.select("[name=seen]").val() + "&file="
                + java.net.URLEncoder.encode(page.select("[name=file]").val(), StandardCharsets.UTF_8);
        var applied = everyman().send(
                request("/register/apply").header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form)).build());
        assertThat(applied.statusCode()).isEqualTo(302);
        assertThat(accounts.all()).hasSize(before + 1);
        var again = upload(Accounts.template(), token(), "Sec-Fetch-Site", "same-origin");
        assertThat(text(again)).doesNotContain("name=\"seen\"");
    }

    @ParameterizedTest
    @CsvSource({"Sec-Fetch-Site,cross-site", "Sec-Fetch-Site,same-site", "Sec-Fetch-Site,none", "Origin,https://attacker.example",
            "Origin,null",
            "Origin,http://localhost:1"})
    void aFormOfAnotherSiteIsRefused(String header, String value) {
        var answer = upload(Accounts.template(), token(), header, value);
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(text(answer)).contains("Inget har ändrats");
    }

    @Test
    void aFormWithoutOurTokenIsRefused() {
        assertThat(upload(Accounts.template(), "0".repeat(64), "X-Any", "1").statusCode()).isEqualTo(403);
        assertThat(upload(Accounts.template(), "", "X-Any", "1").statusCode()).isEqualTo(403);
    }

    @Test
    void aFileThatIsTooLargeGetsAPageOfOurs() {
        var answer = upload(new byte[1_200_000], token(), "Sec-Fetch-Site", "same-origin");
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(text(answer)).contains("Bevara").doesNotContain("Exception");
    }

    @Test
    void picturesAreShownByWhatTheyAreAndAllElseIsOnlySaved() {
        byte[] png = PNG.getBytes(StandardCharsets.ISO_8859_1);
        byte[] svg = "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>".getBytes(StandardCharsets.UTF_8);
        var post = HostilePlatform.item("media", "A", "Bilder");
        post.putArray("media").add("one").add("two").add("three");
        long item = archive.ingest(account(), List.of(HostilePlatform.post(post, HostilePlatform.media("one", "text/html", png),
                HostilePlatform.media("two", "image/png", svg), HostilePlatform.media("three", "image/svg+xml", svg))))
                .getFirst();
        var media = archive.item(item).orElseThrow().versions().getFirst().media();
        for (var one : media) {
            var answer = ask("/media/" + item + "/1/" + one.number());
            assertThat(answer.headers().allValues("Content-Security-Policy")).containsExactly(Door.CAPTURED);
            boolean picture = one.attachmentId().equals("one");
            assertThat(answer.headers().firstValue("Content-Type")).contains(picture ? "image/png" : "application/octet-stream");
            assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
                    .startsWith(picture ? "inline" : "attachment");
            assertThat(answer.body()).isEqualTo(picture ? png : svg);
        }
        var bytes = ask("/items/" + item + "/versions/1/bytes");
        assertThat(bytes.headers().firstValue("Content-Disposition").orElse("")).startsWith("attachment");
        assertThat(bytes.headers().firstValue("Content-Type")).contains("application/octet-stream");
        assertThat(text(bytes)).contains("\"key\":\"media\"");
    }

    @Test
    void whatThePagesNeedIsServedFromHere() {
        var page = page("/search");
        for (String part : List.of(page.select("script").attr("src"), page.select("link[rel=stylesheet]").attr("href"),
                page.select("link[rel=icon]").attr("href"))) {
            assertThat(ask(part).statusCode()).as(part).isEqualTo(200);
        }
    }

    @Test
    void speaksSwedishUnlessEnglishIsPreferred() {
        assertThat(page("/search").select("html").attr("lang")).isEqualTo("sv");
        assertThat(page("/search", "Accept-Language", "de, fr;q=0.5").select("html").attr("lang")).isEqualTo("sv");
        assertThat(page("/search", "Accept-Language", "en-GB,en;q=0.9,sv;q=0.1").select("html").attr("lang")).isEqualTo("en");
        assertThat(page("/search?lang=sv", "Accept-Language", "en").select("h1").text()).isEqualTo("Sök i arkivet");
        assertThat(page("/search?lang=%3Cx", "Accept-Language", ";;;").select("html").attr("lang")).isEqualTo("sv");
    }

    private HttpResponse<byte[]> upload(byte[] file, String token, String header, String value) {
        var body = new ByteArrayOutputStream();
        body.writeBytes(("--b\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + token
                + "\r\n--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"r.csv\"\r\nContent-Type: text/csv\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(file);
        body.writeBytes("\r\n--b--\r\n".getBytes(StandardCharsets.UTF_8));
        return everyman().send(
                request("/register/import").header("Content-Type", "multipart/form-data; boundary=b")
                        .header("Accept", "text/html").header(header, value).POST(BodyPublishers.ofByteArray(body.toByteArray()))
                        .build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    private String token() {
        return everyman().token();
    }
}
