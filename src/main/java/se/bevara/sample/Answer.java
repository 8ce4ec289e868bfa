package se.bevara.sample;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a double answers.
 *
 * @param headers by name, {@code Content-Type} among them
 */
record Answer(int status, Map<String, String> headers, byte[] body) {

    static Answer of(int status, String mediaType, byte[] body) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", mediaType);
        return new Answer(status, headers, body);
    }

    static Answer html(int status, String title, String body) {
        return document(status, "<!DOCTYPE html>\n<html lang=\"sv\"><head><title>" + title + "</title></head><body>" + body
                + "</body></html>\n");
    }

    /** Markup as it is. */
    static Answer document(int status, String markup) {
        return of(status, "text/html; charset=utf-8", markup.getBytes(StandardCharsets.UTF_8));
    }

    Answer with(String name, String value) {
        headers.put(name, value);
        return this;
    }

    Answer with(Map<String, String> more) {
        headers.putAll(more);
        return this;
    }
}
