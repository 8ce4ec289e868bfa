package se.bevara.discovery;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Facebook's many ways to write a page's address. */
final class Facebook {

    private static final Set<String> OTHER = Set.of("ads", "ajax", "business", "campaign", "dialog", "directory", "embed",
            "events", "flx",
            "gaming", "hashtag", "help", "home.php", "l.php", "legal", "live", "login", "login.php", "marketplace", "media",
            "messages",
            "notes", "notifications", "photo", "photo.php", "photos", "plugins", "policies", "policy.php", "posts", "privacy",
            "public",
            "r.php", "recover", "reel", "reels", "reg", "saved", "search", "settings", "share", "share.php", "sharer",
            "sharer.php",
            "signup", "sitetour", "stories", "terms", "terms.php", "tr", "video.php", "videos", "watch");
    private static final Set<String> BY_ID = Set.of("profile.php", "story.php", "permalink.php");
    private static final Set<String> WITH_ID = Set.of("pages", "people", "p");
    private static final Pattern NUMBER = Pattern.compile("(?:.*[-/])?(\\d{6,20})");

    private Facebook() {
    }

    /** A page's name or number; {@code groups/…} for a group's; empty where the address leads to neither. */
    static String named(Address address) {
        String first = address.step(0).toLowerCase(Locale.ROOT);
        if (BY_ID.contains(first)) {
            return Network.word("\\d{3,20}", address.query().getOrDefault("id", ""));
        }
        if (WITH_ID.contains(first)) {
            return number(address);
        }
        return switch (first) {
            case "groups" -> group(address.step(1));
            case "pg" -> name(address.step(1));
            default -> OTHER.contains(first) ? "" : name(address.step(0));
        };
    }

    private static String group(String name) {
        String group = Network.word("[A-Za-z0-9._-]{2,80}", name);
        return group.isEmpty() || Set.of("discover", "feed", "joins").contains(group) ? "" : "groups/" + group;
    }

    /** {@code /pages/Solvik/123456}, {@code /pages/category/School/Solvik-123456}, {@code /p/Solvik-123456}. */
    private static String number(Address address) {
        for (int at = 1; at < Math.min(address.path().size(), 5); at++) {
            Matcher number = NUMBER.matcher(address.step(at));
            if (number.matches()) {
                return number.group(1);
            }
        }
        return "";
    }

    /** A page that has chosen no name is called by its title and its number, of which the number counts. */
    private static String name(String text) {
        Matcher titled = Pattern.compile(".+-(\\d{9,20})").matcher(text);
        return titled.matches() ? titled.group(1) : Network.word("[A-Za-z0-9._-]{2,80}", text);
    }
}
