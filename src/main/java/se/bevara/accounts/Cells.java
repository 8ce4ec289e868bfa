package se.bevara.accounts;

import java.text.Normalizer;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVRecord;

/**
 * The text of cells on its way in and out. What a spreadsheet would take for a formula (OWASP, CSV Injection) is written with an apostrophe
 * before it, at the beginning of a cell and wherever a cell would begin if the file were divided otherwise than it was written: after a
 * separator, a quotation mark or a line's end. Those apostrophes are taken away again when the cell is read.
 */
public final class Cells {

    private static final int SHOWN = 80;
    private static final String SIGN = "'*[=+\\-@＝＋－＠]";
    private static final String BEGINS = "(?<=[,;|\\t\\r\\n\"])";
    private static final Pattern FORMULA = Pattern.compile("^(?='*[\\t\\r\\n])|(?:^|" + BEGINS + ")(?=" + SIGN + ")");
    private static final Pattern APOSTROPHE = Pattern.compile("^'(?='*[\\t\\r\\n])|(?:^|" + BEGINS + ")'(?=" + SIGN + ")");

    private Cells() {
    }

    static List<String> of(CSVRecord row) {
        return row.stream().map(Cells::read).toList();
    }

    private static String read(String cell) {
        String text = Normalizer.normalize(cell, Normalizer.Form.NFC).replace('\u00A0', ' ').replaceAll("\\r\\n?", "\n").strip();
        return APOSTROPHE.matcher(text).replaceAll("");
    }

    /** A text as a cell that no spreadsheet runs. */
    public static String written(String text) {
        return FORMULA.matcher(text).replaceAll("'");
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
