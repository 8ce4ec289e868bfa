package se.bevara.disposal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.bevara.TestDatabase;
import se.bevara.retention.Holds;

/** 500 holds on each database: a hold always lands, also on an item in a running disposal; one that came too late says so. */
class HoldRaceTest {

    private static final int ROUNDS = 10;
    private static final int HOLDS = 50;
    private static final int THREADS = 4;

    @TempDir
    Path root;

    @ParameterizedTest
    @EnumSource
    void noHeldItemIsErased(TestDatabase database) throws InterruptedException, ExecutionException {
        int landed = 0;
        int late = 0;
        for (int round = 0; round < ROUNDS; round++) {
            try (var setting = new DisposalSetting(database, root.resolve(database + "-" + round),
                    Map.of("bevara.archive.segment-size", "1500B"))) {
                var items = new ArrayList<Long>();
                for (int i = 0; i < HOLDS; i++) {
                    items.addAll(setting.comments(DisposalSetting.STANDING, 2));
                }
                setting.due();
                for (var placed : race(setting, items)) {
                    long item = ((se.bevara.retention.Scope.Items) placed.scope()).items().getFirst();
                    boolean disposed = setting.archive().item(item).orElseThrow().disposed();
                    assertThat(disposed).as("item %d, hold %d", item, placed.id()).isEqualTo(!placed.alreadyDisposed().isEmpty());
                    landed += disposed ? 0 : 1;
                    late += disposed ? 1 : 0;
                }
                assertThat(setting.disposals().all()).allMatch(list -> list.state() == ListState.EXECUTED);
                assertThat(setting.verified()).isEmpty();
            }
        }
        assertThat(landed + late).isEqualTo(ROUNDS * HOLDS);
        assertThat(landed).as("holds that landed").isPositive();
        assertThat(late).as("holds that came too late").isPositive();
    }

    /** Holds on each item, in any order, while a night disposes of them. */
    private static List<Holds.Placed> race(DisposalSetting setting, List<Long> items)
            throws InterruptedException, ExecutionException {
        var order = new ArrayList<>(items);
        Collections.shuffle(order, new java.util.Random(items.getFirst()));
        var start = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(THREADS + 1)) {
            var holding = new ArrayList<Future<List<Holds.Placed>>>();
            for (int thread = 0; thread < THREADS; thread++) {
                var mine = order.subList(thread * HOLDS / THREADS, (thread + 1) * HOLDS / THREADS);
                holding.add(threads.submit(() -> {
                    start.await();
                    return mine.stream().map(item -> setting.hold(List.of(item))).toList();
                }));
            }
            var night = threads.submit(() -> {
                start.await();
                return setting.the(DisposingNight.class).run(setting.today(), "prov");
            });
            start.countDown();
            assertThat(night.get()).noneMatch(line -> line.startsWith("LARM"));
            var placed = new ArrayList<Holds.Placed>();
            for (var some : holding) {
                placed.addAll(some.get());
            }
            setting.night();
            return placed;
        }
    }
}
