package se.bevara.web;

/**
 * A time as a page shows it.
 *
 * @param iso for machines, with offset
 * @param shown in Swedish time, in the reader's language
 */
record Moment(String iso, String shown) {
}
