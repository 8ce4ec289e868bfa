package se.bevara.snapshot;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.PlaywrightException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Our script in a page, in an isolated world (Chrome DevTools Protocol, {@code Page.createIsolatedWorld}): it shares the page's elements,
 * but none of the page's scripts can answer in its place.
 */
final class PageScript {

    private static final Gson JSON = new Gson();
    private static final String SOURCE = source();
    private static final int LONGEST_MILLIS = 10_000;
    private static final int TRIES = 5;

    private final CDPSession session;
    private final String frame;

    PageScript(CDPSession session) {
        this.session = session;
        this.frame = session.send("Page.getFrameTree").getAsJsonObject("frameTree").getAsJsonObject("frame").get("id")
                .getAsString();
        session.on("Fetch.requestPaused", this::paused);
    }

    private static String source() {
        try (var in = Objects.requireNonNull(PageScript.class.getResourceAsStream("page.js"), "page.js")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replaceAll("(?m)^ *//.*\\R", "").strip();
        } catch (IOException e) {
            throw new UncheckedIOException("page.js", e);
        }
    }

    /**
     * @throws PictureFailed where the page goes from one to the next without rest
     * @throws IllegalStateException where it fails, or takes too long
     */
    JsonObject ask(JsonObject question) {
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            try {
                return once(question);
            } catch (PlaywrightException e) {
                String message = String.valueOf(e.getMessage());
                boolean moved = message.contains("context") || message.contains("navigated");
                if (!moved || message.contains("closed") || message.contains("crash")) {
                    throw e;
                }
            }
        }
        throw new PictureFailed(Failure.UNSETTLED, "");
    }

    private JsonObject once(JsonObject question) {
        var world = new JsonObject();
        world.addProperty("frameId", frame);
        world.addProperty("worldName", "bevara");
        var evaluation = new JsonObject();
        evaluation.add("contextId", session.send("Page.createIsolatedWorld", world).get("executionContextId"));
        evaluation.addProperty("expression", "(" + SOURCE + ")(" + JSON.toJson(question) + ")");
        evaluation.addProperty("returnByValue", true);
        evaluation.addProperty("timeout", LONGEST_MILLIS);
        var answer = session.send("Runtime.evaluate", evaluation);
        if (answer.has("exceptionDetails")) {
            throw new IllegalStateException("page.js, " + question.get("what").getAsString() + ": expected an answer, found "
                    + line(answer.getAsJsonObject("exceptionDetails")));
        }
        return answer.getAsJsonObject("result").getAsJsonObject("value");
    }

    /** Where it failed; what the failure says may quote the page. */
    private static String line(JsonObject details) {
        return "a failure at line " + details.get("lineNumber") + ", column " + details.get("columnNumber");
    }

    static JsonObject question(String what) {
        var question = new JsonObject();
        question.addProperty("what", what);
        return question;
    }

    /** From now on the page stays where it is, whatever it is clicked on. */
    void hold() {
        var document = new JsonObject();
        document.addProperty("resourceType", "Document");
        var patterns = new JsonArray();
        patterns.add(document);
        var held = new JsonObject();
        held.add("patterns", patterns);
        session.send("Fetch.enable", held);
    }

    void release() {
        session.send("Fetch.disable");
    }

    private void paused(JsonObject event) {
        var answer = new JsonObject();
        answer.add("requestId", event.get("requestId"));
        boolean leaves = frame.equals(event.get("frameId").getAsString());
        if (leaves) {
            answer.addProperty("errorReason", "Aborted");
        }
        try {
            session.send(leaves ? "Fetch.failRequest" : "Fetch.continueRequest", answer);
        } catch (PlaywrightException e) {
            // what is no longer waiting needs no answer
        }
    }
}
