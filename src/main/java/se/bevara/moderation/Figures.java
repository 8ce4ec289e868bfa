package se.bevara.moderation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.bevara.archive.Archive;
import se.bevara.archive.Item;
import se.bevara.retention.Facts;

/**
 * The figures of moderation, for the review of whether removals are objective and quick: how many for each reason and on each account, how many
 * without a decision, how many items were left standing, and how long what was removed had been seen.
 */
@Component
public class Figures {

    private final CaseTable table;
    private final Archive archive;

    Figures(CaseTable table, Archive archive) {
        this.table = table;
        this.archive = archive;
    }

    /**
     * A reason's or an account's cases.
     *
     * @param removed cases with a sealed transfer record
     * @param afterwards those of them whose record came after the removal
     * @param deviations those of them that no decision allowed
     * @param kept cases that were withdrawn: the item was to stay
     * @param timed removals that a look of the archive's has confirmed, of which the two times below tell
     * @param median from when the platform says the item was made until it was removed; null where none is timed
     * @param slowest likewise the longest
     */
    public record Line(String name, long removed, long afterwards, long deviations, long kept, long timed,
            @Nullable Duration median, @Nullable Duration slowest) {
    }

    public record Figured(List<Line> reasons, List<Line> accounts, Line all) {

        public Figured {
            reasons = List.copyOf(reasons);
            accounts = List.copyOf(accounts);
        }
    }

    /** The cases that began on some civil days in Sweden, both included; null for any. */
    public Figured between(@Nullable LocalDate from, @Nullable LocalDate until) {
        var cases = table.in(List.of(CaseState.values())).stream().filter(one -> within(Facts.day(one.begun()), from, until))
                .toList();
        Map<Long, Item> items = archive.items(cases.stream().map(Case::item).filter(item -> item != 0).distinct().toList())
                .stream().collect(Collectors.toMap(Item::id, Function.identity()));
        return new Figured(lines(cases, items, Case::code), lines(cases, items, Case::account), line("alla", cases, items));
    }

    private static boolean within(LocalDate day, @Nullable LocalDate from, @Nullable LocalDate until) {
        return (from == null || !day.isBefore(from)) && (until == null || !day.isAfter(until));
    }

    private static List<Line> lines(List<Case> cases, Map<Long, Item> items, Function<Case, String> by) {
        var groups = cases.stream().collect(Collectors.groupingBy(by, TreeMap::new, Collectors.toList()));
        var lines = new ArrayList<Line>();
        groups.forEach((name, group) -> lines.add(line(name, group, items)));
        return lines;
    }

    private static Line line(String name, List<Case> cases, Map<Long, Item> items) {
        var sealed = cases.stream().filter(one -> one.sealed() != null && one.state() != CaseState.WITHDRAWN).toList();
        var seen = sealed.stream().flatMap(one -> seen(one, items.get(one.item())).stream()).sorted().toList();
        return new Line(name, sealed.size(), sealed.stream().filter(one -> one.origin() == Case.Origin.AFTERWARDS).count(),
                sealed.stream().filter(one -> one.record().deviation()).count(),
                cases.stream().filter(one -> one.state() == CaseState.WITHDRAWN).count(), seen.size(),
                seen.isEmpty() ? null : median(seen), seen.isEmpty() ? null : seen.getLast());
    }

    /** Until somebody said that it was removed, where the archive has found it so; else until it was found gone, which may be later than it went. */
    private static List<Duration> seen(Case one, @Nullable Item item) {
        var gone = one.gone();
        if (item == null || gone == null) {
            return List.of();
        }
        Instant said = one.said();
        boolean before = one.origin() == Case.Origin.BEFORE && said != null && said.isBefore(gone.noticed());
        Instant removed = before && said != null ? said : gone.noticed();
        Duration time = Duration.between(item.platformTime().toInstant(), removed);
        return time.isNegative() ? List.of() : List.of(time);
    }

    private static Duration median(List<Duration> sorted) {
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(middle)
                : sorted.get(middle - 1).plus(sorted.get(middle)).dividedBy(2);
    }

    /** A time in days, hours and minutes, such as {@code 2 d 3 h}: the two largest that count. */
    public static String text(@Nullable Duration time) {
        if (time == null) {
            return "–";
        }
        return time.toDays() > 0
                ? time.toDays() + " d " + time.toHoursPart() + " h"
                : time.toHours() > 0 ? time.toHours() + " h " + time.toMinutesPart() + " min" : time.toMinutes() + " min";
    }
}
