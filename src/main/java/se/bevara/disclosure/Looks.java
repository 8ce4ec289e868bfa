package se.bevara.disclosure;

import se.bevara.archive.Content;
import se.bevara.archive.Direction;
import se.bevara.archive.Item;
import se.bevara.archive.ItemState;

/** What items are counted by, in one number each, so that counting reads one column: never changed while the item stands. */
final class Looks {

    /** Platforms may tell any time at all. Years outside these are counted with the nearest. */
    static final int FIRST_YEAR = 1990;
    static final int YEARS = 128;

    static final int DRAWN_UP = 1;
    static final int COMMENT = 2;
    static final int EDITED = 4;
    static final int MEDIA = 8;
    private static final int YEAR = 4;

    private Looks() {
    }

    static long of(Item item, boolean edited, boolean media) {
        int year = item.platformTime().atZoneSameInstant(Asking.SWEDEN).getYear();
        return (item.direction() == Direction.DRAWN_UP ? DRAWN_UP : 0) | (item.kind() == Content.Kind.COMMENT ? COMMENT : 0)
                | (edited ? EDITED : 0) | (media ? MEDIA : 0) | (long) Math.clamp(year - FIRST_YEAR, 0, YEARS - 1) << YEAR;
    }

    /** The highest number there is, and one. */
    static int end() {
        return YEARS << YEAR;
    }

    static int year(int looks) {
        return FIRST_YEAR + (looks >> YEAR);
    }

    static int number(ItemState state) {
        return switch (state) {
            case VISIBLE -> 0;
            case HIDDEN -> 1;
            case MISSING -> 2;
            case GONE -> 3;
            case DISPOSED -> 4;
        };
    }

    static ItemState state(int number) {
        return switch (number) {
            case 0 -> ItemState.VISIBLE;
            case 1 -> ItemState.HIDDEN;
            case 2 -> ItemState.MISSING;
            case 3 -> ItemState.GONE;
            case 4 -> ItemState.DISPOSED;
            default -> throw new IllegalArgumentException("state: expected 0 to 4, found " + number);
        };
    }
}
