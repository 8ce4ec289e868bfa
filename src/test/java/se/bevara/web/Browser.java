package se.bevara.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** Somebody's browser: keeps the session's cookie, and sends forms with the token that the pages gave it. Follows no redirects. */
final class Browser {

    private final String root;
    private final CookieManager cookies = new CookieManager(null, (address, cookie) -> cookie.getName().equals(Security.COOKIE));
    private String key = "";
    private final HttpClient client = HttpClient.newBuilder().cookieHandler(cookies).build();

    Browser(int port) {
        this.root = "http://localhost:" + port;
    }

    /** Signs in as a person would. */
    Browser signIn(String login, String password) {
        post("/sign-in", "login", login, "password", password);
        return this;
    }

    /** What is asked below {@code /api/} is asked with this key. */
    Browser with(String secret) {
        key = secret;
        return this;
    }

    String key() {
        return key;
    }

    HttpResponse<byte[]> ask(String path, String... headers) {
        return send(request(path, headers).build());
    }

    HttpRequest.Builder request(String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(path.startsWith("/") ? root + path : path));
        if (path.startsWith("/api/") && !key.isEmpty()) {
            request.header("Authorization", "Bearer " + key);
        }
        for (int at = 0; at < headers.length; at += 2) {
            request.header(headers[at], headers[at + 1]);
        }
        return request;
    }

    Document page(String path, String... headers) {
        return Jsoup.parse(Served.text(ask(path, headers)));
    }

    /** Sends a form: names and values in turn. */
    HttpResponse<byte[]> post(String path, String... fields) {
        var form = new StringBuilder("_csrf=" + encoded(token()));
        for (int at = 0; at < fields.length; at += 2) {
            form.append('&').append(encoded(fields[at])).append('=').append(encoded(fields[at + 1]));
        }
        return send(request(path, "Content-Type", "application/x-www-form-urlencoded", "Accept", "text/html")
                .POST(BodyPublishers.ofString(form.toString())).build());
    }

    /** Sends JSON, as another system would. */
    HttpResponse<byte[]> json(String path, String json) {
        return send(request(path, "Content-Type", "application/json").POST(BodyPublishers.ofString(json)).build());
    }

    /** What each form of this session repeats. */
    String token() {
        return page("/setup").select("[name=_csrf]").attr("value");
    }

    /** The name and value of the session's cookie; empty where there is none. */
    String cookie() {
        return cookies.getCookieStore().getCookies().stream().filter(one -> one.getName().equals(Security.COOKIE))
                .map(HttpCookie::toString).findFirst().orElse("");
    }

    HttpResponse<byte[]> send(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
