package se.bevara.retention;

import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The verdicts of a thread's items in short.
 *
 * @param again the next day on which time alone could change one of them, as a number of days; {@link #NEVER} for none
 * @param due how many items are due, or were before they were disposed of
 * @param words how many items have which verdict, by its place among {@link #WORDS}
 */
record JudgedThread(int again, int due, List<Integer> words) {

    static final int NEVER = Integer.MAX_VALUE;

    /** What is written are places in this list: only to be added to. */
    static final List<String> WORDS = List.of("gallras", "behålls", "väntar", "prövas", "spärrad", "bevaras", "överlämnas");

    /** Threads that begin with one of so many numbers are kept together. */
    private static final int TOGETHER = 256;
    private static final int BYTES_AT_MOST = 11 + 5 * WORDS.size();

    static JudgedThread of(List<VerdictRow> rows) {
        int again = NEVER;
        int due = 0;
        var words = new Integer[WORDS.size()];
        Arrays.fill(words, 0);
        for (VerdictRow row : rows) {
            again = Math.min(again, row.againOn() == null ? NEVER : Math.toIntExact(row.againOn().toEpochDay()));
            due += row.due() ? 1 : 0;
            words[WORDS.indexOf(row.word())]++;
        }
        return new JudgedThread(again, due, List.of(words));
    }

    static long block(long thread) {
        return Math.floorDiv(thread, TOGETHER);
    }

    void count(Map<String, Long> byWord) {
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i) > 0) {
                byWord.merge(WORDS.get(i), words.get(i).longValue(), Long::sum);
            }
        }
    }

    /** Of a block's threads the first day on which one is to be judged again. */
    static @Nullable LocalDate again(SortedMap<Long, JudgedThread> threads) {
        int first = threads.values().stream().mapToInt(JudgedThread::again).min().orElse(NEVER);
        return first == NEVER ? null : LocalDate.ofEpochDay(first);
    }

    /** A block's threads, each: 1 byte that tells it from the others, 4 again, 4 due, 1 how many words follow, each 1 and 4 how many items. */
    static byte[] write(SortedMap<Long, JudgedThread> threads) {
        var bytes = ByteBuffer.allocate(BYTES_AT_MOST * threads.size());
        threads.forEach((number, thread) -> {
            bytes.put((byte) Math.floorMod(number, TOGETHER)).putInt(thread.again).putInt(thread.due)
                    .put((byte) thread.words.stream().filter(items -> items > 0).count());
            for (int i = 0; i < thread.words.size(); i++) {
                if (thread.words.get(i) > 0) {
                    bytes.put((byte) i).putInt(thread.words.get(i));
                }
            }
        });
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    static SortedMap<Long, JudgedThread> read(long block, byte[] written) {
        var threads = new TreeMap<Long, JudgedThread>();
        for (var bytes = ByteBuffer.wrap(written); bytes.hasRemaining();) {
            long thread = block * TOGETHER + Byte.toUnsignedInt(bytes.get());
            int again = bytes.getInt();
            int due = bytes.getInt();
            var words = new Integer[WORDS.size()];
            Arrays.fill(words, 0);
            for (int n = bytes.get(); n > 0; n--) {
                words[bytes.get()] = bytes.getInt();
            }
            threads.put(thread, new JudgedThread(again, due, List.of(words)));
        }
        return threads;
    }
}
