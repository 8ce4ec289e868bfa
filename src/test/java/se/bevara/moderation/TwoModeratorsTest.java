package se.bevara.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.bevara.TestDatabase;
import se.bevara.archive.ItemState;
import se.bevara.ledger.Ledger;

/** Two moderators who take the same step of the same case at once, on real databases: one does, the other is told. */
class TwoModeratorsTest {

    private static final int ROUNDS = 4;

    @TempDir
    Path root;

    /** Runs two acts at the same moment. @return how many were done; what the others were told is a refusal and nothing else */
    private static int done(Callable<?> one, Callable<?> other) throws Exception {
        var barrier = new CyclicBarrier(2);
        int done = 0;
        try (var threads = Executors.newFixedThreadPool(2)) {
            List<Future<Object>> both = List.of(threads.submit(() -> together(barrier, one)),
                    threads.submit(() -> together(barrier, other)));
            for (var each : both) {
                try {
                    each.get();
                    done++;
                } catch (ExecutionException e) {
                    assertThat(e.getCause()).isInstanceOf(ModerationRefused.class).hasMessageMatching("(ärende|handling) .*");
                }
            }
        }
        return done;
    }

    private static Object together(CyclicBarrier barrier, Callable<?> act) throws Exception {
        barrier.await();
        return act.call();
    }

    private static long acts(ModerationSetting setting, String id, String kind) {
        return setting.the(Ledger.class).about("case/" + id).stream().filter(entry -> entry.act().kind().equals(kind)).count();
    }

    private static void alone(ModerationSetting setting, String id, String kind, int done) {
        assertThat(done).as(kind).isEqualTo(1);
        assertThat(acts(setting, id, kind)).as(kind).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void ofTwoAtOnceOneTakesEachStepTheOtherIsToldAndNothingIsDoubled(TestDatabase database) throws Exception {
        try (var setting = new ModerationSetting(database, root).inUse()) {
            var moderation = setting.moderation();
            for (int round = 0; round < ROUNDS; round++) {
                long item = setting.comment("Ett hot " + round);
                assertThat(done(() -> moderation.begin(item, Case.How.REMOVED, "hot", "anna", ""),
                        () -> moderation.begin(item, Case.How.HIDDEN, "förtal", "bo", ""))).isEqualTo(1);
                String id = moderation.about(item).getFirst().id();
                assertThat(moderation.about(item)).hasSize(1);

                int sealed = done(() -> moderation.seal(id, "", "anna"), () -> moderation.seal(id, "", "bo"));
                assertThat(sealed).as("who comes after it finds it sealed").isBetween(1, 2);
                assertThat(acts(setting, id, Steps.SEALED)).isEqualTo(1);
                assertThat(setting.verified()).as("the record is as it was sealed").isEmpty();

                alone(setting, id, Steps.SAID, done(() -> moderation.removed(id, "anna"), () -> moderation.removed(id, "bo")));
                setting.turn(item, ItemState.GONE);
                done(() -> moderation.confirm(id), () -> moderation.confirm(id));
                assertThat(acts(setting, id, Steps.CONFIRMED)).as("two nights at once").isEqualTo(1);
                alone(setting, id, Steps.NOTICED, done(() -> moderation.notice(id, Case.Notice.SENT, "brev", "anna"),
                        () -> moderation.notice(id, Case.Notice.IMPOSSIBLE, "går inte", "bo")));
                alone(setting, id, Steps.CLOSED, done(() -> moderation.close(id, "anna"), () -> moderation.close(id, "bo")));
            }
            assertThat(setting.verified()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void oneTakesBackWhatTheOtherSealsOrRemoves(TestDatabase database) throws Exception {
        try (var setting = new ModerationSetting(database, root).inUse()) {
            var moderation = setting.moderation();
            for (int round = 0; round < ROUNDS; round++) {
                long item = setting.comment("Kritik " + round);
                String id = moderation.begin(item, Case.How.REMOVED, "förtal", "anna", "").id();
                int both = done(() -> moderation.seal(id, "", "anna"), () -> moderation.withdraw(id, "laglig kritik", "bo"));
                Case after = moderation.find(id).orElseThrow();
                assertThat(after.state()).as("a sealed one may be taken back as well").isEqualTo(CaseState.WITHDRAWN);
                assertThat(both).isEqualTo(after.sealed() == null ? 1 : 2);

                long next = setting.comment("Ett hot " + round);
                String two = moderation.begin(next, Case.How.REMOVED, "hot", "anna", "").id();
                moderation.seal(two, "", "anna");
                assertThat(done(() -> moderation.removed(two, "anna"), () -> moderation.withdraw(two, "ångrat", "bo")))
                        .isEqualTo(1);
                assertThat(moderation.find(two).orElseThrow().state()).isIn(CaseState.SAID, CaseState.WITHDRAWN);
            }
            assertThat(setting.verified()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void oneAnswersWhoTookItAwayAndOneRestrictsIt(TestDatabase database) throws Exception {
        try (var setting = new ModerationSetting(database, root).inUse()) {
            var questions = setting.the(Questions.class);
            var restrictions = setting.the(Restrictions.class);
            for (int round = 0; round < ROUNDS; round++) {
                long item = setting.comment("Borta " + round);
                setting.turn(item, ItemState.GONE);
                setting.night();
                assertThat(done(() -> questions.ours(item, "hot", "anna", "vi"), () -> {
                    questions.others(item, Vanished.Answer.AUTHOR, "skrev till oss", "bo");
                    return 0;
                })).isEqualTo(1);
                assertThat(questions.about(item)).singleElement().satisfies(one -> assertThat(setting.moderation().about(item))
                        .hasSize(one.answer() == Vanished.Answer.OURS ? 1 : 0));

                long secret = setting.comment("Hemligt " + round);
                assertThat(done(() -> restrictions.restrict(secret, "registrator", "21 kap. OSL", "anna"),
                        () -> restrictions.restrict(secret, "rektor", "23 kap. OSL", "bo"))).as("restricted either way")
                        .isEqualTo(2);
                assertThat(setting.the(Ledger.class).about("item/" + secret).stream()
                        .filter(entry -> entry.act().kind().equals("item restricted"))).hasSize(1);
            }
            assertThat(setting.verified()).isEmpty();
        }
    }
}
