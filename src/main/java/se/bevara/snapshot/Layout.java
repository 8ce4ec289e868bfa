package se.bevara.snapshot;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a page shows and where, in CSS pixels from its top left corner: read from the browser's layout (Chrome DevTools Protocol,
 * {@code DOMSnapshot.captureSnapshot}), where scripts of the page have no say. Frames within the page are left out.
 *
 * @param words pieces of text on one line each, in the order of the document
 * @param links absolute addresses, http or https
 * @param passwordAsked whether a field for a password is shown
 */
record Layout(List<Placed> words, List<Placed> links, boolean passwordAsked) {

    private static final int MOST_PIECES = 200_000;
    private static final int MOST_LINKS = 20_000;
    private static final int LONGEST = 2_000;

    /** A text, or a link's address, and where it stands. */
    record Placed(String text, double x, double y, double width, double height) {

        boolean seen() {
            return width > 0 && height > 0 && x + width > 0 && y + height > 0;
        }
    }

    static Layout of(CDPSession session, URI page) {
        var asked = new JsonObject();
        var styles = new JsonArray();
        styles.add("visibility");
        styles.add("opacity");
        asked.add("computedStyles", styles);
        var answer = session.send("DOMSnapshot.captureSnapshot", asked);
        return new Reading(answer.getAsJsonObject().getAsJsonArray("strings"),
                answer.getAsJsonArray("documents").get(0).getAsJsonObject(), page).read();
    }

    /** All text, a line for each line of the page. */
    String text() {
        var text = new StringBuilder();
        double line = Double.NaN;
        for (Placed word : words) {
            if (!text.isEmpty()) {
                text.append(Math.abs(word.y - line) < word.height / 2 ? ' ' : '\n');
            }
            text.append(word.text.strip());
            line = word.y;
        }
        return text.toString();
    }

    private record Reading(JsonArray strings, JsonObject document, URI page) {

        Layout read() {
            var layout = document.getAsJsonObject("layout");
            return new Layout(words(layout), links(layout), password(layout));
        }

        private List<Placed> words(JsonObject layout) {
            var boxes = document.getAsJsonObject("textBoxes");
            var words = new ArrayList<Placed>();
            for (int i = 0; i < boxes.getAsJsonArray("layoutIndex").size() && words.size() < MOST_PIECES; i++) {
                int at = boxes.getAsJsonArray("layoutIndex").get(i).getAsInt();
                String whole = string(layout.getAsJsonArray("text").get(at).getAsInt());
                int from = boxes.getAsJsonArray("start").get(i).getAsInt();
                int to = Math.min(whole.length(), from + boxes.getAsJsonArray("length").get(i).getAsInt());
                var word = placed(whole.substring(Math.min(from, to), to),
                        boxes.getAsJsonArray("bounds").get(i).getAsJsonArray());
                if (word.seen() && !word.text.isBlank() && visible(layout, at)) {
                    words.add(word);
                }
            }
            return List.copyOf(words);
        }

        private boolean visible(JsonObject layout, int at) {
            var styles = layout.getAsJsonArray("styles").get(at).getAsJsonArray();
            return styles.isEmpty()
                    || (string(styles.get(0).getAsInt()).equals("visible") && !string(styles.get(1).getAsInt()).equals("0"));
        }

        private List<Placed> links(JsonObject layout) {
            var bounds = bounds(layout);
            var links = new ArrayList<Placed>();
            var names = document.getAsJsonObject("nodes").getAsJsonArray("nodeName");
            for (int node = 0; node < names.size() && links.size() < MOST_LINKS; node++) {
                JsonArray box = bounds.get(node);
                String href = box != null && string(names.get(node).getAsInt()).equalsIgnoreCase("a")
                        ? attribute(node, "href")
                        : null;
                String address = href == null ? null : absolute(href);
                if (address != null && box != null && placed(address, box).seen()) {
                    links.add(placed(address, box));
                }
            }
            return List.copyOf(links);
        }

        private boolean password(JsonObject layout) {
            var bounds = bounds(layout);
            var names = document.getAsJsonObject("nodes").getAsJsonArray("nodeName");
            return bounds.entrySet().stream()
                    .filter(entry -> string(names.get(entry.getKey()).getAsInt()).equalsIgnoreCase("input"))
                    .anyMatch(entry -> "password".equalsIgnoreCase(attribute(entry.getKey(), "type"))
                            && placed("", entry.getValue()).seen());
        }

        private static Map<Integer, JsonArray> bounds(JsonObject layout) {
            var bounds = new HashMap<Integer, JsonArray>();
            var nodes = layout.getAsJsonArray("nodeIndex");
            for (int i = 0; i < nodes.size(); i++) {
                bounds.putIfAbsent(nodes.get(i).getAsInt(), layout.getAsJsonArray("bounds").get(i).getAsJsonArray());
            }
            return bounds;
        }

        private @Nullable String attribute(int node, String name) {
            var pairs = document.getAsJsonObject("nodes").getAsJsonArray("attributes").get(node).getAsJsonArray();
            for (int i = 0; i + 1 < pairs.size(); i += 2) {
                if (string(pairs.get(i).getAsInt()).toLowerCase(Locale.ROOT).equals(name)) {
                    return string(pairs.get(i + 1).getAsInt());
                }
            }
            return null;
        }

        private @Nullable String absolute(String href) {
            try {
                String address = page.resolve(href.strip()).toString();
                return address.matches("(?i)https?://.+") && address.length() <= LONGEST ? address : null;
            } catch (IllegalArgumentException e) {
                return null; // what people write as links need not be any
            }
        }

        private static Placed placed(String text, JsonArray box) {
            return new Placed(text, box.get(0).getAsDouble(), box.get(1).getAsDouble(), box.get(2).getAsDouble(),
                    box.get(3).getAsDouble());
        }

        private String string(int number) {
            return number < 0 ? "" : strings.get(number).getAsString();
        }
    }
}
