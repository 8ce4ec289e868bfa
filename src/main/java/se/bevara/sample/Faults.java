package se.bevara.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The faults that await the calls about one account. */
final class Faults {

    private final List<Awaiting> awaiting = new ArrayList<>();

    /** @param night null for any night */
    void add(@Nullable LocalDate night, Fault fault, int calls) {
        awaiting.add(new Awaiting(night, fault, calls));
    }

    void clear() {
        awaiting.clear();
    }

    /** The fault that meets a call on a date, the oldest first; it is used up by one call. */
    @Nullable
    Fault meet(LocalDate date) {
        for (Awaiting each : awaiting) {
            if (each.calls > 0 && (each.night == null || each.night.equals(date))) {
                each.calls--;
                return each.fault;
            }
        }
        return null;
    }

    private static final class Awaiting {
        private final @Nullable LocalDate night;
        private final Fault fault;
        private int calls;

        Awaiting(@Nullable LocalDate night, Fault fault, int calls) {
            this.night = night;
            this.fault = fault;
            this.calls = calls;
        }
    }
}
