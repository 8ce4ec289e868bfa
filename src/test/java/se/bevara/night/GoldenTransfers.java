package se.bevara.night;

import java.io.IOException;
import java.nio.file.Files;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import se.bevara.moderation.Case;
import se.bevara.moderation.Moderation;
import se.bevara.sample.StoryClock;

/**
 * The cases of a played story with their steps and their sealed transfer records, but for what differs each time it is played: numbers of items,
 * places in the ledger, lengths, commitments, and the minutes of the nights.
 */
final class GoldenTransfers {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT)
            .withZone(StoryClock.SWEDEN);
    private static final Map<String, String> DIFFERING = new LinkedHashMap<>();

    static {
        DIFFERING.put("\"[0-9a-f]{64}\"", "\"<åtagande>\"");
        DIFFERING.put("(\"(nummer|byte|post i liggaren)\" : )\\d+", "$1<nr>");
        DIFFERING.put("hade \\d+ poster", "hade <nr> poster");
        DIFFERING.put("tråden \\d+: handlingarna [0-9, ]+", "tråden <nr>: handlingarna <nr>");
        DIFFERING.put("(\\d{4}-\\d\\d-\\d\\d) 01:\\d\\d:\\d\\d", "$1 natt");
        DIFFERING.put("handling \\d+", "handling <nr>");
    }

    private GoldenTransfers() {
    }

    static List<String> of(Moderation moderation) throws IOException {
        var lines = new ArrayList<String>();
        for (Case one : moderation.all(false)) {
            lines.add("%s: %s, %s, %s, %s, besked %s".formatted(one.id(), one.account(), one.code(), one.how().swedish(),
                    one.state().swedish(), one.notice() == null ? "-" : one.notice().swedish()));
            moderation.history(one.id())
                    .forEach(step -> lines.add(same("  " + TIME.format(step.at()) + " " + step.kind() + ", " + step.by()
                            + words(step.words()))));
            if (one.sealed() != null) {
                Files.readAllLines(moderation.record(one.id(), "json")).forEach(line -> lines.add("  | " + same(line)));
            }
        }
        return lines;
    }

    private static String words(Map<String, String> words) {
        return words.isEmpty() ? "" : ": " + String.join("; ", words.values().stream().sorted().toList());
    }

    private static String same(String line) {
        String same = line;
        for (var each : DIFFERING.entrySet()) {
            same = same.replaceAll(each.getKey(), each.getValue());
        }
        return same;
    }
}
