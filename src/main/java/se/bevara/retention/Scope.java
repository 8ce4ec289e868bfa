package se.bevara.retention;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a hold covers: items that are archived already, and but for {@link Items} those that will be. */
public sealed interface Scope {

    /** Items by number. */
    record Items(List<Long> items) implements Scope {
        public Items {
            items = items.stream().distinct().sorted().toList();
            if (items.isEmpty()) {
                throw new IllegalArgumentException("hold: expected at least one item, found none");
            }
        }
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
