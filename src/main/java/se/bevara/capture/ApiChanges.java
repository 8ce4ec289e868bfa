package se.bevara.capture;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Notices, from what a night's own answers looked like, that a platform changes its interface: before capture fails of it. The first night
 * of a platform teaches what its items look like.
 */
@Component
public class ApiChanges {

    /** Days before a version ends on which it begins to be told of. */
    private static final int AHEAD = 180;
    /** So few days before, each night. */
    private static final int CLOSE = 7;
    private static final int WEEK = 7;
    /** Of a needed field it is enough that so many items lack it; of others there must be more to tell by. */
    private static final long FEW = 5;
    private static final long SOME = 20;
    private static final long MANY = 50;
    private static final int NIGHTS = 3;
    private static final double USUAL = 0.9;
    private static final int MOST_NAMES = 10;
    private static final int MONTH = 30;

    private final Watch watch;
    private final ApiChangeTable table;
    private final TransactionTemplate transaction;
    private final ApiCalendar calendar = new ApiCalendar();

    ApiChanges(Watch watch, ApiChangeTable table, TransactionTemplate transaction) {
        this.watch = watch;
        this.table = table;
        this.transaction = transaction;
    }

    /** What the nights of the last month have noticed. */
    public List<ApiChange> recent(LocalDate today) {
        return table.since(today.minusDays(MONTH));
    }

    /** Judges what has been gathered, and tells in Swedish what a person should know. Asked again, it tells the same. */
    List<String> tell(LocalDate night) {
        watch.take()
                .forEach((platform, observed) -> transaction.executeWithoutResult(status -> judge(platform, observed, night)));
        var told = new TreeMap<String, Map<ApiChange.Kind, List<ApiChange>>>();
        table.since(night).stream().filter(change -> change.last().equals(night) && told(change, night))
                .forEach(change -> told.computeIfAbsent(change.platform(), name -> new EnumMap<>(ApiChange.Kind.class))
                        .computeIfAbsent(change.kind(), kind -> new ArrayList<>()).add(change));
        return told.entrySet().stream().flatMap(platform -> platform.getValue().entrySet().stream()
                .map(kind -> platform.getKey() + ": " + line(kind.getKey(), kind.getValue()))).toList();
    }

    private void judge(String platform, Watch.Observed tonight, LocalDate night) {
        List<ApiChangeTable.Field> before = table.fields(platform);
        if (!before.isEmpty()) {
            Set<String> known = before.stream().map(ApiChangeTable.Field::told).collect(Collectors.toSet());
            tonight.fields.keySet().stream().filter(field -> !field.endsWith(" null") && !field.contains("*"))
                    .filter(field -> !known.contains(field) && !calendar.knows(platform, field))
                    .forEach(field -> table.changed(platform, ApiChange.Kind.NEW_FIELD, field, night));
        }
        Set<String> usual = usual(platform, before, tonight);
        gone(usual, tonight).forEach(path -> table.changed(platform, ApiChange.Kind.GONE_FIELD, path, night));
        tonight.signs.forEach(sign -> table.changed(platform, sign.kind(), sign.subject(), night));
        tonight.versions.forEach(version -> calendar.end(platform, version).filter(end -> !end.isAfter(night.plusDays(AHEAD)))
                .ifPresent(end -> table.changed(platform, ApiChange.Kind.VERSION_ENDS, version + " " + end, night)));
        table.add(platform, before, tonight, usual.stream().filter(path -> !here(tonight).contains(path))
                .filter(path -> table.missedSince(platform, path).orElse(night).isAfter(night.minusDays(MONTH)))
                .collect(Collectors.toSet()));
    }

    /** Paths that tonight's items ought to have. */
    private Set<String> usual(String platform, List<ApiChangeTable.Field> before, Watch.Observed tonight) {
        Set<String> usual = new HashSet<>();
        before.stream().filter(field -> items(tonight, field.path()) >= SOME)
                .collect(Collectors.groupingBy(ApiChangeTable.Field::path)).forEach((path, kinds) -> {
                    long items = kinds.stream().mapToLong(ApiChangeTable.Field::items).max().orElse(0);
                    long seen = kinds.stream().mapToLong(ApiChangeTable.Field::seen).sum();
                    boolean often = kinds.stream().anyMatch(field -> field.nights() >= NIGHTS);
                    if (often && items >= MANY && seen >= USUAL * items) {
                        usual.add(path);
                    }
                });
        tonight.items.keySet().stream().flatMap(kind -> calendar.needed(platform, kind).stream())
                .filter(path -> items(tonight, path) >= FEW).forEach(usual::add);
        return usual;
    }

    private static Set<String> here(Watch.Observed tonight) {
        return tonight.fields.keySet().stream().map(ApiChangeTable::path).collect(Collectors.toSet());
    }

    /** Those that are in none of tonight's items; of one that is gone with all that is in it, the outermost. */
    private static List<String> gone(Set<String> usual, Watch.Observed tonight) {
        Set<String> here = here(tonight);
        Predicate<String> inMissing = path -> usual.stream()
                .anyMatch(other -> !here.contains(other) && (path.startsWith(other + ".") || path.startsWith(other + "[]")));
        return usual.stream().filter(path -> !here.contains(path) && !inMissing.test(path)).sorted().toList();
    }

    private static long items(Watch.Observed tonight, String path) {
        return tonight.items.getOrDefault(path.substring(0, path.indexOf('.')), 0L);
    }

    /** New fields once; what is missing each night; the rest each week, and each night when it is close. */
    private static boolean told(ApiChange change, LocalDate night) {
        long days = night.toEpochDay() - change.first().toEpochDay();
        return switch (change.kind()) {
            case NEW_FIELD -> days == 0;
            case GONE_FIELD -> true;
            case ANNOUNCED, OTHER_VERSION -> days % WEEK == 0;
            case VERSION_ENDS -> days % WEEK == 0 || !end(change).isAfter(night.plusDays(CLOSE));
        };
    }

    private static LocalDate end(ApiChange change) {
        return LocalDate.parse(change.subject().substring(change.subject().lastIndexOf(' ') + 1));
    }

    private static String line(ApiChange.Kind kind, List<ApiChange> changes) {
        String names = changes.stream().limit(MOST_NAMES).map(ApiChange::subject).collect(Collectors.joining(", "))
                + (changes.size() > MOST_NAMES ? " och " + (changes.size() - MOST_NAMES) + " till" : "");
        return switch (kind) {
            case NEW_FIELD -> "svaren har fält som inte har setts förr (" + names
                    + "). Insamlingen fortsätter; låt driften se över anslutningen.";
            case GONE_FIELD -> "fält som brukar finnas saknades i alla svar (" + names
                    + "). Anmäl till driften innan något går förlorat.";
            case ANNOUNCED -> "plattformen meddelar att gränssnittet ska tas ur bruk (" + names + "). Anmäl till driften i tid.";
            case OTHER_VERSION -> "en annan version än den som frågades svarar (svarande och frågad: " + names
                    + "). Anmäl till driften.";
            case VERSION_ENDS -> "versionen av gränssnittet upphör (" + names + "). Uppdatera Bevara innan dess.";
        };
    }
}
