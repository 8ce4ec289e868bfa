package se.bevara.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.bevara.TestDatabase;
import se.bevara.archive.Archive;
import se.bevara.accounts.Accounts;

class TwoNightsTest extends NightCase {

    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch dies = new CountDownLatch(1);

    @ParameterizedTest
    @EnumSource
    void aSecondNightInTheSameProcessIsRefused(TestDatabase database) throws Exception {
        var here = stuck(database);
        var first = CompletableFuture.runAsync(() -> here.night(1));
        assertThat(reached.await(60, TimeUnit.SECONDS)).isTrue();
        assertThatThrownBy(() -> here.night(1)).isInstanceOf(Nights.NightRefused.class).hasMessageContaining("körs redan");
        dies.countDown();
        assertThat(first.handle((done, failed) -> failed).get(60, TimeUnit.SECONDS)).hasCauseInstanceOf(Nights.NightFailed.class);
    }

    @Test
    void aSecondNightInAnotherProcessIsRefusedAndToldWhenTheFirstBegan() throws Exception {
        var here = stuck(TestDatabase.POSTGRESQL);
        var first = CompletableFuture.runAsync(() -> here.night(1));
        assertThat(reached.await(60, TimeUnit.SECONDS)).isTrue();
        var other = here.another();
        open.put("other", other);
        assertThatThrownBy(() -> other.night(1)).isInstanceOf(Nights.NightRefused.class).hasMessageContaining("2026-11-21 01:15");
        dies.countDown();
        assertThat(first.handle((done, failed) -> failed).get(60, TimeUnit.SECONDS)).isNotNull();
        assertThat(NightSetting.of(other.night(1), "a").added()).as("freed by the first").isEqualTo(3);
    }

    /** As after {@code kill -9}: the lock, the execution and its steps stand as if they were alive. */
    @ParameterizedTest
    @EnumSource
    void aNightWhoseProcessDiedIsTakenOver(TestDatabase database) throws Exception {
        var dead = stuck(database);
        var first = CompletableFuture.runAsync(() -> dead.night(1));
        assertThat(reached.await(60, TimeUnit.SECONDS)).isTrue();
        var next = dead.another();
        open.put("next", next);
        var receipt = next.nights().run(NightSetting.FIRST, database == TestDatabase.POSTGRESQL);
        assertThat(NightSetting.of(receipt, "a").outcome()).isEqualTo(NightReceipt.Outcome.COMPLETE);
        assertThat(NightSetting.of(receipt, "a").added()).isEqualTo(3);
        assertThat(next.nights().receipts(9)).hasSize(1);
        assertThat(next.the(Archive.class).count(next.the(Accounts.class).find("a").orElseThrow())).isEqualTo(3);
        dies.countDown();
        assertThat(first.handle((done, failed) -> failed).get(60, TimeUnit.SECONDS)).isNotNull();
    }

    private NightSetting stuck(TestDatabase database) {
        a().post("p1", "Hej");
        a().comment("c1", "p1", "p1", "Hej själv");
        a().comment("c2", "p1", "c1", "Och du?");
        var once = new AtomicBoolean();
        a().beforeComments = () -> {
            if (once.compareAndSet(false, true)) {
                reached.countDown();
                await();
                throw new AssertionError("as if the process had died");
            }
        };
        return on(database);
    }

    private void await() {
        try {
            dies.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
