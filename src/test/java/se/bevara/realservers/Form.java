package se.bevara.realservers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A request as a browser or an app sends it to a server: form fields in, the answer as text or JSON out. */
record Form(String method, URI address, String authorization, Map<String, String> fields) {

    private static final JsonMapper JSON = JsonMapper.shared();

    static Form to(String method, String address, String authorization) {
        return new Form(method, URI.create(address), authorization, Map.of());
    }

    Form with(String field, String value) {
        var more = new LinkedHashMap<>(fields);
        more.put(field, value);
        return new Form(method, address, authorization, more);
    }

    /** Sends it and returns the answer, whatever its status. */
    HttpResponse<String> send() {
        var request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(30)).method(method,
                HttpRequest.BodyPublishers.ofString(encoded()));
        if (!fields.isEmpty()) {
            request.header("Content-Type", "application/x-www-form-urlencoded");
        }
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        // A connection each: snac2 closes idle ones without a word, and a POST on one of those is lost.
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Sends it and returns the answer's text; fails unless the status is 2xx or 3xx. */
    String text() {
        var answer = send();
        if (answer.statusCode() >= 400) {
            throw new AssertionError(method + " " + address + ": expected 2xx or 3xx, found " + answer.statusCode() + " "
                    + answer.body());
        }
        return answer.body();
    }

    JsonNode json() {
        return JSON.readTree(text());
    }

    private String encoded() {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
