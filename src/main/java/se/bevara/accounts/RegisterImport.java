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

    /** An account before and after, with the names of the columns that differ. */
    public record Changed(Account before, Account after, List<String> columns) {
    }

    /**
     * @param line line in the file, from 1
     * @param column the column's heading as it stands in the file
     * @param expected what may stand there
     * @param found what stood there
     */
    public record RowError(long line, String column, String expected, String found) {
    }
}
