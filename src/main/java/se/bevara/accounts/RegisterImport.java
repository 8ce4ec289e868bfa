package se.bevara.accounts;

import java.util.List;

/**
 * A register file as read: what it would change, and what is wrong in it.
 *
 * @param added accounts new to the register
 * @param changed accounts that would change
 * @param unchanged accounts as already registered
 * @param errors every bad row
 */
public record RegisterImport(List<Account> added, List<Changed> changed, List<Account> unchanged, List<RowError> errors) {

    public RegisterImport {
        added = List.copyOf(added);
        changed = List.copyOf(changed);
        unchanged = List.copyOf(unchanged);
        errors = List.copyOf(errors);
    }

    /** Whether applying it would leave the register as it is. */
    public boolean changesNothing() {
        return added.isEmpty() && changed.isEmpty();
    }

    /** An account before and after, with the names of the columns that differ, as they stand in the file. */
    public record Changed(Account before, Account after, List<String> columns) {

        public Changed {
            columns = List.copyOf(columns);
        }

        /** What stands in the columns that differ, before and after, in the order of {@link #columns()}. */
        public List<Difference> differences() {
            return columns.stream()
                    .map(name -> Column.byHeading(name).map(column -> new Difference(name, column.text(before, Language.SWEDISH),
                            column.text(after, Language.SWEDISH))).orElseThrow())
                    .toList();
        }
    }

    /** One cell before and after, in the words of the register's Swedish form; an empty text where nothing stands. */
    public record Difference(String column, String before, String after) {
    }

    /**
     * Something wrong in the file, told in the language of its headings. What may be a secret or a personal identity number is not shown.
     *
     * @param line line in the file, from 1: the row's first, where it holds line breaks
     * @param column the column's heading as it stands in the file; empty where the whole row or file is meant
     * @param expected what may stand there
     * @param found what stood there
     */
    public record RowError(long line, String column, String expected, String found) {
    }
}
