package se.bevara.archive;

/**
 * What is known of a record that was erased, and where what remains of it is to lie.
 *
 * @param media 0 for the version itself
 * @param segment the number of its segment
 * @param place where it lay in the segment's first generation, in bytes
 * @param bytes how long it was there, compressed
 * @param commitment what proves that it was: HMAC-SHA-256, 32 bytes, its key destroyed
 */
public record Trace(long item, int version, int media, long segment, long place, long bytes, byte[] commitment) {

    static Trace of(Remains.Erased erased) {
        return new Trace(erased.item().id(), erased.version(), erased.media(), erased.place().segment(), erased.place().offset(),
                erased.place().length(), erased.commitment());
    }

    String name() {
        return "item " + item + " version " + version + (media == 0 ? "" : " media " + media);
    }
}
