package se.bevara.ledger;

import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/**
 * What people have decided, each as a file of its own below {@code archive/acts}: whole, with its reasons. The ledger's entry names the file
 * and its SHA-256; the reasons stand in the file alone.
 */
@Component
public class Acts {

    /** Writes the file of an act, then its entry, in the caller's transaction; should be the last that it does. */
    public Entry record(Act act, Map<String, ?> json) {
        throw new UnsupportedOperationException();
    }

    /** The file of an act as it was recorded. */
    public Map<String, Object> read(Entry entry) {
        throw new UnsupportedOperationException();
    }

    /** Every act of a kind, oldest first, with its file. */
    public void each(String kind, BiConsumer<Entry, Map<String, Object>> consumer) {
        throw new UnsupportedOperationException();
    }

    /** Re-reads the files of all acts and tells each that is not as the ledger has it. */
    public void verify(Consumer<Difference> differences) {
        throw new UnsupportedOperationException();
    }
}
