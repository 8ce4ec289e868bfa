package se.bevara.disclosure;

import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** A package as HTML pages of its own: no script, nothing fetched from elsewhere, everything that strangers wrote escaped. */
final class DisclosedHtml {

    private static final String STYLE = """
            body{font:16px/1.5 sans-serif;margin:0 auto;max-width:48rem;padding:1rem;color:#111;background:#fff}
            article{border-top:1px solid #767676;padding:.5rem 0}pre{font:inherit;white-space:pre-wrap;overflow-wrap:anywhere;margin:0}
            .bar{background:#000;color:#fff;padding:0 .4em;font-size:.85em}dt{font-weight:bold}dd{margin:0 0 .4rem;overflow-wrap:anywhere}
            img{max-width:100%;height:auto}h2,h3{overflow-wrap:anywhere}
            """;

    private final Disclosed all;
    private final UnaryOperator<String> files;

    /** @param files where an attachment is fetched, by its name in the package */
    DisclosedHtml(Disclosed all, UnaryOperator<String> files) {
        this.all = all;
        this.files = files;
    }

    /** The page with everything but the threads. */
    String index(UnaryOperator<String> threads) {
        var html = new StringBuilder();
        html.append("<h1>").append(escaped(DisclosedText.title(all))).append("</h1><dl>");
        for (var line : DisclosedText.cover(all)) {
            html.append("<dt>").append(escaped(line.label())).append("</dt><dd><pre>")
                    .append(escaped(String.join("\n", line.lines()))).append("</pre></dd>");
        }
        html.append("</dl><h2>Trådar</h2><ol>");
        for (int i = 0; i < all.threads().size(); i++) {
            var thread = all.threads().get(i);
            html.append("<li><a href=\"").append(escaped(threads.apply(thread(i)))).append("\">")
                    .append(escaped(thread.account()))
                    .append(", ").append(thread.entries().size())
                    .append(thread.entries().size() == 1 ? " handling" : " handlingar")
                    .append("</a></li>");
        }
        html.append("</ol><h2>Gallrat</h2><ul>");
        all.disposed().forEach(one -> html.append("<li>").append(escaped(DisclosedText.gone(one))).append("</li>"));
        html.append("</ul>").append(all.disposed().isEmpty() ? "<p>Inget av det som begäran omfattar är gallrat.</p>" : "")
                .append("<h2>Luckor i hämtningen</h2><ul>");
        all.gaps().forEach(gap -> html.append("<li>").append(escaped(gap.night() + ", " + gap.account() + ": " + gap.what()))
                .append("</li>"));
        html.append("</ul>").append(all.gaps().isEmpty() ? "<p>Inga luckor är kända för konton och tid.</p>" : "");
        return page(DisclosedText.title(all), html.toString());
    }

    static String thread(int index) {
        return String.format(Locale.ROOT, "trad-%04d.html", index + 1);
    }

    String page(Disclosed.Thread thread, String index) {
        var html = new StringBuilder("<p><a href=\"").append(escaped(index)).append("\">Till förstasidan</a></p>");
        html.append(threadBody(thread));
        return page("Tråd på kontot " + thread.account(), html.toString());
    }

    /** A thread without the page around it. */
    String threadBody(Disclosed.Thread thread) {
        var html = new StringBuilder("<h2>Tråd på kontot ").append(escaped(thread.account())).append("</h2>");
        thread.entries().forEach(entry -> entry(entry, html));
        return html.toString();
    }

    private void entry(Disclosed.Entry entry, StringBuilder html) {
        html.append("<article><h3>").append(escaped(DisclosedText.heading(entry))).append("</h3>");
        if (!entry.withheld().isEmpty()) {
            html.append("<p>Lämnas inte ut: ").append(bar(entry.withheld())).append("</p></article>");
            return;
        }
        html.append("<p>Av ").append(text(entry.author())).append(". ").append(escaped(DisclosedText.time(entry))).append('.');
        entry.states().forEach(state -> html.append(' ').append(escaped(state)).append('.'));
        html.append("</p><pre>").append(text(entry.text())).append("</pre>");
        if (!entry.permalink().isEmpty()) {
            html.append("<p>Adress: ").append(escaped(entry.permalink())).append("</p>");
        }
        entry.attached().forEach(one -> attached(one, html));
        html.append("</article>");
    }

    private void attached(Disclosed.Attached one, StringBuilder html) {
        html.append("<p>").append(escaped(one.kind() + " " + one.number() + " ")).append(text(one.description())).append(' ')
                .append(text(one.link())).append(' ').append(escaped(one.note()))
                .append(one.ground().isEmpty() ? "" : " " + bar(one.ground())).append("</p>");
        if (one.picture()) {
            html.append("<img src=\"").append(escaped(files.apply(one.file()))).append("\" alt=\"")
                    .append(escaped(one.kind() + " " + one.number() + ". " + Segment.plain(one.description()))).append("\">");
        } else if (!one.file().isEmpty()) {
            html.append("<p>Finns som fil i paketet: ").append(escaped(one.file())).append("</p>");
        }
    }

    private static String text(List<Segment> segments) {
        var html = new StringBuilder();
        segments.forEach(one -> html.append(one.masked() ? bar(one.ground()) : escaped(one.text())));
        return html.toString();
    }

    private static String bar(String ground) {
        return "<span class=\"bar\">Maskat: " + escaped(ground) + "</span>";
    }

    static String page(String title, String body) {
        return "<!DOCTYPE html><html lang=\"sv\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">"
                + "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src 'self' data: blob:; style-src "
                + "'unsafe-inline'\"><title>" + escaped(title) + "</title><style>" + STYLE + "</style></head><body>" + body
                + "</body></html>\n";
    }

    static String escaped(String text) {
        var html = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                default -> html.appendCodePoint(Character.isISOControl(c) && c != '\n' && c != '\t' || isTurning(c) ? 0xFFFD : c);
            }
        });
        return html.toString();
    }

    private static boolean isTurning(int c) {
        return c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069
                || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    }
}
