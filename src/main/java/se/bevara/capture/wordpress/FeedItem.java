package se.bevara.capture.wordpress;

import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Date;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.bevara.archive.Content;
import se.bevara.archive.Content.Attachment;
import se.bevara.archive.Content.Kind;
import se.bevara.capture.Markup;

/** Reads one item of an RSS feed, or one entry of an Atom feed, by ROME. */
final class FeedItem {

    /** Prefixes are declared on the feed's first tag, which is not part of an item. */
    private static final Map<String, String> KNOWN = Map.of("content", "http://purl.org/rss/1.0/modules/content/", "dc",
            "http://purl.org/dc/elements/1.1/", "atom", "http://www.w3.org/2005/Atom", "slash",
            "http://purl.org/rss/1.0/modules/slash/",
            "wfw", "http://wellformedweb.org/CommentAPI/", "media", "http://search.yahoo.com/mrss/", "thr",
            "http://purl.org/syndication/thread/1.0");
    private static final Pattern PREFIX = Pattern.compile("[<\\s/]([A-Za-z_][\\w.-]*):[A-Za-z_]");
    private static final Pattern CHARSET = Pattern.compile("charset=([\\w.:-]+)");
    private static final Pattern COMMENT = Pattern.compile("#comment-\\d+$");

    private FeedItem() {
    }

    static Content read(byte[] block, String mediaType) {
        SyndEntry entry = entry(block, mediaType);
        String link = plain(entry.getLink());
        String key = plain(entry.getUri()).isEmpty() ? link : plain(entry.getUri());
        if (key.isEmpty()) {
            throw new IllegalArgumentException("feed item: expected guid, id or link, found none");
        }
        boolean comment = COMMENT.matcher(link).find() || COMMENT.matcher(key).find();
        OffsetDateTime made = time(entry.getPublishedDate() == null ? entry.getUpdatedDate() : entry.getPublishedDate());
        if (made == null) {
            throw new IllegalArgumentException("feed item: expected a date, found none");
        }
        OffsetDateTime updated = time(entry.getUpdatedDate());
        String html = html(entry);
        return new Content(key, remoteId(link.isEmpty() ? key : link), comment ? Kind.COMMENT : Kind.POST,
                comment ? remoteId(withoutFragment(link.isEmpty() ? key : link)) : null, "", plain(entry.getAuthor()), made,
                updated == null || updated.isEqual(made) ? null : updated, said(entry, html, comment),
                attachments(entry, html, link),
                Markup.address(link), false, Map.of());
    }

    /** An address may hold a name, so what the catalogue keeps is its hash. */
    static String remoteId(String address) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(address.getBytes(StandardCharsets.UTF_8));
            return "feed-" + HexFormat.of().formatHex(Arrays.copyOf(digest, 8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static String withoutFragment(String link) {
        return link.replaceFirst("#.*$", "");
    }

    private static SyndEntry entry(byte[] block, String mediaType) {
        Matcher charset = CHARSET.matcher(mediaType);
        String item = new String(block, charset.find() ? Charset.forName(charset.group(1)) : StandardCharsets.UTF_8);
        String names = PREFIX.matcher(item).results().map(found -> found.group(1)).distinct()
                .filter(prefix -> !prefix.toLowerCase(Locale.ROOT).startsWith("xml"))
                .map(prefix -> " xmlns:" + prefix + "=\"" + KNOWN.getOrDefault(prefix, "urn:unknown:" + prefix) + "\"")
                .collect(Collectors.joining());
        String feed = mediaType.startsWith("application/atom")
                ? "<feed xmlns=\"http://www.w3.org/2005/Atom\"" + names + ">" + item + "</feed>"
                : "<rss version=\"2.0\"" + names + "><channel>" + item + "</channel></rss>";
        try {
            SyndFeed read = new SyndFeedInput(false, Locale.ROOT).build(new StringReader(feed));
            return read.getEntries().getFirst();
        } catch (FeedException | IllegalArgumentException | java.util.NoSuchElementException e) {
            throw new IllegalArgumentException("feed item: expected one item of RSS or Atom, found another form", e);
        }
    }

    private static String html(SyndEntry entry) {
        SyndContent content = entry.getContents().isEmpty() ? entry.getDescription() : entry.getContents().getFirst();
        if (content == null || content.getValue() == null) {
            return "";
        }
        boolean text = "text".equals(content.getType()) || "text/plain".equals(content.getType());
        return text ? org.jsoup.nodes.Entities.escape(content.getValue()) : content.getValue();
    }

    /** A comment's title is made up by the blog. */
    private static String said(SyndEntry entry, String html, boolean comment) {
        String title = comment ? "" : Markup.text(plain(entry.getTitle()));
        return Stream.of(title, Markup.text(html)).filter(part -> !part.isBlank()).collect(Collectors.joining("\n\n"));
    }

    private static java.util.List<Attachment> attachments(SyndEntry entry, String html, String link) {
        Map<String, Attachment> found = new LinkedHashMap<>();
        entry.getEnclosures()
                .forEach(e -> WordpressMedia.add(found, WordpressMedia.kind(plain(e.getType())), plain(e.getUrl()), ""));
        WordpressMedia.read(html, link).forEach(attachment -> found.putIfAbsent(attachment.id(), attachment));
        return java.util.List.copyOf(found.values());
    }

    private static String plain(@Nullable String text) {
        return Markup.plain(Objects.requireNonNullElse(text, "")).strip();
    }

    private static @Nullable OffsetDateTime time(@Nullable Date date) {
        return date == null ? null : date.toInstant().atOffset(ZoneOffset.UTC);
    }
}
