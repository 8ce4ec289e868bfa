package se.bevara.ledger;

/**
 * One thing that a verification found to be otherwise than it should.
 *
 * @param file path below the data folder, with forward slashes
 * @param record which record of the file: an id, or {@code offset 1234}
 * @param expected what should have stood there; never content, never a name
 * @param found what stood there
 */
public record Difference(String file, String record, String expected, String found) {
}
