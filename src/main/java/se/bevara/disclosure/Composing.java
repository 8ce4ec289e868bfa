package se.bevara.disclosure;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import se.bevara.archive.Archive;
import se.bevara.archive.CaptureGaps;
import se.bevara.archive.Item;

/** Composes what a package says from what has been selected and reviewed. */
@Lazy
@Component
final class Composing {

    private final Archive archive;
    private final RequestTable table;
    private final RequestActs steps;
    private final Reviewing reviewing;
    private final SelectedReading reading;
    private final DisclosureSettings settings;
    private final ObjectProvider<CaptureGaps> gaps;

    Composing(Archive archive, RequestTable table, RequestActs steps, Reviewing reviewing, SelectedReading reading,
            DisclosureSettings settings, ObjectProvider<CaptureGaps> gaps) {
        this.archive = archive;
        this.table = table;
        this.steps = steps;
        this.reviewing = reviewing;
        this.reading = reading;
        this.settings = settings;
        this.gaps = gaps;
    }

    /**
     * Composes, and puts the attachments as they are handed out into the staging.
     *
     * @param decision null in a preview
     */
    Disclosed of(Request request, Disclosed.@Nullable Decided decision, Who who, Staging staging) {
        var rows = table.items(request.id());
        var items = items(rows);
        var threads = new ArrayList<Disclosed.Thread>();
        var secrets = secrets(rows, who);
        rows.stream().filter(row -> row.outcome() == Selected.Outcome.WITHHELD && !row.secret() && !reviewing.isClosed(row))
                .forEach(row -> secrets.author(reviewing.read(row, who)));
        var composed = new EntryComposing(archive, reading, reviewing, who, staging, secrets);
        for (var thread : threads(rows, items).values()) {
            var entries = thread.stream().map(composed::entry).toList();
            threads.add(new Disclosed.Thread(thread.getFirst().item().account(), entries));
        }
        var disposed = rows.stream().filter(row -> row.outcome() == Selected.Outcome.DISPOSED)
                .map(row -> gone(items.get(row.item()))).toList();
        var period = period(rows, items, request);
        return new Disclosed(request.id(), settings.municipality(), request.authorities(),
                String.valueOf(steps.said(request.opening()).getOrDefault("text", "")), request.received(), decision,
                counts(rows),
                grounds(rows), period, threads, disposed, gaps(period));
    }

    /** What a package concerns: persons by whom it shows something, and items of it that can be read by a machine. */
    record Extent(int persons, int items) {
    }

    Extent extent(Request request, Who who) {
        var persons = new TreeSet<String>();
        int count = 0;
        for (var row : table.items(request.id())) {
            if (row.outcome().shown()) {
                count++;
                ReadItem read = reviewing.read(row, who);
                boolean hidden = Segment.of(ReadItem.AUTHOR, read.author(), reviewing.review(row).maskings()).getFirst().masked();
                if (read.item().direction() == se.bevara.archive.Direction.RECEIVED && !hidden) {
                    persons.add(read.content().authorId() + " " + read.author());
                }
            }
        }
        return new Extent(persons.size(), count);
    }

    /** Which items show words that are masked in another. */
    List<String> repeats(Request request, Who who) {
        var rows = table.items(request.id());
        var terms = secrets(rows, who);
        var told = new ArrayList<String>();
        for (var row : terms.isEmpty() ? List.<Selected>of() : rows) {
            if (row.outcome().shown()) {
                ReadItem read = reviewing.read(row, who);
                var maskings = reviewing.review(row).maskings();
                boolean shows = read.fields().entrySet().stream()
                        .anyMatch(field -> Segment.of(field.getKey(), field.getValue(), maskings).stream()
                                .anyMatch(segment -> terms.in(segment.text())));
                if (shows) {
                    told.add("Handling " + row.name() + " visar ord som är maskade på ett annat ställe.");
                }
            }
        }
        return told;
    }

    private Map<Long, Item> items(List<Selected> rows) {
        var items = new HashMap<Long, Item>();
        archive.items(rows.stream().map(Selected::item).distinct().toList()).forEach(item -> items.put(item.id(), item));
        return items;
    }

