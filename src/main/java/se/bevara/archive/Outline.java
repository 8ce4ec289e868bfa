package se.bevara.archive;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An item as judging needs it: what the catalogue says of it without its places.
 *
 * @param account the account's id
 * @param parent the item it answers, if known
 * @param thread the item its thread begins with; its own number for that one
 * @param author keyed hash of its author, hex; empty for a disposed item
 * @param platformTime when the platform says it was made
 * @param captured when we first had it
 * @param noticed when its present state was first noticed
 * @param version its newest, from 1
 * @param changed when its newest version was captured; null where there is only one
 */
public record Outline(long id, String account, Content.Kind kind, Direction direction, @Nullable Long parent, long thread,
        String author, Instant platformTime, Instant captured, ItemState state, Instant noticed, int version,
        @Nullable Instant changed) {

    public boolean disposed() {
        return state == ItemState.DISPOSED;
    }
}
