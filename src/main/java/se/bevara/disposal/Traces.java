package se.bevara.disposal;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import se.bevara.archive.Trace;

/** Traces as a row keeps them: each its numbers as they are named, 4 or 8 bytes, and the 32 bytes of its commitment. */
final class Traces {

    private static final int COMMITMENT = 32;
    private static final int BYTES = 8 + 4 + 4 + 8 + 8 + 8 + COMMITMENT;

    private Traces() {
    }

    static byte[] write(List<Trace> traces) {
        var bytes = ByteBuffer.allocate(BYTES * traces.size());
        traces.forEach(trace -> {
            if (trace.commitment().length != COMMITMENT) {
                throw new IllegalArgumentException("item " + trace.item() + ": expected a commitment of " + COMMITMENT
                        + " bytes, found " + trace.commitment().length);
            }
            bytes.putLong(trace.item()).putInt(trace.version()).putInt(trace.media()).putLong(trace.segment())
                    .putLong(trace.place()).putLong(trace.bytes()).put(trace.commitment());
        });
        return bytes.array();
    }

    static List<Trace> read(byte[] written) {
        var traces = new ArrayList<Trace>();
        for (var bytes = ByteBuffer.wrap(written); bytes.hasRemaining();) {
            long item = bytes.getLong();
            int version = bytes.getInt();
            int media = bytes.getInt();
            long segment = bytes.getLong();
            long place = bytes.getLong();
            long length = bytes.getLong();
            byte[] commitment = new byte[COMMITMENT];
            bytes.get(commitment);
            traces.add(new Trace(item, version, media, segment, place, length, commitment));
        }
        return traces;
    }
}
