package se.bevara.imports;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The rows of a CSV member by their headings, as irregular as platforms write it: line breaks and quotes in quoted fields, doubled or escaped;
 * a quote in the middle of a field; notes before the headings. A row's exact bytes are those from its first field to its last.
 */
final class CsvRows {

    private static final int WIDEST = 1000;

    private final String text;
    private int at;

    private CsvRows(byte[] csv) {
        String whole = new String(csv, StandardCharsets.UTF_8);
        text = whole.startsWith("\uFEFF") ? whole.substring(1) : whole;
    }

    /** One row, its fields by heading in lower case. */
    record Row(Map<String, String> fields, byte[] bytes) {

        /** The first of some headings that the row has; empty when it has none. */
        String field(Set<String> headings) {
            return fields.entrySet().stream().filter(field -> headings.contains(field.getKey())).map(Map.Entry::getValue)
                    .findFirst()
                    .orElse("");
        }

        String field(String heading) {
            return fields.getOrDefault(heading, "");
        }
    }

    /**
     * The rows below the first that has one of some headings; what stands before are notes.
     *
     * @return none when no row has such headings
     */
    static List<Row> read(byte[] csv, Set<String> headings) {
        var rows = new CsvRows(csv);
        List<String> names = List.of();
        var read = new ArrayList<Row>();
        while (rows.at < rows.text.length()) {
            int from = rows.at;
            List<String> fields = rows.row();
            if (names.isEmpty()) {
                List<String> plain = fields.stream().map(field -> field.strip().toLowerCase(Locale.ROOT)).toList();
                names = plain.stream().anyMatch(headings::contains) ? plain : names;
            } else if (fields.size() > 1 || !fields.getFirst().isBlank()) {
                read.add(row(names, fields, rows.text.substring(from, rows.at).strip()));
            }
        }
        return read;
    }

    private static Row row(List<String> names, List<String> fields, String written) {
        var row = new LinkedHashMap<String, String>();
        for (int i = 0; i < names.size() && i < fields.size(); i++) {
            row.putIfAbsent(names.get(i), fields.get(i));
        }
        return new Row(row, written.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> row() {
        var fields = new ArrayList<String>();
        do {
            fields.add(field());
            if (fields.size() > WIDEST) {
                throw new ImportRefused("exportens CSV", "högst " + WIDEST + " kolumner", "fler");
            }
        } while (at < text.length() && text.charAt(at++) == ',');
        return fields;
    }

    /** Leaves the place at what ends the field: a comma, or a line break, which is passed. */
    private String field() {
        return at < text.length() && text.charAt(at) == '"' ? quoted() : bare();
    }

    private String bare() {
        int from = at;
        while (at < text.length() && text.charAt(at) != ',' && text.charAt(at) != '\n') {
            at++;
        }
        return text.substring(from, at).replaceFirst("\r$", "");
    }

    /** A quote ends the field only where a comma, a line break or the end follows; elsewhere it is part of the text. */
    private String quoted() {
        var field = new StringBuilder();
        at++;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '"' && at + 1 < text.length() && text.charAt(at + 1) == '"') {
                field.append('"');
                at += 2;
            } else if (c == '"' && ends(at + 1)) {
                at++;
                at += at < text.length() && text.charAt(at) == '\r' ? 1 : 0;
                return field.toString();
            } else {
                field.append(c);
                at++;
            }
        }
        return field.toString();
    }

    private boolean ends(int next) {
        if (next >= text.length()) {
            return true;
        }
        char c = text.charAt(next);
        return c == ',' || c == '\n' || c == '\r' && next + 1 < text.length() && text.charAt(next + 1) == '\n';
    }
}
