package se.bevara.dialogues;

import java.net.IDN;
import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the address of somebody's post as a person has copied it, and writes it in one spelling: without query, fragment or last slash. */
final class PageAddress {

    private static final int LONGEST = 500;
    private static final Pattern PARTS = Pattern
            .compile("(?i:https)://([^/?#\\s@:\\\\]{1,253})(?::443)?((?:/[A-Za-z0-9@._~:-]{1,120}){2,8})/?(?:[?#]\\S*)?");
    private static final Pattern HOST = Pattern
            .compile("(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})");
    private static final String BLUESKY = "bsky.app";
    private static final Pattern BLUESKY_POST = Pattern
            .compile("/profile/(?:did:[a-z]{1,20}:[A-Za-z0-9._:-]+|[A-Za-z0-9.-]+)/post/[A-Za-z0-9._~:-]+");

    private PageAddress() {
    }

    /**
     * @param platform of the account that takes part
     * @throws DialogueRefused when it is no address of a post there, or the platform has no way to one
     */
    static URI of(String platform, String text) {
        refuseWhereThereIsNoWay(platform);
        Matcher parts = PARTS.matcher(text.length() > LONGEST ? "" : text.strip());
        if (!parts.matches()) {
            throw refused(platform);
        }
        String host = host(parts.group(1));
        String path = parts.group(2);
        boolean bluesky = platform.equals("bluesky");
        if (!HOST.matcher(host).matches() || Arrays.stream(path.split("/")).anyMatch(step -> step.matches("\\.+"))
                || bluesky != (host.equals(BLUESKY) && BLUESKY_POST.matcher(path).matches())) {
            throw refused(platform);
        }
        return URI.create("https://" + host + path);
    }

    private static String host(String name) {
        try {
            return IDN.toASCII(name, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static DialogueRefused refused(String platform) {
        return new DialogueRefused("adress: väntade inläggets adress som webbläsaren visar den, som "
                + (platform.equals("bluesky")
                        ? "https://bsky.app/profile/namn.exempel.se/post/3abc"
                        : "https://server.exempel.se/@namn/123456789")
                + ", högst " + LONGEST + " tecken; fann en annan");
    }

    /** Whether there is a way to others' posts on a platform. */
    static boolean reaches(String platform) {
        return platform.equals("mastodon") || platform.equals("bluesky");
    }

    /** What the platforms' own interfaces give of others' threads; see the README. */
    private static void refuseWhereThereIsNoWay(String platform) {
        if (reaches(platform)) {
            return;
        }
        String why = switch (platform) {
            case "facebook", "instagram", "linkedin" -> "plattformens API visar bara det som står på våra egna sidor, "
                    + "inte trådar på andras";
            case "wordpress" -> "en blogg svarar bara för sina egna inlägg, inte för dem på andras webbplatser";
            default -> "Bevara läser inte andras trådar där";
        };
        throw new DialogueRefused("konto: väntade ett på Mastodon eller Bluesky, fann ett på " + platform + ": " + why
                + ". Spara dialogen för hand");
    }
}
