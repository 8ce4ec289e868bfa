package se.bevara.moderation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;
import org.jspecify.annotations.Nullable;
import se.bevara.accounts.Cells;
import se.bevara.retention.Word;

/**
 * Transfer records as a table for spreadsheets: a line a record, semicolons, UTF-8 with a byte order mark, times in Swedish time with offset.
 * No content and no names; cells that a spreadsheet would take for formulas are written as text.
 */
public final class RecordsCsv {

    private static final CSVFormat FORMAT = CSVFormat.DEFAULT.builder().setDelimiter(';').setQuoteMode(QuoteMode.MINIMAL)
            .setRecordSeparator("\r\n").get();

    private RecordsCsv() {
    }

    public static byte[] of(List<Case> records) {
        var text = new StringBuilder("\uFEFF");
        try (var printer = new CSVPrinter(text, FORMAT)) {
            printer.printRecord("Överföringspost", "Handling", "Konto", "Händelse", "Upprättad", "Skäl", "Orsakslista", "Läge",
                    "Påbörjat", "Förseglad", "Beslut", "Version", "Regel", "Senast sedd", "Först borta", "Besked", "Avslutat",
                    "SHA-256");
            for (Case one : records) {
                line(printer, one, one.record());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void line(CSVPrinter printer, Case one, Case.Sealed sealed) throws IOException {
        var gone = one.gone();
        printer.printRecord(one.id(), one.item() == 0 ? "ingen" : one.item(), Cells.written(one.account()), one.how().swedish(),
                one.origin().swedish(), Cells.written(one.code()), Cells.written(one.list() + " version " + one.version()),
                one.state().swedish(), time(one.begun()), time(sealed.at()),
                sealed.deviation() ? "avvikelse: inget" : Cells.written(String.valueOf(sealed.decision())),
                Objects.toString(sealed.decisionVersion(), ""), Cells.written(Objects.toString(sealed.rule(), "")),
                gone == null ? "" : time(gone.lastSeen()), gone == null ? "" : time(gone.noticed()), word(one.notice()),
                time(one.ended()), sealed.sha256());
    }

    private static String word(@Nullable Word word) {
        return word == null ? "" : word.swedish();
    }

    private static String time(@Nullable Instant at) {
        return at == null ? "" : TransferFields.time(at);
    }
}
