package se.bevara.accounts;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;

/** Writes the register as a file that a Swedish spreadsheet opens as it is: UTF-8 with byte order mark, semicolons, Swedish headings. */
final class RegisterCsv {

    private RegisterCsv() {
    }

    static byte[] of(List<Account> accounts) {
        return of(Arrays.stream(Column.values()).map(column -> column.heading(Language.SWEDISH)).toList(), accounts.stream()
                .map(account -> Arrays.stream(Column.values()).map(column -> column.text(account, Language.SWEDISH)).toList())
                .toList());
    }

    /** An account that has no identifier yet, and of which nobody has said whether removed text may be kept. */
    static byte[] of(Account unregistered) {
        var columns = Arrays.stream(Column.values()).filter(column -> column != Column.ID).toList();
        return of(columns.stream().map(column -> column.heading(Language.SWEDISH)).toList(), List.of(columns.stream()
                .map(column -> column == Column.KEEPS_REMOVED ? "" : column.text(unregistered, Language.SWEDISH)).toList()));
    }

    static byte[] of(List<String> headings, List<List<String>> lines) {
        var bytes = new ByteArrayOutputStream();
        CSVFormat format = CSVFormat.DEFAULT.builder().setDelimiter(';').setQuoteMode(QuoteMode.MINIMAL)
                .setRecordSeparator("\r\n").get();
        try (var csv = new CSVPrinter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8).append('\uFEFF'), format)) {
            csv.printRecord(headings);
            for (List<String> line : lines) {
                csv.printRecord(line.stream().map(Cells::written));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
