package se.bevara.archive;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How far the records of a segment's generation lie from where they were in its first. The catalogue keeps first places, so that an erasure
 * costs what is erased and not what is kept.
 */
final class Cuts {

    static final Cuts NONE = new Cuts(new long[0], new long[0]);
    private static final int PART = 1000;

    private final long[] from;
    private final long[] shift;

    private Cuts(long[] from, long[] shift) {
        this.from = from;
        this.shift = shift;
    }

    /** @param changes by the first place after each changed record: how much longer it has become */
    static Cuts of(SortedMap<Long, Long> changes) {
        long[] from = new long[changes.size()];
        long[] shift = new long[changes.size()];
        long sum = 0;
        int i = 0;
        for (var change : changes.entrySet()) {
            sum += change.getValue();
            from[i] = change.getKey();
            shift[i++] = sum;
        }
        return new Cuts(from, shift);
    }

    /** The changes that this is made of; add to them what changes next. */
    SortedMap<Long, Long> changes() {
        var changes = new TreeMap<Long, Long>();
        for (int i = 0; i < from.length; i++) {
            changes.put(from[i], shift[i] - (i == 0 ? 0 : shift[i - 1]));
        }
        return changes;
    }

    /** Where a record lies now that lay there in the first generation. */
    long now(long first) {
        int at = Arrays.binarySearch(from, first);
        int cut = at >= 0 ? at : -at - 2;
        return cut < 0 ? first : first + shift[cut];
    }

    /** As the catalogue keeps them. */
    List<byte[]> parts() {
        var parts = new ArrayList<byte[]>();
        for (int at = 0; at < from.length; at += PART) {
            int end = Math.min(from.length, at + PART);
            var part = ByteBuffer.allocate(16 * (end - at));
            for (int i = at; i < end; i++) {
                part.putLong(from[i]).putLong(shift[i]);
            }
            parts.add(part.array());
        }
        return parts;
    }

    static Cuts read(List<byte[]> parts) {
        if (parts.isEmpty()) {
            return NONE;
        }
        int size = parts.stream().mapToInt(part -> part.length / 16).sum();
        long[] from = new long[size];
        long[] shift = new long[size];
        int i = 0;
        for (byte[] part : parts) {
            for (var buffer = ByteBuffer.wrap(part); buffer.hasRemaining(); i++) {
                from[i] = buffer.getLong();
                shift[i] = buffer.getLong();
            }
        }
        return new Cuts(from, shift);
    }
}
