package se.bevara.disclosure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.bevara.accounts.Cells;
import se.bevara.archive.Archive;
import se.bevara.archive.ArchiveDamaged;
import se.bevara.archive.Closures;
import se.bevara.archive.Content;
import se.bevara.archive.Direction;
import se.bevara.archive.Item;
import se.bevara.archive.ItemState;

/**
 * All that a question finds, as a table for spreadsheets: a line an item, semicolons, UTF-8 with a byte order mark, times in Swedish time
 * with offset. Cells that a spreadsheet would take for formulas are written as text, those longer than it takes are cut. Written as it is
 * read: memory does not grow with the number of hits.
 */
@Component
public class HitsCsv {

    private static final CSVFormat FORMAT = CSVFormat.DEFAULT.builder().setDelimiter(';').setQuoteMode(QuoteMode.MINIMAL)
            .setRecordSeparator("\r\n").get();
    private static final int LONGEST = 32_000;
    private static final int AT_ONCE = 200;

    private final Search search;
    private final Archive archive;
    private final Closures closures;
    private final Stock stock;

    HitsCsv(Search search, Archive archive, Closures closures, Stock stock) {
        this.search = search;
        this.archive = archive;
        this.closures = closures;
        this.stock = stock;
    }

    /** Writes everything from the first hit on, in the order asked. @return how many lines there are below the headings */
    public long write(Query query, Writer to) throws IOException {
        to.write('\uFEFF');
        var printer = new CSVPrinter(to, FORMAT);
        printer.printRecord("Handling", "Konto", "Myndighet", "Plattform", "Riktning", "Slag", "Läge", "Versioner", "Skriven",
                "Hämtad", "Senast sedd", "Läget noterat", "Avsändare", "Text", "Adress", "Tråd", "Svar på", "Gallrad enligt",
                "Gallringsprotokoll");
        long lines = 0;
        Cursor at = null;
        Map<String, Stock.Place> places = stock.places();
        do {
            var page = search.find(new Query(query.words(), query.account(), query.authority(), query.author(), query.direction(),
                    query.kind(), query.state(), query.from(), query.to(), query.order(), 0, AT_ONCE, query.further(), at,
                    query.within()));
            var closed = closures.of(page.items()).keySet();
            for (Item item : archive.items(page.items())) {
                if (!closed.contains(item.id())) {
                    line(printer, item, Objects.requireNonNullElse(places.get(item.account()), new Stock.Place("", "")));
                    lines++;
                }
            }
            at = page.next();
        } while (at != null);
        printer.flush();
        return lines;
    }

    private void line(CSVPrinter printer, Item item, Stock.Place place) throws IOException {
        Content content = content(item);
        var disposal = item.disposal();
        printer.printRecord(List.of(item.id(), cell(item.account()), cell(place.authority()), cell(place.platform()),
                item.direction() == Direction.DRAWN_UP ? "upprättad" : "inkommen",
                item.kind() == Content.Kind.POST ? "inlägg" : "kommentar", word(item.state()), item.versions().size(),
                time(item.platformTime().toInstant()), time(item.firstCaptured()), time(item.lastSeen()), time(item.noticed()),
                content == null ? "" : cell(content.authorName()), content == null ? "" : cell(content.text()),
                content == null || content.permalink() == null ? "" : cell(content.permalink().toString()), item.thread(),
                item.parent() == null ? "" : item.parent(), disposal == null ? "" : cell(disposal.decision()),
                disposal == null ? "" : cell(disposal.certificate())));
    }

    /** What the newest version says; null when it is disposed of, or cannot be read. */
    private @Nullable Content content(Item item) {
        if (item.disposed()) {
            return null;
        }
        try {
            return archive.content(item, item.versions().getLast().number());
        } catch (ArchiveDamaged | IllegalArgumentException | IllegalStateException | UncheckedIOException e) {
            return null;
        }
    }

    private static String word(ItemState state) {
        return switch (state) {
            case VISIBLE -> "synlig";
            case HIDDEN -> "dold";
            case MISSING -> "saknas";
            case GONE -> "borta";
            case DISPOSED -> "gallrad";
        };
    }

    private static String cell(String text) {
        String plain = text.replace("\u0000", "");
        String whole = plain.codePointCount(0, plain.length()) <= LONGEST
                ? plain
                : plain.substring(0, plain.offsetByCodePoints(0, LONGEST)) + " … (avkortad, se arkivet)";
        return Cells.written(whole);
    }

    private static String time(@Nullable Instant at) {
        return at == null ? "" : at.truncatedTo(ChronoUnit.SECONDS).atZone(Asking.SWEDEN).toOffsetDateTime().toString();
    }
}
