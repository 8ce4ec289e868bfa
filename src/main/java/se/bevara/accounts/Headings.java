package se.bevara.accounts;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import se.bevara.accounts.RegisterImport.RowError;

/**
 * The headings of a register file.
 *
 * @param columns the place of each column, from 0
 * @param names the headings as they stand in the file
 * @param complete whether rows can be read: nothing missing, nothing twice
 */
record Headings(Language language, Map<Column, Integer> columns, List<String> names, boolean complete, List<RowError> errors) {

    /** With fewer known headings than this, the first row holds something else. */
    private static final int FEWEST = 3;
    static final Headings NONE = new Headings(Language.SWEDISH, Map.of(), List.of(), false, List.of());

    static Headings of(long line, List<String> names) {
        Language language = language(names);
        var columns = new EnumMap<Column, Integer>(Column.class);
        var errors = new ArrayList<RowError>();
        if (names.stream().filter(name -> Column.byHeading(name).isPresent()).count() < FEWEST) {
            return new Headings(language, columns, names, false, List.of(none(line, language)));
        }
        boolean twice = false;
        for (int i = 0; i < names.size(); i++) {
            Column column = Column.byHeading(names.get(i)).orElse(null);
            Integer earlier = column == null ? null : columns.putIfAbsent(column, i);
            if (earlier != null) {
                twice = true;
                errors.add(new RowError(line, names.get(i), language.of("varje kolumn en gång", "each column once"), language.of(
                        "samma kolumn som %s, i kolumn %d och %d", "the same column as %s, in column %d and %d")
                        .formatted(names.get(earlier), earlier + 1, i + 1)));
            } else if (column == null && !names.get(i).isEmpty()) {
                errors.add(unknown(line, names.get(i), language));
            }
        }
        List<RowError> missing = missing(line, columns, language);
        errors.addAll(missing);
        return new Headings(language, columns, names, missing.isEmpty() && !twice, errors);
    }

    private static RowError none(long line, Language language) {
        String headings = Arrays.stream(Column.values()).map(column -> column.heading(language)).collect(joining(", "));
        return new RowError(line, "", "rubrikerna " + headings, "en första rad utan dem");
    }

    int count() {
        return names.size();
    }

    /** The heading of a column as it stands in the file, or as it would if the file had it. */
    String name(Column column) {
        Integer at = columns.get(column);
        return at == null ? column.heading(language) : names.get(at);
    }

    private static Language language(List<String> names) {
        return score(names, Language.ENGLISH) > score(names, Language.SWEDISH) ? Language.ENGLISH : Language.SWEDISH;
    }

    private static long score(List<String> names, Language language) {
        List<String> known = Arrays.stream(Column.values()).map(column -> Words.plain(column.heading(language))).toList();
        return names.stream().filter(name -> known.contains(Words.plain(name))).count();
    }

    private static List<RowError> missing(long line, Map<Column, Integer> columns, Language language) {
        return Arrays.stream(Column.values()).filter(column -> column.mandatory() && !columns.containsKey(column))
                .map(column -> new RowError(line, column.heading(language),
                        language.of("en kolumn med denna rubrik", "a column with this heading"),
                        language.of("ingen; inga rader är lästa", "none; no rows were read")))
                .toList();
    }

    private static RowError unknown(long line, String name, Language language) {
        return new RowError(line, Cells.shown(name, language),
                language.of("en känd rubrik, närmast: ", "a known heading, nearest: ") + nearest(name, language),
                language.of("en okänd rubrik; kolumnen är inte läst", "an unknown heading; the column was not read"));
    }

    private static String nearest(String name, Language language) {
        String plain = Words.plain(name);
        return Arrays.stream(Column.values()).map(column -> column.heading(language))
                .min(Comparator.comparingInt(known -> distance(Words.plain(known), plain))).orElseThrow();
    }

    /** Edits between two words (Levenshtein). */
    static int distance(String one, String other) {
        int[] row = IntStream.rangeClosed(0, other.length()).toArray();
        for (int i = 1; i <= one.length(); i++) {
            int corner = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int change = corner + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                corner = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
