package se.bevara.snapshot;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import se.bevara.archive.Content;
import se.bevara.archive.Direction;
import se.bevara.archive.Item;
import se.bevara.archive.ItemState;

/** Lays archived content out as a page of our own: nothing in it runs, nothing is fetched, all that others wrote is escaped. */
final class ReproductionHtml {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT)
            .withZone(Recording.SWEDEN);
    /** A longer text is cut, which is said. */
    private static final int LONGEST = 20_000;
    private static final int DEEPEST = 6;

    private static final String HEAD = """
            <!doctype html><html lang="sv"><head><meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
            <style>
            *{box-sizing:border-box}
            body{margin:0;background:#fff;color:#1b1b1b;font:16px/1.45 "Liberation Sans",Arial,"Noto Color Emoji",sans-serif}
            .band{height:64px;background:#7a1f1f;color:#fff;padding:9px 32px;overflow:hidden}
            .band b{display:block;font-size:17px;white-space:nowrap}.band span{font-size:13px;white-space:nowrap}
            main{padding:20px 32px 24px}
            h1{font-size:26px;margin:0 0 12px;overflow-wrap:anywhere}
            dl{display:grid;grid-template-columns:150px 1fr;gap:3px 16px;margin:0 0 16px;font-size:14px}
            dt{color:#555}dd{margin:0;overflow-wrap:anywhere}
            .missing{border:1px solid #b98;background:#fdf6ee;padding:10px 16px;margin:0 0 16px;font-size:14px}
            .missing ul{margin:4px 0 0;padding-left:20px}
            .thread{border:1px solid #bbb;border-radius:6px;margin:0 0 16px;padding:2px 18px 12px}
            .item{padding-top:12px}.answer{border-left:3px solid #d5dbe0;padding-left:14px;margin-top:12px}
            .chosen{outline:3px solid #c27c0e;outline-offset:5px;border-radius:3px}
            .head{font-size:13px;color:#555}.head b{font-size:15px;color:#1b1b1b}
            .state{display:inline-block;background:#7a1f1f;color:#fff;border-radius:3px;padding:0 6px;font-size:12px}
            .text{white-space:pre-wrap;overflow-wrap:anywhere;unicode-bidi:plaintext;overflow:hidden;margin:4px 0 0}
            .earlier{margin:8px 0 0;padding:6px 10px;background:#f3f3f3;font-size:14px}
            figure{margin:8px 0 0}figure img{display:block;max-width:520px;max-height:420px;border:1px solid #ccc}
            figcaption{font-size:12px;color:#555;overflow-wrap:anywhere}
            .link{font-size:12px;color:#555;overflow-wrap:anywhere}
            </style></head><body>
            """;

    private final StringBuilder out = new StringBuilder(HEAD);

    private ReproductionHtml() {
    }

    /**
     * One part of it.
     *
     * @param beneath the mark on every page: what and when
     * @param head whether it begins with what is reproduced and what is missing
     */
    static String of(Reproduction all, List<List<Reproduction.Entry>> threads, String beneath, boolean head) {
        var page = new ReproductionHtml();
        page.out.append("<div class=\"band\"><b>").append(Escaped.of(Reproduction.MARK)).append("</b><span>")
                .append(line(beneath)).append("</span></div><main>");
        if (head) {
            page.head(all);
        }
        threads.forEach(page::thread);
        return page.out.append("</main></body></html>").toString();
    }

    private static String line(String text) {
        return Escaped.of(text.replace('\n', ' ').replace('\t', ' '));
    }

    private void head(Reproduction all) {
        out.append("<h1>").append(line(all.title())).append("</h1><dl>");
        all.facts().forEach((label, lines) -> out.append("<dt>").append(line(label)).append("</dt><dd>")
                .append(line(String.join(", ", lines))).append("</dd>"));
        out.append("</dl><div class=\"missing keep\"><b>Det här visas inte</b><ul>");
        all.missing().forEach(one -> out.append("<li>").append(line(one)).append("</li>"));
        out.append("</ul></div>");
    }

    private void thread(List<Reproduction.Entry> entries) {
        out.append("<section class=\"thread\">");
        for (Reproduction.Entry entry : entries) {
            var newest = entry.versions().getFirst();
            int indent = Math.max(0, Math.min(entry.depth(), DEEPEST) - 1) * 24;
            out.append("<article class=\"item").append(entry.depth() > 0 ? " answer" : "").append("\" style=\"margin-left:")
                    .append(indent).append("px\" data-item=\"").append(entry.item().id()).append("\" data-version=\"")
                    .append(newest.number()).append("\"><div").append(entry.chosen() ? " class=\"chosen\"" : "").append('>');
            item(entry.item(), newest);
            entry.versions().subList(1, entry.versions().size()).forEach(this::earlier);
            out.append("</div></article>");
        }
        out.append("</section>");
    }

    private void item(Item item, Reproduction.Version newest) {
        var content = newest.content();
        out.append("<div class=\"head keep\"><b><bdi>").append(line(author(item, content))).append("</bdi></b> · ")
                .append(TIME.format(item.platformTime())).append(newest.number() > 1 ? " · ändrad" : "").append(" · handling ")
                .append(item.id()).append(", ").append(item.kind() == Content.Kind.POST ? "inlägg" : "kommentar").append(", ")
                .append(item.direction() == Direction.RECEIVED ? "inkommen" : "upprättad").append(", arkiverad ")
                .append(TIME.format(newest.captured())).append(state(item)).append("</div>");
        said(content, newest.media());
        if (content != null && content.permalink() != null) {
            out.append("<div class=\"link\">").append(line(content.permalink().toString())).append("</div>");
        }
    }

    private static String author(Item item, @Nullable Content content) {
        String name = content == null ? "" : content.authorName();
        return name.isBlank() ? item.direction() == Direction.DRAWN_UP ? "Kontot" : "Avsändare ej angiven" : name;
    }

    private static String state(Item item) {
        String since = item.lastSeen() == null ? "" : ", senast sedd " + TIME.format(item.lastSeen());
        String word = switch (item.state()) {
            case VISIBLE, DISPOSED -> "";
            case HIDDEN -> "dold på plattformen";
            case MISSING -> "saknas på plattformen" + since;
            case GONE -> "borta från plattformen" + since;
        };
        return item.state() == ItemState.VISIBLE ? "" : " <span class=\"state\">" + word + "</span>";
    }

    private void earlier(Reproduction.Version version) {
        out.append("<div class=\"earlier\"><div class=\"head keep\">Tidigare lydelse, version ").append(version.number())
                .append(", arkiverad ").append(time(version.captured())).append("</div>");
        said(version.content(), version.media());
        out.append("</div>");
    }

    private static String time(Instant at) {
        return TIME.format(at);
    }

    private void said(@Nullable Content content, List<Reproduction.Medium> media) {
        String text = content == null ? "Handlingens segment kan inte läsas." : content.text().strip();
        boolean cut = text.length() > LONGEST;
        out.append("<p class=\"text\">").append(Escaped.of(cut ? text.substring(0, LONGEST) : text))
                .append(cut ? " … (" + text.length() + " tecken, resten finns i arkivet)" : "").append("</p>");
        for (Reproduction.Medium medium : media) {
            out.append("<figure>");
            if (medium.data() != null) {
                out.append("<img alt=\"\" src=\"").append(medium.data()).append("\">");
            }
            out.append("<figcaption>").append(line(medium.text())).append("</figcaption></figure>");
        }
    }
}
