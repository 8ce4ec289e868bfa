package se.bevara.sample;

import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;

/** How the platforms number and address things. */
final class Ids {

    private Ids() {
    }

    static String remote(Posting posting) {
        return switch (posting.presence().platform()) {
            case FACEBOOK -> posting.isPost()
                    ? posting.presence().remoteId() + "_" + facebook(posting)
                    : facebook(posting.post()) + "_" + facebook(posting);
            case INSTAGRAM -> Long.toString(17_900_000_000_000_000L + posting.number());
            case LINKEDIN -> linkedin(posting);
            case MASTODON -> mastodon(posting.created(), posting.number());
            case WORDPRESS -> Long.toString(posting.number());
            case X -> x(posting.created(), posting.number());
        };
    }

    /** A time-ordered id as X makes them: milliseconds since a day in 2010, then 22 bits that tell apart. */
    static String x(Instant created, long number) {
        return Long.toString((created.toEpochMilli() - 1_288_834_974_657L << 22) + (number & 0x3fffff));
    }

    /** A comment's URN holds that of its post. */
    private static String linkedin(Posting posting) {
        return posting.isPost()
                ? "urn:li:share:" + (7_000_000_000_000_000_000L + posting.number())
                : "urn:li:comment:(" + posting.post().remoteId() + "," + (7_300_000_000_000_000_000L + posting.number()) + ")";
    }

    static String facebook(Posting posting) {
        return Long.toString(9_000_000_000L + posting.number());
    }

    /** A time-ordered id as Mastodon makes them: milliseconds, then 16 bits of sequence. */
    static String mastodon(Instant created, long number) {
        return Long.toString((created.toEpochMilli() << 16) + (number & 0xffff));
    }

    static String permalink(Posting posting) {
        Presence presence = posting.presence();
        return switch (presence.platform()) {
            case FACEBOOK -> facebookLink(posting);
            case INSTAGRAM -> "https://www.instagram.com/p/" + shortcode(posting.post()) + "/"
                    + (posting.isPost() ? "" : "c/" + posting.remoteId() + "/");
            case LINKEDIN -> "https://www.linkedin.com/feed/update/" + posting.remoteId() + "/";
            case MASTODON -> "https://" + host(posting) + "/users/" + acct(posting) + "/statuses/"
                    + mastodon(posting.created(), posting.number());
            case WORDPRESS -> posting.isPost()
                    ? blogLink(posting)
                    : blogLink(posting.post()) + "#comment-" + posting.number();
            case X -> "https://x.com/" + acct(posting) + "/status/" + posting.remoteId();
        };
    }

    /** Where a browser finds it. */
    static String address(Posting posting) {
        return posting.presence().platform() == Platform.MASTODON
                ? "https://" + host(posting) + "/@" + acct(posting) + "/" + mastodon(posting.created(), posting.number())
                : permalink(posting);
    }

    private static String facebookLink(Posting posting) {
        String post = "https://www.facebook.com/" + posting.presence().handle() + "/posts/pfbid0"
                + Long.toString(posting.post().number() * 7_919 + 60_466_176, 36);
        return posting.isPost() ? post : post + "?comment_id=" + facebook(posting);
    }

    /** What stands in the address of an Instagram post. */
    static String shortcode(Posting post) {
        return "D" + Long.toString(post.number() * 7_919 + 60_466_176, 36);
    }

    private static String blogLink(Posting post) {
        LocalDate day = post.created().atZone(StoryClock.SWEDEN).toLocalDate();
        return "https://%s.solvik.example/%d/%02d/%02d/%s/".formatted(post.presence().handle(), day.getYear(),
                day.getMonthValue(), day.getDayOfMonth(), slug(post));
    }

    /** The slug of a blog post: from its first title, so that an edit does not move it. */
    static String slug(Posting post) {
        String plain = Normalizer.normalize(WordpressText.title(post.history().getFirst().text()), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "").toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return plain.isEmpty() ? "p" + post.number() : plain + "-" + post.number();
    }

    /** The Mastodon server that a status was made on: the municipality's own, or the public's. */
    static String host(Posting posting) {
        return posting.ours() ? "social.solvik.example" : "folket.example";
    }

    static String acct(Posting posting) {
        return posting.ours() ? posting.presence().handle() : posting.author().acct();
    }

    /** Seconds since 1970 as Facebook's media addresses have them, in hexadecimal: the end of the day after tomorrow, UTC. */
    static String expiry(Instant now) {
        long end = now.atZone(ZoneOffset.UTC).toLocalDate().plusDays(2).atStartOfDay(ZoneOffset.UTC).toEpochSecond();
        return Long.toString(end, 16).toUpperCase(Locale.ROOT);
    }
}
