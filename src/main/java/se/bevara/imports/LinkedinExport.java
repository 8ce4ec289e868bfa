package se.bevara.imports;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import se.bevara.archive.Content;
import se.bevara.archive.Content.Attachment;
import se.bevara.archive.Content.Kind;
import se.bevara.capture.Markup;

/**
 * LinkedIn's export of a member: CSV files of what that person posted and commented. A post is known by the urn in its address. A comment has
 * its own urn there at times; one that has none is told by its time and text, in a thread of its own.
 */
final class LinkedinExport implements ExportFormat {

    private static final String SHARES = "(.*/)?Shares(_\\d+)?\\.csv";
    private static final String COMMENTS = "(.*/)?Comments(_\\d+)?\\.csv";
    private static final String PROFILE = "(.*/)?Profile(_\\d+)?\\.csv";
    private static final Pattern URN = Pattern.compile("urn:li:(share|ugcPost|activity|groupPost):\\d{1,20}");
    private static final Pattern COMMENT_URN = Pattern.compile("urn:li:comment:\\([^)]{1,120}\\)");
    private static final List<DateTimeFormatter> TIMES = List.of(DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT),
            american("M/d/uu h:mm a"), american("M/d/uuuu h:mm a"), american("M/d/uu, h:mm a"),
            DateTimeFormatter.ofPattern("uuuu/MM/dd HH:mm:ss", Locale.ROOT),
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT));

    private static DateTimeFormatter american(String pattern) {
        return new DateTimeFormatterBuilder().parseCaseInsensitive().appendPattern(pattern).toFormatter(Locale.ENGLISH);
    }

    @Override
    public String parser() {
        return "linkedin.1";
    }

    @Override
    public String platform() {
        return "linkedin";
    }

    @Override
    public String swedish() {
        return "LinkedIns export av en medlem";
    }

    @Override
    public boolean recognises(Container container) {
        return container.named(SHARES).stream()
                .anyMatch(member -> new String(container.text(member), StandardCharsets.UTF_8).contains("ShareLink"))
                || container.named(COMMENTS).stream().anyMatch(member -> heads(container, member));
    }

    private static boolean heads(Container container, String member) {
        String text = new String(container.text(member), StandardCharsets.UTF_8);
        return Pattern.compile("(?m)^\\W*Date,Link,Message").matcher(text).find();
    }

    @Override
    public Export read(Container container) {
        var export = new Export(container.limits);
        String name = container.named(PROFILE).stream()
                .flatMap(member -> CsvRows.read(container.text(member), Set.of("first name")).stream())
                .map(row -> (row.field("first name") + " " + row.field("last name")).strip()).findFirst().orElse("");
        for (String member : container.named(SHARES)) {
            for (var row : CsvRows.read(container.text(member), Set.of("sharelink"))) {
                export.each(() -> share(export, row, name));
            }
        }
        var keyless = new Keyless(Keyless.fileOf(String.join("\n", container.names()).getBytes(StandardCharsets.UTF_8)));
        for (String member : container.named(COMMENTS)) {
            for (var row : CsvRows.read(container.text(member), Set.of("message"))) {
                export.each(() -> comment(export, row, name, keyless));
            }
        }
        return export;
    }

    private static void share(Export export, CsvRows.Row row, String name) {
        String link = decoded(row.field("sharelink"));
        String urn = urn(URN, link).orElseThrow(() -> new IllegalArgumentException("share without urn"));
        List<Attachment> attachments = List.of("sharedurl", "mediaurl").stream().map(row::field).filter(url -> !url.isBlank())
                .map(url -> new Attachment(url.strip(), "link", null, "")).distinct().toList();
        var content = new Content(urn, urn, Kind.POST, null, "", name, time(row.field("date")), null,
                said(row.field("sharecommentary")), attachments, Markup.address(row.field("sharelink")), false, Map.of());
        if (!content.text().isEmpty() || !attachments.isEmpty()) {
            export.add(new Exported(content, List.of(), true, true, new Exported.Slice("Shares.csv", row.bytes()), List.of()));
        } else {
            export.leave(Reason.EMPTY);
        }
    }

    private static void comment(Export export, CsvRows.Row row, String name, Keyless keyless) {
        String link = decoded(row.field("link"));
        Optional<String> own = urn(COMMENT_URN, link);
        OffsetDateTime made = time(row.field("date"));
        String said = said(row.field("message"));
        String key = own.map(LinkedinExport::number).orElseGet(() -> keyless.key(Kind.COMMENT, made.toEpochSecond(), said));
        String parent = own.isEmpty() ? null : urn(URN, link).orElse(null);
        var content = new Content(key, own.orElseGet(keyless::remoteId), Kind.COMMENT, parent, "", name, made, null, said,
                List.of(), Markup.address(row.field("link")), false, Map.of());
        export.add(new Exported(content, List.of(), own.isPresent(), true, new Exported.Slice("Comments.csv", row.bytes()),
                List.of()));
    }

    /** A comment is known by its number alone: the urn of what it is on, which stands in its own, is written in several ways. */
    private static String number(String urn) {
        return urn.substring(urn.lastIndexOf(',') + 1).replace(")", "");
    }

    /** LinkedIn doubles quotes once more, and begins and ends each line of a text with one. */
    private static String said(String written) {
        String text = Markup.plain(written);
        boolean lines = text.contains("\"\n\"");
        return (lines ? text.replace("\"\n\"", "\n").replace("\"\"", "\"") : text).strip();
    }

    private static String decoded(String link) {
        return link.contains("%") ? URLDecoder.decode(link, StandardCharsets.UTF_8) : link;
    }

    private static Optional<String> urn(Pattern pattern, String link) {
        Matcher matcher = pattern.matcher(link);
        return matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
    }

    /** Times are in UTC. */
    private static OffsetDateTime time(String written) {
        String plain = written.strip().replaceFirst(" UTC$", "").replace('\u202F', ' ');
        for (DateTimeFormatter style : TIMES) {
            try {
                return LocalDateTime.parse(plain, style).atOffset(ZoneOffset.UTC);
            } catch (DateTimeException e) {
                // The next style.
            }
        }
        throw new IllegalArgumentException("no time");
    }
}
