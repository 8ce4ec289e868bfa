package se.bevara.ledger;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** The ledger itself: acts are appended and never changed. Leaves of an RFC 9162 Merkle tree, one line of JSON each. */
@Component
public class Ledger {

    /**
     * Records an act. It stands when the caller's transaction commits, and never stood when that rolls back.
     *
     * @throws org.springframework.transaction.IllegalTransactionStateException outside a transaction
     */
    public Entry append(Act act) {
        throw new UnsupportedOperationException();
    }

    /** The number of committed entries. */
    public long size() {
        throw new UnsupportedOperationException();
    }

    public Optional<Entry> entry(long index) {
        throw new UnsupportedOperationException();
    }

    /** Entries about an object, oldest first. */
    public List<Entry> about(String object) {
        throw new UnsupportedOperationException();
    }

    /** Signs the tree as it stands, writes it beside the archive, has it time-stamped where an authority is configured. */
    public Checkpoint checkpoint() {
        throw new UnsupportedOperationException();
    }

    /** The newest checkpoint, if there is one. */
    public Optional<Checkpoint> newestCheckpoint() {
        throw new UnsupportedOperationException();
    }

    /** The proof that an entry is in the tree of {@code size} leaves. */
    public InclusionProof proof(long index, long size) {
        throw new UnsupportedOperationException();
    }

    /** Re-reads every entry, checkpoint and time-stamp and tells each difference. */
    public void verify(Consumer<Difference> differences) {
        throw new UnsupportedOperationException();
    }

    /** Makes the ledger's tables anew from its files. */
    public void rebuild() {
        throw new UnsupportedOperationException();
    }
}
