package se.bevara.discovery;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import se.bevara.archive.Content;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The accounts that a post of ours links to: in its words, its link cards, and where its platform shows another text than the address, as
 * blogs, X and Bluesky do, in its exact bytes. What it passes on of others, and people it mentions by its platform's own means, are left out.
 */
final class PostLinks {

    private static final int LONGEST = 200_000;
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern WRITTEN = Pattern.compile("(?i)https?://[^\\s<>\"“”»«]++"
            + "|(?<![\\w@/.])@[A-Za-z0-9_]{1,60}+@[A-Za-z0-9.-]{4,250}+"
            + "|(?<![\\w@/.-])(?:[a-z0-9-]++\\.){1,3}+[a-z]{2,10}+/[^\\s<>\"“”»«]++");
    /** What ends a sentence, not an address. A run of it is tried from its beginning alone, however long it is. */
    private static final Pattern AFTER = Pattern.compile("(?<![.,:;!?)\\]}'’*_|])[.,:;!?)\\]}'’*_|]++$");
    private static final Set<String> OF_OTHERS = Set.of("quote", "quoted_status", "reblog", "includes", "account", "user",
            "author",
            "mentions", "record", "comments", "replies");

    private final Set<AccountLink> found = new LinkedHashSet<>();

    private PostLinks() {
    }

    /** @param block the exact bytes that {@code content} was read from */
    static Set<AccountLink> of(Content content, byte[] block) {
        var links = new PostLinks();
        links.words(content.text());
        content.attachments().stream().filter(one -> one.kind().equals("link")).forEach(one -> {
            links.address(one.id());
            links.words(one.description());
            if (one.source() != null) {
                links.address(one.source().toString());
            }
        });
        links.block(new String(block, StandardCharsets.UTF_8));
        return links.found;
    }

    private void words(String text) {
        WRITTEN.matcher(text.length() > LONGEST ? text.substring(0, LONGEST) : text).results().map(found -> found.group())
                .forEach(this::address);
    }

    private void address(String written) {
        String address = AFTER.matcher(written).replaceFirst("");
        (address.startsWith("@") ? Network.mention(address) : Network.account(address)).ifPresent(found::add);
    }

    private void block(String text) {
        if (text.stripLeading().startsWith("<")) {
            Jsoup.parse(text, Parser.xmlParser()).getAllElements().forEach(element -> markup(element.ownText()));
            return;
        }
        try {
            node("", JSON.readTree(text));
        } catch (JacksonException e) {
            // Not JSON: what the post says has been read from its words.
        }
    }

    private void node(String name, JsonNode node) {
        if (node.isString()) {
            markup(node.asString());
            if (name.equals("expanded_url")) {
                address(node.asString());
            }
        } else if (node.path("$type").asString("").equals("app.bsky.richtext.facet#link")) {
            address(node.path("uri").asString(""));
        } else if (node.isArray()) {
            node.forEach(each -> node(name, each));
        } else {
            node.propertyStream().filter(each -> !OF_OTHERS.contains(each.getKey()))
                    .forEach(each -> node(each.getKey(), each.getValue()));
        }
    }

    private void markup(String text) {
        if (text.contains("href")) {
            Jsoup.parseBodyFragment(text.length() > LONGEST ? text.substring(0, LONGEST) : text).select("a[href]:not(.mention)")
                    .stream().map(PostLinks::href).forEach(this::address);
        }
    }

    private static String href(Element link) {
        return link.attr("href").strip();
    }
}
