package se.bevara.disclosure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A part of a text as it is handed out: words, or a bar in their place that tells nothing but its ground.
 *
 * @param text empty for a bar
 * @param ground empty for words
 */
public record Segment(String text, String ground) {

    public boolean masked() {
        return !ground.isEmpty();
    }

    /** A text under its maskings; where two lie over each other there is one bar, with the ground of the first. */
    public static List<Segment> of(String field, String text, List<Masking> maskings) {
        record Bar(int start, int end, String ground) {
        }
        var bars = new ArrayList<Bar>();
        for (var masking : maskings) {
            if (masking instanceof Masking.Words words && words.field().equals(field)) {
                words.spans().forEach(span -> bars.add(new Bar(span.start(), span.end(), words.ground())));
            }
        }
        bars.sort(Comparator.comparingInt(Bar::start).thenComparingInt(Bar::end));
        var segments = new ArrayList<Segment>();
        int at = 0;
        for (var bar : bars) {
            if (bar.start > at || segments.isEmpty() && bar.start == 0) {
                if (bar.start > at) {
                    segments.add(new Segment(text.substring(at, Math.min(bar.start, text.length())), ""));
                }
                segments.add(new Segment("", bar.ground));
            } else if (bar.start == at && bar.end > at && !segments.getLast().ground.equals(bar.ground)) {
                segments.add(new Segment("", bar.ground));
            }
            at = Math.max(at, Math.min(bar.end, text.length()));
        }
        if (at < text.length() || segments.isEmpty()) {
            segments.add(new Segment(text.substring(at), ""));
        }
        return segments;
    }

    /** For people and machines that only read text. */
    static String plain(List<Segment> segments) {
        var plain = new StringBuilder();
        segments.forEach(one -> plain.append(one.masked() ? "[maskat, " + one.ground + "]" : one.text));
        return plain.toString();
    }
}
