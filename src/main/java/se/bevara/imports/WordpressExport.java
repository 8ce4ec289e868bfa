package se.bevara.imports;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.jsoup.Jsoup;
import se.bevara.archive.Content;
import se.bevara.archive.Content.Attachment;
import se.bevara.archive.Content.Kind;
import se.bevara.capture.Markup;

/**
 * WordPress' own export (WXR): published posts, and the public's comments on them. Keys are those of its REST interface; a blog that is
 * captured by its feed is known by the guid. A comment's e-mail address, network address and browser are cut out of what is archived, and
 * the file is not kept, for it holds them.
 */
final class WordpressExport implements ExportFormat {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final Set<String> CUT = Set.of("wp:comment_author_email", "wp:comment_author_IP", "wp:commentmeta");
    private static final Set<String> COMMENTS = Set.of("wp:comment");

    @Override
    public String parser() {
        return "wordpress.1";
    }

    @Override
    public String platform() {
        return "wordpress";
    }

    @Override
    public String swedish() {
        return "WordPress export (WXR)";
    }

    @Override
    public boolean kept() {
        return false;
    }

    @Override
    public boolean holdsMedia() {
        return false;
    }

    @Override
    public boolean recognises(Container container) {
        return container.names().size() == 1 && container.names().stream().allMatch(name -> wxr(container, name));
    }

    private static boolean wxr(Container container, String name) {
        try (var in = container.open(name)) {
            String head = new String(in.readNBytes(Container.HEAD), StandardCharsets.UTF_8);
            return head.contains("<rss") && head.contains("wordpress.org/export/");
        } catch (java.io.IOException e) {
            throw Container.broken(e);
        }
    }

    @Override
    public Export read(Container container) {
        var export = new Export(container.limits);
        byte[] xml = container.text(container.names().iterator().next());
        WxrFeed feed = WxrFeed.read(new StringReader(new String(xml, StandardCharsets.UTF_8)));
        String home = feed.channel().getOrDefault("wp:base_blog_url", feed.channel().getOrDefault("link", ""));
        export.owner(Owner.of(home, feed.channel().getOrDefault("wp:base_site_url", "")).alike(host(home)));
        for (var item : feed.items()) {
            export.each(() -> post(export, item, feed.authors()));
        }
        return export;
    }

    private static String host(String home) {
        var address = Markup.address(home);
        return address == null || address.getHost() == null ? home : address.getHost();
    }

    private static void post(Export export, WxrFeed.Element item, Map<String, WxrFeed.Author> authors) {
        String type = item.text("wp:post_type");
        String status = item.text("wp:status");
        if (!type.equals("post")) {
            export.leave(Reason.NOT_A_POST);
            return;
        }
        if (!status.equals("publish") || !item.text("wp:post_password").isEmpty()) {
            export.leave(status.equals("trash") ? Reason.SPAM : Reason.NOT_PUBLIC);
            return;
        }
        String key = "post-" + number(item.text("wp:post_id"));
        WxrFeed.Author author = authors.getOrDefault(item.text("dc:creator"), new WxrFeed.Author("", ""));
        String html = item.text("content:encoded");
        String said = Stream.of(Markup.text(item.text("title")), Markup.text(paragraphs(html))).filter(part -> !part.isBlank())
                .collect(Collectors.joining("\n\n"));
        OffsetDateTime made = time(item.text("wp:post_date_gmt"), item.text("wp:post_date"));
        var content = new Content(key, key, Kind.POST, null, author.id().isEmpty() ? "" : "user-" + author.id(), "", made,
                edited(item, made),
                said, attachments(html), Markup.address(item.text("link")), false, Map.of());
        String guid = item.text("guid");
        export.add(new Exported(content, Stream.of(guid, item.text("link")).filter(one -> !one.isEmpty()).toList(), true, true,
                new Exported.Slice("item", item.written(COMMENTS).getBytes(StandardCharsets.UTF_8)), List.of()));
        for (var comment : item.children("wp:comment")) {
            export.each(() -> comment(export, comment, key, guid, authors));
        }
    }

