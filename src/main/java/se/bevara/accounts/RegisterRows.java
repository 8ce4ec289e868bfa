package se.bevara.accounts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import se.bevara.accounts.RegisterImport.RowError;

/**
 * The rows of a register file. The delimiter is the one that makes sense of the headings: semicolon, comma or tab; the line {@code sep=;}
 * that spreadsheets understand is understood here too.
 */
final class RegisterRows {

    /** More rows than any municipality has accounts; beyond them the file is something else. */
    private static final int MOST_ROWS = 50_000;
    private static final Pattern SEPARATOR = Pattern.compile("(?i)sep=([;,\\t])\\R");

    /** One row: its first line in the file and its cells by column. */
    record Row(long line, Map<Column, String> cells) {

        String cell(Column column) {
            return cells.getOrDefault(column, "");
        }
    }

    /** The first record that is not blank, and the lines before it. */
    private record First(long line, List<String> cells) {
    }

    private final List<Row> rows = new ArrayList<>();
    private final List<RowError> errors = new ArrayList<>();
    private Headings headings = Headings.NONE;

    static RegisterRows of(String text) {
        var read = new RegisterRows();
        Matcher separator = SEPARATOR.matcher(text);
        if (separator.lookingAt()) {
            read.read(text.substring(separator.end()), separator.group(1).charAt(0), 1);
        } else {
            read.read(text, delimiter(text), 0);
        }
        return read;
    }

    List<Row> rows() {
        return rows;
    }

    List<RowError> errors() {
        return errors;
    }

    Headings headings() {
        return headings;
    }

    private static char delimiter(String text) {
        char best = ';';
        for (char candidate : new char[]{',', '\t'}) {
            if (known(text, candidate) > known(text, best)) {
                best = candidate;
            }
        }
        return best;
    }

    private static long known(String text, char delimiter) {
        try (CSVParser parser = parser(text, delimiter)) {
            return first(parser, 0).cells.stream().filter(heading -> Column.byHeading(heading).isPresent()).count();
        } catch (IOException | UncheckedIOException e) {
            return 0;
        }
    }

    private static CSVParser parser(String text, char delimiter) throws IOException {
        return CSVParser.parse(text,
                CSVFormat.DEFAULT.builder().setDelimiter(delimiter).setIgnoreEmptyLines(false).setIgnoreSurroundingSpaces(true)
                        .get());
    }

    private static First first(CSVParser parser, long before) {
        Iterator<CSVRecord> records = parser.iterator();
        long line = parser.getCurrentLineNumber() + 1;
        while (records.hasNext()) {
            List<String> cells = Cells.of(records.next());
            if (cells.stream().anyMatch(cell -> !cell.isEmpty())) {
                return new First(line + before, cells);
            }
            line = parser.getCurrentLineNumber() + 1;
        }
        return new First(line + before, List.of());
    }

    private void read(String text, char delimiter, long before) {
        long line = 1;
        try (CSVParser parser = parser(text, delimiter)) {
            First first = first(parser, before);
            headings = Headings.of(first.line, first.cells);
            errors.addAll(headings.errors());
            Iterator<CSVRecord> records = parser.iterator();
            line = parser.getCurrentLineNumber() + 1 + before;
            for (int count = 0; records.hasNext(); count++) {
                if (count == MOST_ROWS) {
                    errors.add(tooMany(line));
                    return;
                }
                add(line, Cells.of(records.next()));
                line = parser.getCurrentLineNumber() + 1 + before;
            }
        } catch (IOException | UncheckedIOException e) {
            errors.add(torn(line));
        }
    }

    private RowError torn(long line) {
        Language language = headings.language();
        return new RowError(line, "",
                language.of("citattecken i par (\") runt en cell", "quotation marks in pairs (\") around a cell"),
                language.of("ett citattecken för mycket eller för litet; raderna härifrån är inte lästa",
                        "a quotation mark too many or too few; the rows from here on were not read"));
    }

    private RowError tooMany(long line) {
        Language language = headings.language();
        return new RowError(line, "", language.of("högst %d rader", "at most %d rows").formatted(MOST_ROWS),
                language.of("fler; raderna härifrån är inte lästa", "more; the rows from here on were not read"));
    }

    private void add(long line, List<String> cells) {
        if (!headings.complete() || cells.stream().allMatch(String::isEmpty)) {
            return;
        }
        Language language = headings.language();
        if (cells.size() > headings.count() && cells.stream().skip(headings.count()).anyMatch(cell -> !cell.isEmpty())) {
            errors.add(new RowError(line, "",
                    language.of(headings.count() + " celler, en för varje rubrik", headings.count() + " cells, one a heading"),
                    language.of(cells.size() + " celler; ett skiljetecken i en text kräver citattecken runt cellen",
                            cells.size() + " cells; a delimiter in a text needs quotation marks around the cell")));
            return;
        }
        var byColumn = new EnumMap<Column, String>(Column.class);
        headings.columns().forEach((column, at) -> byColumn.put(column, at < cells.size() ? cells.get(at) : ""));
        rows.add(new Row(line, byColumn));
    }
}
