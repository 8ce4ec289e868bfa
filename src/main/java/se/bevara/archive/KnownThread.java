package se.bevara.archive;

import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The comments of a thread as they were known when it was asked for. */
public final class KnownThread {

    private final Map<ByteBuffer, Known> byHash;
    private final Function<String, ByteBuffer> hash;

    KnownThread(Map<ByteBuffer, Known> byHash, Function<String, ByteBuffer> hash) {
        this.byHash = byHash;
        this.hash = hash;
    }

    /** A comment by its platform key, if it is known and of this thread. */
    public Optional<Known> find(String key) {
        return byHash.isEmpty() ? Optional.empty() : Optional.ofNullable(byHash.get(hash.apply(key)));
    }

    public Collection<Known> comments() {
        return byHash.values();
    }
}
