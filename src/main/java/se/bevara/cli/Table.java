package se.bevara.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Rows under headings, aligned; a column whose cells are all numbers stands to the right. */
final class Table {

    private final List<List<String>> rows = new ArrayList<>();

    Table(String... headings) {
        rows.add(List.of(headings));
    }

    void row(Object... cells) {
        rows.add(java.util.Arrays.stream(cells).map(cell -> Terminal.harmless(cell.toString()).replaceAll("\\s+", " ").strip())
                .toList());
    }

    void print(Terminal terminal) {
        int columns = rows.getFirst().size();
        var widths = IntStream.range(0, columns).map(column -> widest(column)).toArray();
        for (var row : rows) {
            var line = new StringBuilder();
            for (int column = 0; column < columns; column++) {
                line.append(column == 0 ? "" : "  ").append(padded(row.get(column), widths[column], numeric(column)));
            }
            terminal.line(line.toString().stripTrailing());
        }
    }

    private int widest(int column) {
        return rows.stream().mapToInt(row -> width(row.get(column))).max().orElse(0);
    }

    private boolean numeric(int column) {
        return rows.size() > 1 && rows.stream().skip(1).allMatch(row -> row.get(column).matches("[-\\d\\s\u00a0]*"));
    }

    private static String padded(String cell, int width, boolean right) {
        String space = " ".repeat(Math.max(0, width - width(cell)));
        return right ? space + cell : cell + space;
    }

    /** Columns that a text takes: combining marks none, wide characters and emoji two. */
    private static int width(String text) {
        return text.codePoints().map(Table::width).sum();
    }

    private static int width(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            default ->
                c >= 0x1100 && (Character.isIdeographic(c) || c >= 0x1F300 && c <= 0x1FAFF || c >= 0xAC00 && c <= 0xD7A3) ? 2 : 1;
        };
    }
}
