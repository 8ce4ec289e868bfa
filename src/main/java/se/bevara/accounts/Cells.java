package se.bevara.accounts;

import java.text.Normalizer;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVRecord;

/**
 * The text of cells on its way in and out. A cell that a spreadsheet would take for a formula (OWASP, CSV Injection) is written with an
 * apostrophe before it, and that apostrophe is taken away again when the cell is read.
 */
public final class Cells {

    private static final int SHOWN = 80;
    private static final Pattern FORMULA = Pattern.compile("(?s)'*[=+\\-@\\t\\r\\n＝＋－＠].*");

    private Cells() {
    }

    static List<String> of(CSVRecord row) {
        return row.stream().map(Cells::read).toList();
    }

    private static String read(String cell) {
        String text = Normalizer.normalize(cell, Normalizer.Form.NFC).replace('\u00A0', ' ').replaceAll("\\r\\n?", "\n").strip();
        return text.startsWith("'") && FORMULA.matcher(text).matches() ? text.substring(1) : text;
    }

    /** A text as a cell that no spreadsheet runs. */
    public static String written(String text) {
        return FORMULA.matcher(text).matches() ? "'" + text : text;
    }

    /** A cell as an error may show it: short, on one line, and not at all if it may be a secret or a personal identity number. */
    static String shown(String cell, Language language) {
        if (cell.isEmpty()) {
            return language.of("tomt", "nothing");
        }
        if (Secrets.credential(cell) || Secrets.personalNumber(cell) || cell.matches("(?i)[a-z]+://[^/]*@.*")) {
            return hidden(language);
        }
        String line = cell.replaceAll("[\\p{Cntrl}\\p{Cf}]", " ");
        return line.length() <= SHOWN ? line : line.substring(0, line.offsetByCodePoints(0, SHOWN - 1)) + "…";
    }

    static String hidden(Language language) {
        return language.of("(visas inte)", "(not shown)");
    }
}
