package se.bevara.retention;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;
import se.bevara.accounts.Cells;

/**
 * A preview as a table for spreadsheets: a line an item, semicolons, UTF-8 with a byte order mark. Cells that a spreadsheet would take for
 * formulas are written as text.
 */
public final class PreviewCsv implements Consumer<Preview.Line> {

    private static final CSVFormat FORMAT = CSVFormat.DEFAULT.builder().setDelimiter(';').setQuoteMode(QuoteMode.MINIMAL)
            .setRecordSeparator("\r\n").get();
    private final CSVPrinter printer;

    /** Writes the headings. */
    public PreviewCsv(Appendable to) {
        try {
            printer = new CSVPrinter(to.append('\uFEFF'), FORMAT);
            printer.printRecord("Ändring", "Handling", "Konto", "Typ", "Tillkommen", "Förut", "Därefter", "Gallras från", "Regel",
                    "Skäl");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void accept(Preview.Line line) {
        try {
            printer.printRecord(line.change().swedish(), line.item(), Cells.written(line.account()), line.type(), line.created(),
                    line.before(), line.after(), Objects.toString(line.from(), ""), Cells.written(line.rule()),
                    Cells.written(line.reason()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
