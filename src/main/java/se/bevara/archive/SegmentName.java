package se.bevara.archive;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A segment's name: {@code archive/<authority>/<account>/2026/2026-11-received-0001.g1.warc.gz}, below the data folder.
 *
 * @param period the month of capture, civil time in Europe/Stockholm
 * @param number from 1, by account, month and stream
 * @param generation 1 as first written; each erasure writes the next
 */
record SegmentName(String authority, String account, YearMonth period, Stream stream, int number, int generation) {

    static final ZoneId ZONE = ZoneId.of("Europe/Stockholm");
    private static final Pattern FORM = Pattern.compile(
            "archive/([a-z0-9-]+)/([a-z0-9-]+)/(\\d{4})/(\\3-\\d{2})-(received|drawnup|observed)-(\\d{4,9})\\.g(\\d{1,9})\\.warc\\.gz");

    static YearMonth period(Instant at) {
        return YearMonth.from(at.atZone(ZONE));
    }

    static Optional<SegmentName> parse(String path) {
        var m = FORM.matcher(path);
        return m.matches()
                ? Optional.of(new SegmentName(m.group(1), m.group(2), YearMonth.parse(m.group(4)),
                        Stream.valueOf(m.group(5).toUpperCase(Locale.ROOT)), Integer.parseInt(m.group(6)),
                        Integer.parseInt(m.group(7))))
                : Optional.empty();
    }

    /** The same segment in another generation. */
    SegmentName generation(int other) {
        return new SegmentName(authority, account, period, stream, number, other);
    }

    String folder() {
        return "archive/" + authority + "/" + account + "/" + "%04d".formatted(period.getYear());
    }

    String path() {
        return folder() + "/" + fileName();
    }

    String fileName() {
        return "%s-%s-%04d.g%d.warc.gz".formatted(period, stream.lower(), number, generation);
    }
}
