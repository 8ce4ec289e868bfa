package se.bevara.retention;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a hold covers: items that are archived already, and but for {@link Items} and {@link Search} those that will be. */
public sealed interface Scope {

    /** The items that it names one by one; none for what is wider. */
    default List<Long> items() {
        return List.of();
    }

    /** Items by number. */
    record Items(List<Long> items) implements Scope {
        public Items {
            items = named(items);
        }
    }

    /**
     * The hits of a search at the moment the hold was placed, every one of them; what would be hit later is not covered.
     *
     * @param items the hits; and those that could not be read when they were to be searched, for they may be hits too
     * @param question what was searched for, as people read it. It may name people: it stands in the act's file and nowhere else
     * @param unread which of them could not be read
     * @param missing how many items of the archive could not be searched at all, and are not covered
     */
    record Search(List<Long> items, String question, List<Long> unread, long missing) implements Scope {
        public Search {
            items = named(items);
            unread = List.copyOf(unread);
            if (!Set.copyOf(items).containsAll(unread)) {
                throw new IllegalArgumentException("hold: expected to cover all that could not be read, found some left out");
            }
        }

        /** One in which everything was searched. */
        public Search(List<Long> items, String question) {
            this(items, question, List.of(), 0);
        }
    }

    private static List<Long> named(List<Long> items) {
        if (items.isEmpty()) {
            throw new IllegalArgumentException("hold: expected at least one item, found none");
        }
        return items.stream().distinct().sorted().toList();
    }

    /** A post and all its comments. */
    record Thread(long thread) implements Scope {
    }

    /** All of an account. */
    record Account(String account) implements Scope {
    }

    /** All that the author of an item has written on the same platform. */
    record Author(long item) implements Scope {
    }

    /**
     * What was published on some days, by the platform's time as civil dates in Sweden.
     *
     * @param account of which account; null for all
     * @param from the first day
     * @param until the last day
     */
    record Period(@Nullable String account, LocalDate from, LocalDate until) implements Scope {
        public Period {
            if (until.isBefore(from)) {
                throw new IllegalArgumentException("hold: expected a period, found one that ends " + until + ", before " + from);
            }
        }
    }
}
