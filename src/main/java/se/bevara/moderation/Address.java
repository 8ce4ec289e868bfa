package se.bevara.moderation;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.bevara.archive.Content;

/**
 * An address as people paste it, without what does not tell one item from another: protocol, {@code www}, the telephone's host, a last slash,
 * and what platforms add to see who shared it.
 *
 * @param query its parameters that matter, sorted
 * @param fragment only where it names a comment
 */
record Address(String host, String path, Set<String> query, String fragment) {

    private static final Pattern HOST = Pattern.compile("^(www|m|web|mobile|touch)\\.");
    private static final Pattern TRACKING = Pattern
            .compile("(utm_\\w+|fbclid|gclid|mibextid|rdid|share_url|ref|refsrc|locale|__cft__.*|__tn__)=.*|");
    private static final List<String> NUMBERS = List.of("reply_comment_id=", "comment_id=", "story_fbid=", "fbid=");
    private static final Pattern NUMBER = Pattern.compile("\\d{5,30}");
    private static final Pattern COMMENT = Pattern.compile("comment-\\d+");

    Address {
        query = Set.copyOf(query);
    }

    /** @throws ModerationRefused for what is no address of a page; the message does not repeat it */
    static Address pasted(String text) {
        Address read = read(text.strip());
        if (read == null) {
            throw new ModerationRefused("adress: väntade en webbadress som börjar med https://, fann något annat");
        }
        return read;
    }

    /** @return null for what is no address of a page */
    static @Nullable Address read(String text) {
        try {
            return of(new URI(text));
        } catch (URISyntaxException e) {
            return null;
        }
    }

    /** @return null for what is no address of a page */
    static @Nullable Address of(URI address) {
        if (address.getHost() == null || !Set.of("http", "https").contains(lower(address.getScheme()))) {
            return null;
        }
        var query = new TreeSet<>(Arrays.asList(Objects.requireNonNullElse(address.getQuery(), "").split("&", -1)));
        query.removeIf(one -> TRACKING.matcher(one).matches());
        String fragment = Objects.requireNonNullElse(address.getFragment(), "");
        return new Address(HOST.matcher(lower(address.getHost())).replaceFirst(""), path(address), query,
                COMMENT.matcher(fragment).matches() ? fragment : "");
    }

    private static String path(URI address) {
        return Objects.requireNonNullElse(address.getPath(), "").replaceFirst("/+$", "");
    }

    private static String lower(@Nullable String text) {
        return Objects.requireNonNullElse(text, "").toLowerCase(Locale.ROOT);
    }

    /**
     * The number that Facebook identifies an item by, where the address has it: that of the comment before that of its post. The rest of such
     * an address may be made up anew for each reader. Empty where there is none.
     */
    String number() {
        return Stream.concat(NUMBERS.stream().flatMap(name -> query.stream().filter(one -> one.startsWith(name))
                .map(one -> one.substring(name.length()))), Stream.of(path.substring(path.lastIndexOf('/') + 1)))
                .filter(text -> NUMBER.matcher(text).matches()).findFirst().orElse("");
    }

    /** Whether it is an item's: some platforms have two addresses of an item, one of which is what identifies it. */
    boolean leadsTo(Content content) {
        URI permalink = content.permalink();
        return permalink != null && equals(of(permalink)) || equals(read(content.key())) || content.key().equals(number());
    }

    /** Whether it lies on an account's page, or below it. */
    boolean below(Address account) {
        return host.equals(account.host)
                && (path.equalsIgnoreCase(account.path) || lower(path).startsWith(lower(account.path) + "/"));
    }
}
