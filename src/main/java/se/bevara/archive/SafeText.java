package se.bevara.archive;

import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What of a stranger's words may stand in the catalogue or in a header as it is. */
final class SafeText {

    private static final Pattern ID = Pattern.compile("(?=.*\\d)[0-9A-Za-z_.:-]{1,64}");
    private static final Pattern TOKEN_PAIR = Pattern.compile(
            "[\\w!#$&^.+-]{1,80}/[\\w!#$&^.+-]{1,80}( ?; ?[\\w.-]{1,30}=(\"?)[\\w.:/+-]{1,60}\\2)?");
    private static final OffsetDateTime FIRST = OffsetDateTime.of(1, 1, 2, 0, 0, 0, 0, ZoneOffset.UTC);
    private static final OffsetDateTime LAST = OffsetDateTime.of(9999, 12, 30, 0, 0, 0, 0, ZoneOffset.UTC);

    private SafeText() {
    }

    /** The id when it is plainly one, else null: an address or an {@code acct} may hold a name, and is read from the segment. */
    static @Nullable String id(String id) {
        return ID.matcher(id).matches() ? id : null;
    }

    static String mediaType(String type) {
        return TOKEN_PAIR.matcher(type).matches() ? type : "application/octet-stream";
    }

    /** Already compressed kinds, on which deflate only costs time. */
    static boolean compressible(String mediaType) {
        String type = mediaType.toLowerCase(Locale.ROOT);
        boolean packed = type.startsWith("image/") && !type.contains("svg") && !type.contains("bmp")
                || type.startsWith("video/") || type.startsWith("audio/") || type.contains("zip");
        return !packed;
    }

    /** Reasons and failures are fixed words of ours; whatever else slips in is cut and made printable. */
    static String words(String text) {
        String plain = text.replaceAll("[^ -~åäöÅÄÖé]", "?");
        return plain.length() <= 200 ? plain : plain.substring(0, 200);
    }

    /** The public address of a thing where it is an address of the web, else a name of our own. */
    static String target(@Nullable URI address, String otherwise) {
        if (address == null || address.getHost() == null || address.getRawUserInfo() != null) {
            return otherwise;
        }
        String scheme = address.getScheme();
        String ascii = address.toASCIIString();
        boolean web = "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
        boolean plain = ascii.length() <= 2000 && ascii.chars().allMatch(c -> c > ' ' && c <= '~');
        return web && plain ? ascii : otherwise;
    }

    /** A time with whole microseconds: what both databases and the segments keep. */
    static Instant micros(Instant at) {
        return at.truncatedTo(ChronoUnit.MICROS);
    }

    /** A platform's time as the catalogue can hold it: years 1 to 9999, whole microseconds, whole minutes of offset. */
    static OffsetDateTime platformTime(OffsetDateTime time) {
        if (time.isBefore(FIRST)) {
            return FIRST;
        }
        if (time.isAfter(LAST)) {
            return LAST;
        }
        int minutes = time.getOffset().getTotalSeconds() / 60;
        return time.withOffsetSameInstant(ZoneOffset.ofTotalSeconds(minutes * 60)).truncatedTo(ChronoUnit.MICROS);
    }
}
