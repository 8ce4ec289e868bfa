package se.bevara.disposal;

import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import se.bevara.archive.Trace;

/**
 * Where erased records lay, as the act of their disposal has it: a line a segment with its name, which stays when the catalogue is made
 * anew, and below it a line a record.
 */
final class TraceText {

    private TraceText() {
    }

    /** @param names of their segments, by number */
    static String of(List<Trace> traces, Map<Long, String> names) {
        var bySegment = new LinkedHashMap<Long, StringBuilder>();
        for (Trace trace : traces) {
            bySegment.computeIfAbsent(trace.segment(), segment -> new StringBuilder(Objects.requireNonNull(names.get(segment))))
                    .append("\n ").append(trace.item()).append(' ').append(trace.version()).append(' ').append(trace.media())
                    .append(' ').append(trace.place()).append(' ').append(trace.bytes()).append(' ')
                    .append(Base64.getEncoder().withoutPadding().encodeToString(trace.commitment()));
        }
        return String.join("\n", bySegment.values());
    }

    /** @param numbers of segments now, by name */
    static List<Trace> read(String text, Map<String, Long> numbers) {
        var traces = new ArrayList<Trace>();
        long segment = 0;
        for (String line : text.lines().toList()) {
            if (line.startsWith(" ")) {
                String[] parts = line.strip().split(" ", -1);
                traces.add(new Trace(Long.parseLong(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]), segment,
                        Long.parseLong(parts[3]), Long.parseLong(parts[4]), Base64.getDecoder().decode(parts[5])));
            } else {
                segment = Objects.requireNonNull(numbers.get(line), line);
            }
        }
        return traces;
    }
}
