package se.bevara.disclosure;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a request is to select: what is found at this moment, and nothing that comes later. */
public sealed interface Choice {

    /** Items by number. */
    record Items(List<Long> items) implements Choice {
        public Items {
            items = items.stream().distinct().toList();
            if (items.isEmpty()) {
                throw new DisclosureRefused("urval: väntade minst en handling, fann ingen");
            }
        }
    }

    /** A post with all comments, named by any of its items. */
    record Thread(long item) implements Choice {
    }

    /** What an account published or received on some days, by the platform's time as civil dates in Sweden; null for no limit. */
    record Period(String account, @Nullable LocalDate from, @Nullable LocalDate until) implements Choice {
    }

    /** Every hit of a search. What is asked for may name people: it stands in the act's file and nowhere else. */
    record Hits(Query query) implements Choice {
    }
}
