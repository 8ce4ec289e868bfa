package se.bevara.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import se.bevara.archive.Archive;
import se.bevara.archive.Direction;
import se.bevara.archive.Item;
import se.bevara.scheduling.NightWork;
import se.bevara.sample.StoryClock;

/** The nights on which the oldest items of a {@link GrownArchive} fall due under a standing approval. */
final class Disposing {

    private static final int PAGE = 1000;

    private final GrownArchive archive;

    /**
     * What is measured.
     *
     * @param idle a night on which nothing is due
     * @param steps the night on which items are due, step by step: judging, and disposing until the certificate
     * @param cpu what all threads of the process used on that night, as others may use the machine too
     * @param floor the copying of the same members by the barest program
     * @param bytes of the segments in which they lay
     */
    record Measure(int due, Duration idle, Map<String, Duration> steps, Duration cpu, Duration floor, long bytes) {

        static Duration sum(Map<String, Duration> steps) {
            return steps.values().stream().reduce(Duration.ZERO, Duration::plus);
        }

        Duration night() {
            return sum(steps);
        }

        String told() {
            return steps.entrySet().stream().map(step -> "%s %.2f s".formatted(step.getKey(), step.getValue().toNanos() / 1e9))
                    .collect(Collectors.joining(", "));
        }
    }

    Disposing(GrownArchive archive) {
        this.archive = archive;
    }

    /** @param due how many are due on the night */
    Measure measure(int due) throws IOException {
        night("2024-12-31");
        Duration idle = Measure.sum(night("2025-01-01"));
        var members = members(due);
        long bytes = 0;
        for (String segment : members.keySet()) {
            bytes += Files.size(archive.data().resolve(segment));
        }
        Duration floor = floor(members);
        long start = cpu();
        var steps = night("2025-01-02");
        var cpu = Duration.ofNanos(cpu() - start);
        check(due);
        return new Measure(due, idle, steps, cpu, floor, bytes);
    }

    static long cpu() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    private Map<String, Duration> night(String day) {
        archive.clock().set(StoryClock.instant(day + "T01:15"));
        var times = new LinkedHashMap<String, Duration>();
        archive.application().getBeansOfType(NightWork.class).values().stream()
                .sorted(Comparator.comparing(NightWork::order)).forEach(work -> {
                    long start = System.nanoTime();
                    work.run(LocalDate.parse(day), "bench");
                    times.put(work.step(), Duration.ofNanos(System.nanoTime() - start));
                });
        return times;
    }

    private void check(int due) {
        long disposed = oldest(due).stream().filter(Item::disposed).count();
        if (disposed != due) {
            throw new IllegalStateException("expected " + due + " items disposed of, found " + disposed);
        }
    }

    /** The first month's items, which were archived first. */
    private List<Item> oldest(int due) {
        var oldest = new ArrayList<Item>();
        long last = due * 5L / 4 * 51 / 50 + 20_000;
        for (long from = 1; from <= last; from += PAGE) {
            archive.the(Archive.class).items(LongStream.range(from, from + PAGE).boxed().toList()).stream()
                    .filter(item -> item.platformTime().getYear() == 2020 && item.platformTime().getMonthValue() == 1)
                    .forEach(oldest::add);
        }
        return oldest;
    }

    /** By segment the places of its records, and whether each is kept. */
    private Map<String, TreeMap<Long, Boolean>> members(int due) {
        var members = new TreeMap<String, TreeMap<Long, Boolean>>();
        int found = 0;
        for (var item : oldest(due)) {
            boolean kept = item.direction() == Direction.DRAWN_UP || item.platformTime().getDayOfMonth() > 2;
            var version = item.versions().getFirst();
            members.computeIfAbsent(version.segment(), s -> new TreeMap<>()).put(version.offset(), kept);
            found += kept ? 0 : 1;
        }
        if (found != due) {
            throw new IllegalStateException("expected " + due + " items to dispose of, found " + found);
        }
        members.values().removeIf(segment -> !segment.containsValue(false));
        return members;
    }

    private Duration floor(Map<String, TreeMap<Long, Boolean>> members) throws IOException {
        Path folder = Files.createDirectories(archive.data().resolveSibling("floor-" + archive.data().getFileName()));
        long start = System.nanoTime();
        for (var segment : members.entrySet()) {
            Path old = archive.data().resolve(segment.getKey());
            Path next = folder.resolve(segment.getKey().replace('/', '_'));
            try (var from = FileChannel.open(old, StandardOpenOption.READ);
                    var to = FileChannel.open(next, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING,
                            StandardOpenOption.WRITE)) {
                copy(segment.getValue(), from, to);
                to.force(false);
            }
            Files.move(next, folder.resolve(next.getFileName() + ".g2"), StandardCopyOption.REPLACE_EXISTING);
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static void copy(TreeMap<Long, Boolean> members, FileChannel from, FileChannel to) throws IOException {
        long begin = 0;
        boolean keeping = true;
        for (var member : members.entrySet()) {
            if (keeping && !member.getValue()) {
                from.transferTo(begin, member.getKey() - begin, to);
            } else if (!keeping && member.getValue()) {
                begin = member.getKey();
            }
            keeping = member.getValue();
        }
        if (keeping) {
            from.transferTo(begin, from.size() - begin, to);
        }
    }
}
