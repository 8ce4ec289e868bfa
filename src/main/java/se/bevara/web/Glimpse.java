package se.bevara.web;

import org.jspecify.annotations.Nullable;
import se.bevara.archive.Content;
import se.bevara.archive.Disposal;
import se.bevara.archive.ItemState;

/**
 * An item in one row of a table.
 *
 * @param beginning of its text, made {@link Visible}; empty when it cannot be read
 * @param link the platform's address of it, http or https; else null
 * @param disposal under which decision it was erased; null while it is kept
 */
record Glimpse(long id, String account, Content.Kind kind, Moment at, ItemState state, String beginning, @Nullable String link,
        @Nullable Disposal disposal) {
}