    /** What is masked anywhere, so that it is not handed out with what stands around an open item either. */
    private MaskedTerms secrets(List<Selected> rows, Who who) {
        var terms = new MaskedTerms();
        rows.stream().filter(row -> row.outcome() == Selected.Outcome.MASKED)
                .forEach(row -> terms.add(reviewing.read(row, who), reviewing.review(row).maskings()));
        return terms;
    }

    /** A version to be told, with its item. */
    record Told(Selected row, Item item) {
    }

    /** By thread, each in the order of the platform's time, the threads in the order of their first. */
    private static Map<Long, List<Told>> threads(List<Selected> rows, Map<Long, Item> items) {
        var byThread = new LinkedHashMap<Long, List<Told>>();
        Comparator<Told> order = Comparator.comparing((Told told) -> told.item.platformTime().toInstant())
                .thenComparing(told -> told.item.id()).thenComparing(told -> told.row.version());
        rows.stream().filter(row -> row.outcome() != Selected.Outcome.DISPOSED)
                .map(row -> new Told(row, java.util.Objects.requireNonNull(items.get(row.item())))).sorted(order)
                .forEach(told -> byThread.computeIfAbsent(told.item.thread(), thread -> new ArrayList<>()).add(told));
        return byThread;
    }

    private static Disclosed.Gone gone(@Nullable Item item) {
        var disposal = java.util.Objects.requireNonNull(java.util.Objects.requireNonNull(item).disposal());
        return new Disclosed.Gone(item.id(), item.account(), disposal.at(), disposal.decision(), disposal.certificate());
    }

    private static Disclosed.Counts counts(List<Selected> rows) {
        return new Disclosed.Counts(rows.size(), count(rows, Selected.Outcome.OPEN), count(rows, Selected.Outcome.MASKED),
                count(rows, Selected.Outcome.WITHHELD), count(rows, Selected.Outcome.DISPOSED));
    }

    private static int count(List<Selected> rows, Selected.Outcome outcome) {
        return (int) rows.stream().filter(row -> row.outcome() == outcome).count();
    }

    private List<String> grounds(List<Selected> rows) {
        var grounds = new TreeSet<String>();
        rows.stream().filter(row -> row.outcome() == Selected.Outcome.MASKED || row.outcome() == Selected.Outcome.WITHHELD)
                .map(reviewing::review).forEach(review -> Stream
                        .concat(review.maskings().stream().map(Masking::ground), Stream.of(review.ground()))
                        .filter(ground -> !ground.isEmpty()).forEach(grounds::add));
        return List.copyOf(grounds);
    }

    /** From the first to the last day of what is handed out, and of the periods that were asked for, by account. */
    private Map<String, List<LocalDate>> period(List<Selected> rows, Map<Long, Item> items, Request request) {
        var days = new TreeMap<String, TreeSet<LocalDate>>();
        rows.forEach(row -> {
            Item item = java.util.Objects.requireNonNull(items.get(row.item()));
            days.computeIfAbsent(item.account(), account -> new TreeSet<>()).add(day(item.platformTime().toInstant()));
        });
        steps.of(request.id()).stream().filter(entry -> entry.act().kind().equals(RequestActs.ADDED))
                .map(entry -> steps.said(entry.index())).forEach(said -> Stream.of("from", "until")
                        .map(name -> String.valueOf(said.getOrDefault(name, ""))).filter(text -> !text.isEmpty())
                        .forEach(text -> days.computeIfAbsent(String.valueOf(said.get("account")), account -> new TreeSet<>())
                                .add(LocalDate.parse(text))));
        var period = new LinkedHashMap<String, List<LocalDate>>();
        days.forEach((account, all) -> period.put(account, List.of(all.getFirst(), all.getLast())));
        return period;
    }

    private List<CaptureGaps.Gap> gaps(Map<String, List<LocalDate>> period) {
        var known = gaps.getIfAvailable();
        return known == null
                ? List.of()
                : period.entrySet().stream().flatMap(
                        one -> known.between(one.getKey(), one.getValue().getFirst(), one.getValue().getLast().plusDays(1))
                                .stream())
                        .toList();
    }

    static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, Requests.SWEDEN);
    }
}
