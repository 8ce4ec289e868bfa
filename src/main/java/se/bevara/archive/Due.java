package se.bevara.archive;

/**
 * An item to be erased with all its versions and media.
 *
 * @param decision under which decision and rule, see {@link Disposal}
 * @param certificate which certificate will say so
 */
public record Due(long item, String decision, String certificate) {
}
