package se.bevara.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.bevara.TestDatabase;
import se.bevara.archive.ItemState;

/** Judging by several workers says what judging by one does, and misses no thread. */
class JudgingTogetherTest {

    @TempDir
    Path root;

    @ParameterizedTest
    @EnumSource
    void severalWorkersKeepWhatOneAloneKeeps(TestDatabase database) {
        var setting = new JudgingSetting(database, root);
        setting.load(HoldsTest.ALL);
        var random = new Random(7);
        var posts = new ArrayList<Long>();
        for (int i = 0; i < 1_300; i++) {
            var account = random.nextBoolean() ? JudgingSetting.ONE : JudgingSetting.TWO;
            long post = setting.post(account, "2026-%02d-10T12:00:00Z".formatted(9 + random.nextInt(3)));
            posts.add(post);
            if (i % 10 == 0) {
                setting.comment(account, post, post, "a" + random.nextInt(5), "2026-10-01T12:00:00Z");
                setting.answer(account, post, post, "2026-11-01T12:00:00Z");
            }
            if (i % 50 == 0) {
                setting.turn(account, post, ItemState.GONE);
            }
        }
        setting.holds.place(new Scope.Items(posts.subList(0, 40)), "r", "m", "kim");
        setting.verdicts.refresh(JudgingSetting.TODAY);
        var together = setting.rows();
        assertThat(together).hasSizeGreaterThan(1_300);
        setting.the(VerdictTable.class).clear();
        setting.the(State.class).everything();
        setting.transaction.executeWithoutResult(alone -> setting.verdicts.refresh(JudgingSetting.TODAY));
        assertThat(setting.rows()).isEqualTo(together);
    }

    @Test
    void everyThreadIsHandedOutOnceAndThoseOfABlockTogether() {
        var pages = new ConcurrentLinkedQueue<List<Long>>();
        var threads = LongStream.iterate(-700, thread -> thread < 40_000, thread -> thread + 1 + Math.abs(thread * 31 % 5))
                .boxed()
                .toList();
        try (var handing = new ThreadPages(pages::add)) {
            handing.add(threads.subList(0, 1_001));
            handing.add(threads.subList(1_001, threads.size()));
        }
        assertThat(pages.stream().flatMap(List::stream)).containsExactlyInAnyOrderElementsOf(threads);
        assertThat(pages.size()).isGreaterThan(10);
        var blocks = pages.stream().flatMap(page -> page.stream().map(JudgedThread::block).distinct()).toList();
        assertThat(blocks).doesNotHaveDuplicates();
    }

    @Test
    void aFailureOfOneWorkerIsTheFailureOfAll() {
        var done = new AtomicInteger();
        assertThatThrownBy(() -> {
            try (var handing = new ThreadPages(page -> {
                if (page.contains(3_000L)) {
                    throw new IllegalArgumentException("page of thread 3000");
                }
                done.incrementAndGet();
            })) {
                handing.add(LongStream.range(0, 5_000).boxed().toList());
            }
        }).hasMessage("page of thread 3000");
        assertThat(done.get()).isPositive();
    }

    @Test
    void whatIsWrittenOfABlockIsReadAgain() {
        var random = new Random(3);
        var threads = new java.util.TreeMap<Long, JudgedThread>();
        for (int i = 0; i < 256; i += 1 + random.nextInt(3)) {
            var words = new ArrayList<Integer>();
            JudgedThread.WORDS.forEach(word -> words.add(random.nextInt(3) == 0 ? random.nextInt(100_000) : 0));
            threads.put(77L * 256 + i, new JudgedThread(random.nextBoolean() ? JudgedThread.NEVER : random.nextInt(30_000),
                    random.nextInt(1_000), words));
        }
        assertThat(JudgedThread.read(77, JudgedThread.write(threads))).isEqualTo(threads);
    }
}
