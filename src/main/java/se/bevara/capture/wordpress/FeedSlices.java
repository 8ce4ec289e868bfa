package se.bevara.capture.wordpress;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import se.bevara.capture.Failure;
import se.bevara.capture.FetchFailed;
import se.bevara.capture.Fetcher.Response;

/**
 * Cuts the items of an RSS or the entries of an Atom feed out of it, by their exact bytes. It only counts tags: what they hold is read
 * item by item. Doctypes are refused, so no entity is ever resolved.
 */
final class FeedSlices {

    private static final int DEEPEST = 100;
    private static final Pattern ENCODING = Pattern.compile("^\\s*<\\?xml[^>]*encoding\\s*=\\s*[\"']([A-Za-z0-9._:-]+)[\"']");
    private final byte[] feed;
    /** Each byte as a character: marks of XML are ASCII in every encoding that is accepted. */
    private final String marks;
    private final String asked;
    private final Deque<String> open = new ArrayDeque<>();
    private final List<byte[]> items = new ArrayList<>();
    private String root = "";
    private int begun = -1;

    private FeedSlices(byte[] feed, String asked) {
        this.feed = feed;
        this.marks = new String(feed, StandardCharsets.ISO_8859_1);
        this.asked = asked;
    }

    /**
     * @param mediaType of an item, with its charset
     * @param title of the feed
     */
    record Feed(String mediaType, List<byte[]> items) {
    }

    static Feed of(Response response, String asked) {
        var slices = new FeedSlices(response.body(), asked);
        Charset charset = slices.charset();
        slices.scan();
        String type = switch (slices.root) {
            case "rss", "rdf" -> "application/rss+xml";
            case "feed" -> "application/atom+xml";
            case "html" -> throw slices.failed(Failure.LOGIN_WALL, "a feed", "HTML");
            default -> throw slices.failed(Failure.WRONG_TYPE, "a feed", "other XML");
        };
        return new Feed(type + "; charset=" + charset.name().toLowerCase(Locale.ROOT), slices.items);
    }

    private Charset charset() {
        Matcher named = ENCODING.matcher(marks.substring(0, Math.min(200, marks.length())).replaceFirst("^ï»¿", ""));
        try {
            Charset charset = named.find() ? Charset.forName(named.group(1)) : StandardCharsets.UTF_8;
            if (!Arrays.equals("<a".getBytes(charset), "<a".getBytes(StandardCharsets.US_ASCII)) || marks.indexOf(0) >= 0) {
                throw failed(Failure.NOT_READABLE, "an encoding that holds ASCII", "another");
            }
            return charset;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw failed(Failure.NOT_READABLE, "a known encoding", "another");
        }
    }

    private void scan() {
        int at = 0;
        while ((at = marks.indexOf('<', at)) >= 0) {
            at = mark(at);
        }
        if (root.isEmpty() && !marks.isBlank()) {
            throw failed(Failure.WRONG_TYPE, "a feed", "no XML");
        }
        if (root.isEmpty() || !open.isEmpty()) {
            throw failed(Failure.TRUNCATED, "a whole feed", "an end after " + feed.length + " bytes");
        }
    }

    private int mark(int at) {
        if (marks.startsWith("<!--", at)) {
            return past("-->", at + 4);
        }
        if (marks.startsWith("<![CDATA[", at)) {
            return past("]]>", at + 9);
        }
        if (marks.startsWith("<?", at)) {
            return past("?>", at + 2);
        }
        if (marks.startsWith("<!", at)) {
            boolean html = marks.regionMatches(true, at, "<!doctype html", 0, 14);
            throw failed(html ? Failure.LOGIN_WALL : Failure.NOT_READABLE, "a feed without a doctype",
                    html ? "HTML" : "a doctype");
        }
        int end = tagEnd(at);
        if (marks.charAt(at + 1) == '/') {
            close(end);
        } else {
            begin(at, end);
        }
        return end;
    }

    private int past(String what, int from) {
        int found = marks.indexOf(what, from);
        if (found < 0) {
            throw failed(Failure.TRUNCATED, "a whole feed", "an end after " + feed.length + " bytes");
        }
        return found + what.length();
    }

    /** The position behind a tag's {@code >}, which may also stand in an attribute's value. */
    private int tagEnd(int at) {
        char quote = 0;
        for (int i = at + 1; i < marks.length(); i++) {
            char c = marks.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '>') {
                return i + 1;
            }
        }
        throw failed(Failure.TRUNCATED, "a whole feed", "an end after " + feed.length + " bytes");
    }

    private void begin(int at, int end) {
        int stop = at + 1;
        while (stop < end && " \t\r\n/>".indexOf(marks.charAt(stop)) < 0) {
            stop++;
        }
        String name = marks
                .substring(marks.indexOf(':', at) > 0 && marks.indexOf(':', at) < stop ? marks.indexOf(':', at) + 1 : at + 1,
                        stop)
                .toLowerCase(Locale.ROOT);
        if (root.isEmpty()) {
            root = name;
        }
        if (open.size() >= DEEPEST) {
            throw failed(Failure.TOO_DEEP, "at most " + DEEPEST + " levels", "more");
        }
        if (begun < 0 && isItem(name)) {
            begun = at;
        }
        open.push(name);
        if (marks.charAt(end - 2) == '/') {
            close(end);
        }
    }

    private boolean isItem(String name) {
        return switch (root) {
            case "rss" -> name.equals("item") && open.size() == 2;
            case "rdf" -> name.equals("item") && open.size() == 1;
            case "feed" -> name.equals("entry") && open.size() == 1;
            default -> false;
        };
    }

    private void close(int end) {
        if (open.isEmpty()) {
            throw failed(Failure.NOT_READABLE, "tags in pairs", "an end without a beginning");
        }
        String name = open.pop();
        if (begun >= 0 && isItem(name)) {
            items.add(Arrays.copyOfRange(feed, begun, end));
            begun = -1;
        }
    }

    private FetchFailed failed(Failure failure, String expected, String found) {
        return new FetchFailed(failure, asked, expected, found);
    }
}
