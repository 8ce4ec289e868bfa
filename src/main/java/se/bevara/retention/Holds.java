package se.bevara.retention;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The holds (gallringsstopp) that people have placed. */
@Component
public class Holds {

    /**
     * A hold as it stands.
     *
     * @param mandate on whose authority
     * @param lifted when it was lifted; null while it stands
     * @param covered how many archived items it covers now, disposed ones not counted
     * @param alreadyDisposed items asked for by number that had been disposed of when it was placed
     */
    public record Placed(long id, Scope scope, String reason, String mandate, Instant at, String by, @Nullable Instant lifted,
            int covered, List<Long> alreadyDisposed) {
        public Placed {
            alreadyDisposed = List.copyOf(alreadyDisposed);
        }
    }

    /** Places a hold; from the return on nothing that it covers is disposed of. Waits for an erasure that has the lock. */
    public Placed place(Scope scope, String reason, String mandate, String by) {
        throw new UnsupportedOperationException();
    }

    /** Lifts a hold. */
    public void lift(long id, String by, String why) {
        throw new UnsupportedOperationException();
    }

    /** All holds, lifted ones included, oldest first. */
    public List<Placed> all() {
        throw new UnsupportedOperationException();
    }

    /** Within a transaction: whoever places or lifts a hold, sets a fact or takes in a decision waits until it ends. */
    public void lock() {
        throw new UnsupportedOperationException();
    }
}