    private static void comment(Export export, WxrFeed.Element comment, String post, String guid,
            Map<String, WxrFeed.Author> authors) {
        String state = comment.text("wp:comment_approved");
        String type = comment.text("wp:comment_type");
        if (state.equals("spam") || state.contains("trash")) {
            export.leave(Reason.SPAM);
            return;
        }
        if (!type.isEmpty() && !type.equals("comment")) {
            export.leave(Reason.NOT_A_POST);
            return;
        }
        String id = number(comment.text("wp:comment_id"));
        String key = "comment-" + id;
        String above = comment.text("wp:comment_parent");
        String user = comment.text("wp:comment_user_id");
        boolean ours = !user.isEmpty() && !user.equals("0")
                && authors.values().stream().anyMatch(author -> author.id().equals(user));
        String html = comment.text("wp:comment_content");
        var content = new Content(key, key, Kind.COMMENT,
                above.isEmpty() || above.equals("0") ? post : "comment-" + number(above),
                user.isEmpty() || user.equals("0") ? "" : "user-" + user, Markup.text(comment.text("wp:comment_author")),
                time(comment.text("wp:comment_date_gmt"), comment.text("wp:comment_date")), null, Markup.text(paragraphs(html)),
                attachments(html), null, !state.equals("1"), Map.of());
        export.add(new Exported(content, guid.isEmpty() ? List.of() : List.of(guid + "#comment-" + id), true, ours,
                new Exported.Slice("comment", comment.written(CUT).getBytes(StandardCharsets.UTF_8), List.copyOf(CUT)),
                List.of()));
    }

    /** As WordPress shows it: an empty line parts paragraphs, another line break is one. Its own block comments are no text. */
    private static String paragraphs(String html) {
        String bare = html.replaceAll("<!--.*?-->", "").replace("\r\n", "\n").strip();
        if (bare.matches("(?is).*<(p|div|ul|ol|table|blockquote|h[1-6])[\\s>].*")) {
            return bare;
        }
        return Stream.of(bare.split("\n\\s*\n")).map(part -> "<p>" + part.replace("\n", "<br>") + "</p>")
                .collect(Collectors.joining());
    }

    /** Pictures by their addresses: the file has none of their bytes, and nothing is fetched. */
    private static List<Attachment> attachments(String html) {
        var found = new LinkedHashMap<String, Attachment>();
        Jsoup.parseBodyFragment(html).select("img[src]").forEach(img -> {
            var address = Markup.address(img.attr("src"));
            if (address != null) {
                String id = Markup.stable(address.toString());
                found.putIfAbsent(id, new Attachment(id, "image", address, Markup.plain(img.attr("alt"))));
            }
        });
        return new ArrayList<>(found.values());
    }

    private static String number(String id) {
        if (!id.matches("[1-9]\\d{0,18}")) {
            throw new IllegalArgumentException("no number");
        }
        return id;
    }

    private static @Nullable OffsetDateTime edited(WxrFeed.Element item, OffsetDateTime made) {
        String modified = item.text("wp:post_modified_gmt");
        if (modified.isEmpty() || modified.startsWith("0000")) {
            return null;
        }
        OffsetDateTime edited = LocalDateTime.parse(modified, TIME).atOffset(ZoneOffset.UTC)
                .withOffsetSameInstant(made.getOffset());
        return edited.isEqual(made) ? null : edited;
    }

    /** UTC, with the blog's own offset where its own time beside it tells one. */
    private static OffsetDateTime time(String utc, String local) {
        LocalDateTime at = LocalDateTime.parse(utc, TIME);
        long seconds = local.isEmpty() ? 0 : Duration.between(at, LocalDateTime.parse(local, TIME)).toSeconds();
        boolean offset = Math.abs(seconds) <= 14 * 3600 && seconds % 900 == 0;
        return at.atOffset(ZoneOffset.UTC)
                .withOffsetSameInstant(offset ? ZoneOffset.ofTotalSeconds((int) seconds) : ZoneOffset.UTC);
    }
}
