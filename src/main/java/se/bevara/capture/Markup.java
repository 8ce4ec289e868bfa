package se.bevara.capture;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;

/** Plain text and safe addresses out of what strangers wrote. The markup itself stays in the exact bytes. */
public final class Markup {

    private static final Set<String> UNSEEN = Set.of("script", "style", "template", "noscript", "head", "title");

    private Markup() {
    }

    /** The text of an HTML fragment: paragraphs and line breaks kept, links by their text, pictures of signs by their sign. */
    public static String text(String html) {
        StringBuilder text = new StringBuilder();
        Jsoup.parseBodyFragment(html).body().traverse(new Reader(text));
        String lines = text.toString().lines().map(String::strip).collect(Collectors.joining("\n"));
        return plain(lines.replaceAll("\\n{3,}", "\n\n").strip());
    }

    /** The text as well-formed Unicode: line ends are {@code \n}, half characters are U+FFFD. */
    public static String plain(String text) {
        String lines = text.replace("\r\n", "\n").replace('\r', '\n');
        StringBuilder whole = new StringBuilder(lines.length());
        lines.codePoints()
                .forEach(c -> whole.appendCodePoint(Character.MIN_SURROGATE <= c && c <= Character.MAX_SURROGATE ? 0xFFFD : c));
        return whole.toString();
    }

    /** The address, if it is one of the web. */
    public static @Nullable URI address(String address) {
        try {
            URI uri = new URI(address.strip().replace(" ", "%20"));
            boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            return web && uri.getHost() != null ? uri : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    /** The address without query and fragment: signatures change from night to night, the rest does not. */
    public static String stable(String address) {
        return address.replaceFirst("[?#].*$", "");
    }

    private record Reader(StringBuilder text) implements NodeVisitor {

        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode words && !unseen(node)) {
                String said = words.getWholeText();
                text.append(inPre(node) ? said : said.replaceAll("\\s+", " "));
            } else if (node instanceof Element element) {
                switch (element.normalName()) {
                    case "br" -> text.append('\n');
                    case "img" -> text.append(isSign(element) ? element.attr("alt") : "");
                    case "p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "ul", "ol", "table", "figure" ->
                        text.append("\n\n");
                    default -> text.append(element.isBlock() ? "\n" : "");
                }
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (node instanceof Element element && element.isBlock()) {
                text.append("p".equals(element.normalName()) ? "\n\n" : "\n");
            }
        }

        private static boolean isSign(Element img) {
            return img.hasClass("emoji") || img.hasClass("wp-smiley") || img.hasClass("custom-emoji");
        }

        private static boolean unseen(Node node) {
            return node.parent() instanceof Element parent && UNSEEN.contains(parent.normalName());
        }

        private static boolean inPre(Node node) {
            return node.parent() instanceof Element parent && "pre".equals(parent.normalName());
        }
    }
}
