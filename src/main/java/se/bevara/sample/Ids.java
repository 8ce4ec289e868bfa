package se.bevara.sample;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
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
            case BLUESKY -> "at://" + BlueskyJson.did(posting) + "/app.bsky.feed.post/"
                    + tid(posting.created(), posting.number());
            case FACEBOOK -> posting.isPost()
                    ? posting.presence().remoteId() + "_" + facebook(posting)
                    : facebook(posting.post()) + "_" + facebook(posting);
            case INSTAGRAM -> Long.toString(17_900_000_000_000_000L + posting.number());
            case LINKEDIN -> linkedin(posting);
            case MASTODON -> mastodon(posting.created(), posting.number());
            case WORDPRESS -> Long.toString(posting.number());
            case X -> x(posting.created(), posting.number());
            case YOUTUBE -> youtube(posting);
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

    /** Of a video eleven signs, of a comment 26; of a reply those of its comment and 22 more. */
    private static String youtube(Posting posting) {
        Posting parent = posting.now().parent();
        if (parent == null) {
            return long36("V", posting.number(), 10);
        }
        return parent.isPost()
                ? long36("Ugx", posting.number(), 23)
                : parent.remoteId() + "." + long36("9", posting.number(), 21);
    }

    /** A number in so many signs, behind a beginning. */
    static String long36(String beginning, long number, int signs) {
        String word = Long.toString(number * 7_919 + 60_466_176, 36);
        return beginning + "Q".repeat(signs - word.length()) + word;
    }

    static String facebook(Posting posting) {
        return Long.toString(9_000_000_000L + posting.number());
    }

    /** A time-ordered id as Mastodon makes them: milliseconds, then 16 bits of sequence. */
    static String mastodon(Instant created, long number) {
        return Long.toString((created.toEpochMilli() << 16) + (number & 0xffff));
    }

    /** A time-ordered key of the AT Protocol: microseconds, then 10 bits that tell clocks apart, in its own base 32. */
    private static String tid(Instant created, long number) {
        long rest = created.toEpochMilli() * 1_000 + number % 1_000 << 10 | number & 0x3ff;
        var key = new char[13];
        for (int i = key.length - 1; i >= 0; i--) {
            key[i] = "234567abcdefghijklmnopqrstuvwxyz".charAt((int) (rest & 31));
            rest >>>= 5;
        }
        return new String(key);
    }

    /** Somebody's identity. */
    static String did(long number) {
        return "did:plc:" + base32(digest(("bluesky/" + number).getBytes(StandardCharsets.UTF_8))).substring(0, 24);
    }

    /** What uploaded bytes are known by: CIDv1, raw, SHA-256. */
    static String cid(byte[] bytes) {
        byte[] digest = digest(bytes);
        byte[] whole = new byte[4 + digest.length];
        System.arraycopy(new byte[]{1, 0x55, 0x12, 0x20}, 0, whole, 0, 4);
        System.arraycopy(digest, 0, whole, 4, digest.length);
        return "b" + base32(whole);
    }

    private static byte[] digest(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base32(byte[] bytes) {
        var text = new StringBuilder();
        int held = 0;
        int bits = 0;
        for (byte each : bytes) {
            held = held << 8 | each & 0xff;
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                text.append("abcdefghijklmnopqrstuvwxyz234567".charAt(held >>> bits & 31));
            }
            held &= (1 << bits) - 1;
        }
        return bits == 0
                ? text.toString()
                : text.append("abcdefghijklmnopqrstuvwxyz234567".charAt(held << 5 - bits & 31)).toString();
    }

    static String permalink(Posting posting) {
        Presence presence = posting.presence();
        return switch (presence.platform()) {
            case BLUESKY -> "https://bsky.app/profile/" + BlueskyJson.did(posting) + "/post/"
                    + tid(posting.created(), posting.number());
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
            case YOUTUBE -> "https://www.youtube.com/watch?v=" + posting.post().remoteId()
                    + (posting.isPost() ? "" : "&lc=" + posting.remoteId());
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
        Presence writer = posting.writer();
        return writer != null ? writer.handle() : posting.author().acct();
    }

    /** Seconds since 1970 as Facebook's media addresses have them, in hexadecimal: the end of the day after tomorrow, UTC. */
    static String expiry(Instant now) {
        long end = now.atZone(ZoneOffset.UTC).toLocalDate().plusDays(2).atStartOfDay(ZoneOffset.UTC).toEpochSecond();
        return Long.toString(end, 16).toUpperCase(Locale.ROOT);
    }
}
