package se.bevara.archive;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import se.bevara.ledger.Act;
import se.bevara.ledger.Ledger;

/**
 * One transaction of an erasure: some items of one account, and every segment that holds something of them. First the next generations, on
 * disk and verified; then the last word; then the rows. The generations before are deleted when it has committed.
 */
final class Erasing {

    private static final Logger LOG = LoggerFactory.getLogger(Erasing.class);

    private final Appending.Tools tools;
    private final JdbcTemplate jdbc;
    private final Ledger ledger;
    private final CutTable cuts;
    private final ErasingRows rows;
    private final Workers workers;
    private final Work work;
    private final Instant at;

    /** What it takes to erase. */
    record Tools(Appending.Tools appending, JdbcTemplate jdbc, Ledger ledger, CutTable cuts) {
    }

    Erasing(Tools tools, Workers workers, Work work, Instant at) {
        this.tools = tools.appending;
        this.jdbc = tools.jdbc;
        this.ledger = tools.ledger;
        this.cuts = tools.cuts;
        this.rows = new ErasingRows(jdbc);
        this.workers = workers;
        this.work = work;
        this.at = at;
    }

    /** What was done. */
    record Done(List<Long> items, List<Long> leftOut, int records, List<NextGeneration.Written> segments) {
    }

    Done erase(int account, Map<Long, Disposal> disposals, LastWord lastWord) {
        work.lock(account);
        AccountRow.lock(jdbc, account);
        var records = rows.records(disposals);
        if (records.isEmpty()) {
            return new Done(List.of(), List.of(), 0, List.of());
        }
        var segments = segments(records);
        var items = records.stream().map(record -> record.item().id()).distinct().sorted().toList();
        var written = write(segments.values(), bySegment(records));
        var due = new HashSet<>(lastWord.stillDue(items));
        due.retainAll(new HashSet<>(items));
        var kept = records.stream().filter(record -> !due.contains(record.item().id())).toList();
        if (!kept.isEmpty()) {
            again(kept, records.stream().filter(record -> due.contains(record.item().id())).toList(), segments, written);
        }
        var gone = items.stream().filter(due::contains).toList();
        if (!gone.isEmpty()) {
            var withMedia = records.stream().filter(record -> record.media() > 0).map(record -> record.item().id())
                    .filter(due::contains).collect(Collectors.toSet());
            work.changing(records.stream().map(Remains.Erased::item).filter(item -> due.contains(item.id()))
                    .map(Remains.Whose::thread).collect(Collectors.toSet()));
            commit(gone, disposals, withMedia, written.values());
            lastWord.erased(gone, records.stream().filter(record -> due.contains(record.item().id())).map(Trace::of).toList());
        }
        return new Done(gone, items.stream().filter(item -> !due.contains(item)).toList(), records.size() - kept.size(),
                List.copyOf(written.values()));
    }

    private Map<Long, Segments.Segment> segments(List<Remains.Erased> records) {
        var segments = new TreeMap<Long, Segments.Segment>();
        for (var record : records) {
            segments.computeIfAbsent(record.place().segment(), id -> tools.segments().find(id).orElseThrow());
        }
        return segments;
    }

    private static Map<Long, List<Remains.Erased>> bySegment(List<Remains.Erased> records) {
        return records.stream().collect(Collectors.groupingBy(record -> record.place().segment()));
    }

    private Map<Long, NextGeneration.Written> write(Collection<Segments.Segment> segments,
            Map<Long, List<Remains.Erased>> records) {
        var tasks = new ArrayList<Callable<NextGeneration.Written>>();
        for (var segment : segments) {
            var next = new NextGeneration(tools, segment, cuts.of(segment.id(), segment.path()));
            work.growing(tools.root().resolve(next.name().path()), 0);
            tasks.add(() -> next.write(Objects.requireNonNull(records.get(segment.id())), at));
        }
        var written = new LinkedHashMap<Long, NextGeneration.Written>();
        workers.all(tasks, new NotErased("erasing: interrupted, nothing of this transaction was erased", null))
                .forEach(one -> written.put(one.before().id(), one));
        try {
            SegmentFiles.forceFoldersOf(written.values().stream().map(one -> tools.root().resolve(one.name().path())).toList());
        } catch (IOException e) {
            throw new NotErased("erasing: the names of next generations could not be forced to disk: " + e.getMessage(), e);
        }
        return written;
    }

    /** Starts over the segments of items that the last word keeps. */
    private void again(List<Remains.Erased> kept, List<Remains.Erased> due, Map<Long, Segments.Segment> segments,
            Map<Long, NextGeneration.Written> written) {
        var records = bySegment(due);
        var over = new ArrayList<Segments.Segment>();
        for (long id : bySegment(kept).keySet()) {
            var was = Objects.requireNonNull(written.remove(id));
            delete(was.name().path());
            if (records.containsKey(id)) {
                over.add(Objects.requireNonNull(segments.get(id)));
            }
        }
        written.putAll(write(over, records));
    }

    private void commit(List<Long> gone, Map<Long, Disposal> disposals, Set<Long> withMedia,
            Collection<NextGeneration.Written> written) {
        var disposed = new HashMap<Long, Disposal>();
        gone.forEach(item -> disposed.put(item, Objects.requireNonNull(disposals.get(item))));
        rows.dispose(disposed, withMedia);
        for (var one : written) {
            cuts.add(one.before().id(), one.name().generation(), one.cuts());
            var entry = ledger
                    .append(Act.of("sealed", "segment/" + one.before().id(), "archive", Map.of("path", one.name().path(),
                            "bytes", Long.toString(one.length()), "sha256", one.sha256())));
            rows.replace(one, entry.index());
        }
    }

    /** After the commit. What cannot be deleted now is at the next opening. */
    void finish(Done done) {
        for (var one : done.segments) {
            Sealing.protect(tools.root().resolve(one.name().path()));
            delete(one.before().path());
        }
        try {
            SegmentFiles.forceFoldersOf(done.segments.stream().map(one -> tools.root().resolve(one.before().path())).toList());
        } catch (IOException e) {
            LOG.warn("{}; generations before may come back with a crash, the next opening deletes them", e.getMessage());
        }
    }

    private void delete(String path) {
        try {
            tools.files().delete(tools.root().resolve(path));
        } catch (IOException e) {
            LOG.warn("{} could not be deleted; the next opening will: {}", path, e.getMessage());
        }
    }
}
