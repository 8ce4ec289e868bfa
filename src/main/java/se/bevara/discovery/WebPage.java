package se.bevara.discovery;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import se.bevara.capture.WebPages;

/**
 * What a page links to.
 *
 * @param accounts the accounts on platforms
 * @param pages other pages of the same site that may be pages of text, without fragments; those with a question are left out, for there is no
 *        end to them
 */
record WebPage(Set<AccountLink> accounts, Set<URI> pages) {

    private static final int MOST = 2_000;
    private static final int LONGEST = 2_000;
    private static final Pattern CHARSET = Pattern.compile("(?i)charset=\"?([\\w.:-]{1,40})");
    private static final Pattern FILE = Pattern
            .compile("(?i).*\\.(?:7z|avi|css|csv|docx?|epub|gif|gz|ico|ics|jpe?g|js|json|mov|mp[34]|od[pst]|"
                    + "pdf|png|pptx?|rss|rtf|svg|tar|txt|wav|webm|webp|woff2?|xlsx?|xml|zip)");

    WebPage {
        accounts = Set.copyOf(accounts);
        pages = java.util.Collections.unmodifiableSet(new LinkedHashSet<>(pages));
    }

    /** Whether an answer is a page. */
    static boolean is(String contentType) {
        String type = contentType.toLowerCase(Locale.ROOT).replaceFirst(";.*", "").strip();
        return type.equals("text/html") || type.equals("application/xhtml+xml");
    }

    /** @param address where the page was had, that its links start from */
    static WebPage read(URI address, String contentType, byte[] body) {
        Document page = parsed(address, contentType, body);
        boolean leads = page.select("meta[name=robots], meta[name=bevara]").stream()
                .noneMatch(meta -> meta.attr("content").toLowerCase(Locale.ROOT).matches(".*\\b(?:nofollow|none)\\b.*"));
        var accounts = new LinkedHashSet<AccountLink>();
        var pages = new LinkedHashSet<URI>();
        page.select("a[href], area[href], link[rel=me]").stream().limit(MOST).forEach(link -> {
            String target = link.absUrl("href");
            Network.account(target).ifPresent(accounts::add);
            URI next = leads && !link.normalName().equals("link") ? below(address, target) : null;
            if (next != null) {
                pages.add(next);
            }
        });
        return new WebPage(accounts, pages);
    }

    private static Document parsed(URI address, String contentType, byte[] body) {
        try {
            return Jsoup.parse(new ByteArrayInputStream(body), charset(contentType), address.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As the answer says; null where it says none that is known, and the page itself does. */
    private static @Nullable String charset(String contentType) {
        Matcher named = CHARSET.matcher(contentType);
        try {
            return named.find() && Charset.isSupported(named.group(1)) ? named.group(1) : null;
        } catch (IllegalCharsetNameException e) {
            return null;
        }
    }

    private static @Nullable URI below(URI address, String target) {
        try {
            URI found = new URI(target);
            boolean web = "http".equals(found.getScheme()) || "https".equals(found.getScheme());
            if (!web || target.length() > LONGEST || found.getRawQuery() != null || found.getRawUserInfo() != null
                    || !WebPages.sameSite(address, found) || FILE.matcher(found.getRawPath()).matches()) {
                return null;
            }
            String path = found.normalize().getRawPath();
            return new URI(found.getScheme() + "://" + found.getRawAuthority() + (path.isEmpty() ? "/" : path));
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
