package se.bevara.discovery;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Objects;

/**
 * An account as an address names it, in one spelling.
 *
 * @param platform as the register names it: {@code facebook}, {@code mastodon}, …
 * @param handle its name there, {@code solvik}; on Mastodon with its server, {@code solvik@social.example}; at most 120 characters
 */
public record AccountLink(String platform, String handle) {

    static final int LONGEST = 120;

    /** What two spellings of the same account have in common. Facebook takes no notice of full stops in names. */
    String key() {
        String same = handle.matches("UC[\\w-]{22}") ? handle : handle.toLowerCase(Locale.ROOT);
        return platform + "/" + (platform.equals("facebook") ? same.replace(".", "") : same);
    }

    /** Its public address. */
    public URI address() {
        return switch (platform) {
            case "bluesky" -> web("bsky.app", "/profile/" + handle);
            case "facebook" -> web("www.facebook.com", "/" + handle);
            case "flickr" -> web("www.flickr.com", "/photos/" + handle);
            case "instagram" -> web("www.instagram.com", "/" + handle);
            case "linkedin" -> web("www.linkedin.com", handle.contains("/") ? "/" + handle : "/company/" + handle);
            case "snapchat" -> web("www.snapchat.com", "/add/" + handle);
            case "threads" -> web("www.threads.com", "/@" + handle);
            case "tiktok" -> web("www.tiktok.com", "/@" + handle);
            case "x" -> web("x.com", "/" + handle);
            case "youtube" -> web("www.youtube.com", handle.matches("UC[\\w-]{22}") ? "/channel/" + handle : "/" + handle);
            default -> web(handle.substring(handle.indexOf('@') + 1), "/@" + handle.substring(0, handle.indexOf('@')));
        };
    }

    private static URI web(String host, String path) {
        try {
            return URI.create(Objects.requireNonNull(new URI("https", host, path, null).toASCIIString()));
        } catch (URISyntaxException e) {
            throw new IllegalStateException("account link: expected a path of an address, found another", e);
        }
    }
}
