package se.bevara.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.bevara.TestDatabase;

class HoldsTest {

    private static final String NOON = "2026-10-01T12:00:00+02:00";
    private static final LocalDate TODAY = JudgingSetting.TODAY;
    static final String ALL = Rules.HEAD + """
              - regel: allt
                gäller: {typ: [inlägg, kommentar]}
                åtgärd: gallras
                verkan: får från
                gallringsfrist: 1 månad
                frist från: tillkommen
                godkännande: stående
            """;

    @TempDir
    Path root;

    private static List<Long> due(JudgingSetting setting) {
        setting.verdicts.refresh(TODAY);
        return setting.verdicts.due(TODAY, Approval.STANDING, 0, 100).stream().map(Due::item).toList();
    }

    @ParameterizedTest
    @EnumSource
    void eachScopeHoldsWhatItCoversAndNothingElse(TestDatabase database) {
        var setting = new JudgingSetting(database, root);
        setting.load(ALL);
        long post = setting.post(JudgingSetting.ONE, NOON);
        long kim = setting.comment(JudgingSetting.ONE, post, post, "kim", NOON);
        long other = setting.post(JudgingSetting.ONE, "2026-10-05T12:00:00Z");
        long kimElsewhere = setting.comment(JudgingSetting.TWO, setting.post(JudgingSetting.TWO, NOON), null, "kim", NOON);
        long schoolPost = setting.item(kimElsewhere).thread();
        List<Long> all = List.of(post, kim, other, schoolPost, kimElsewhere);
        assertThat(due(setting)).containsExactlyInAnyOrderElementsOf(all);
        held(setting, new Scope.Items(List.of(kim, other)), all, kim, other);
        held(setting, new Scope.Thread(kim), all, post, kim);
        held(setting, new Scope.Account("test-skolan"), all, schoolPost, kimElsewhere);
        held(setting, new Scope.Author(kim), all, kim, kimElsewhere);
        held(setting, new Scope.Period(null, LocalDate.of(2026, 10, 2), LocalDate.of(2026, 10, 5)), all, other);
        held(setting, new Scope.Period("test-skolan", LocalDate.of(2026, 10, 1), LocalDate.of(2026, 10, 5)), all, schoolPost,
                kimElsewhere);
        assertThat(setting.verified()).isEmpty();
    }

    private static void held(JudgingSetting setting, Scope scope, List<Long> all, Long... covered) {
        var placed = setting.holds.place(scope, "begäran om utlämnande", "2 kap. TF", "registrator");
        assertThat(placed.covered()).as(scope.toString()).isEqualTo(covered.length);
        assertThat(due(setting)).as(scope.toString()).containsExactlyInAnyOrderElementsOf(
                all.stream().filter(item -> !List.of(covered).contains(item)).toList());
        assertThat(setting.verdict(covered[0], TODAY)).isEqualTo("spärrad");
        setting.holds.lift(placed.id(), "registrator", "avgjort");
        assertThat(due(setting)).as(scope.toString()).containsExactlyInAnyOrderElementsOf(all);
    }

    @ParameterizedTest
    @EnumSource
    void allButItemsByNumberAlsoHoldWhatComesLater(TestDatabase database) {
        var setting = new JudgingSetting(database, root);
        setting.load(ALL);
        long post = setting.post(JudgingSetting.ONE, NOON);
        long kim = setting.comment(JudgingSetting.ONE, post, post, "kim", NOON);
        setting.holds.place(new Scope.Thread(post), "r", "m", "registrator");
        setting.holds.place(new Scope.Author(kim), "r", "m", "registrator");
        setting.holds.place(new Scope.Account("test-skolan"), "r", "m", "registrator");
        setting.holds.place(new Scope.Period("test-solvik", LocalDate.of(2026, 9, 1), LocalDate.of(2026, 9, 1)), "r", "m",
                "registrator");
        setting.verdicts.refresh(TODAY);
        long free = setting.post(JudgingSetting.ONE, NOON);
        setting.comment(JudgingSetting.ONE, post, post, "alex", NOON);
        setting.comment(JudgingSetting.ONE, free, free, "kim", NOON);
        setting.post(JudgingSetting.TWO, NOON);
        setting.post(JudgingSetting.ONE, "2026-09-01T12:00:00Z");
        assertThat(due(setting)).containsExactly(free);
        assertThat(setting.verdicts.counts().of("spärrad")).isEqualTo(6);
    }

    @ParameterizedTest
    @EnumSource
    void theHitsOfASearchAreHeldAsTheyWereAndWhatWasAskedStandsInTheActAlone(TestDatabase database) throws IOException {
        var setting = new JudgingSetting(database, root);
        setting.load(ALL);
        List<Long> posts = IntStream.range(0, 1500).mapToObj(n -> setting.post(JudgingSetting.ONE, NOON)).toList();
        List<Long> hits = posts.subList(0, 1200);
        String words = "Glenn Sträng";
        var placed = setting.holds.place(new Scope.Search(hits, words), "begäran", "TF", "registrator");
        assertThat(placed.covered()).isEqualTo(1200);
        assertThat(setting.verdicts.judge(List.of(setting.item(hits.getLast())), TODAY).values()).singleElement()
                .returns("spärrad", judgement -> judgement.archive().verdict().word());
        setting.verdicts.refresh(TODAY);
        assertThat(setting.verdicts.due(TODAY, Approval.STANDING, 0, 2000)).hasSize(300);
        assertThat(setting.holds.over(setting.item(hits.getFirst()))).containsExactly(placed);
        assertThat(setting.holds.over(setting.item(posts.getLast()))).isEmpty();
        var before = setting.holds.all();
        setting.rebuild(TODAY);
        assertThat(setting.holds.all()).isEqualTo(before).singleElement()
                .returns(new Scope.Search(hits, words), Holds.Placed::scope);
        assertThat(setting.verdicts.due(TODAY, Approval.STANDING, 0, 2000)).hasSize(300);
        for (Path file : JudgingSetting.filesWith(root, "Sträng")) {
            assertThat(file.toString()).contains("acts");
        }
        assertThat(setting.jdbc.queryForList("SELECT * FROM retention_hold").toString()).doesNotContain("Sträng");
        assertThatThrownBy(() -> new Scope.Search(List.of(), words)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("Sträng");
    }

    @ParameterizedTest
    @EnumSource
    void whatCouldNotBeSearchedIsHeldTooAndToldAlsoWhenTheTablesAreMadeAnew(TestDatabase database) {
        var setting = new JudgingSetting(database, root);
        setting.load(ALL);
        var posts = IntStream.range(0, 3).mapToObj(n -> setting.post(JudgingSetting.ONE, NOON)).toList();
        var scope = new Scope.Search(posts.subList(0, 2), "buss", posts.subList(1, 2), 7);
        var placed = setting.holds.place(scope, "begäran", "TF", "registrator");
        assertThat(placed).returns(scope, Holds.Placed::scope).returns(2, Holds.Placed::covered);
        setting.rebuild(TODAY);
        assertThat(setting.holds.all()).containsExactly(placed);
        assertThat(setting.holds.over(setting.item(posts.get(1)))).containsExactly(placed);
        assertThatThrownBy(() -> new Scope.Search(posts.subList(0, 1), "buss", posts.subList(1, 2), 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource
    void aHoldOnWhatIsNotThereIsRefusedAndOneOnWhatIsDisposedSaysSo(TestDatabase database) {
        var setting = new JudgingSetting(database, root);
        setting.load(ALL);
        long post = setting.post(JudgingSetting.ONE, NOON);
        long gone = setting.comment(JudgingSetting.ONE, post, post, "kim", NOON);
        setting.verdicts.refresh(TODAY);
        setting.erase(gone);
        assertThat(setting.verdicts.judge(List.of(setting.item(gone)), TODAY)).isEmpty();
        assertThat(due(setting)).containsExactly(post);
        var holds = setting.holds;
        assertThatThrownBy(() -> holds.place(new Scope.Items(List.of(post, 4711L)), "r", "m", "kim"))
                .hasMessageContaining("item 4711");
        assertThatThrownBy(() -> holds.place(new Scope.Author(gone), "r", "m", "kim")).hasMessageContaining("disposed of");
        assertThatThrownBy(() -> holds.place(new Scope.Account("nej"), "r", "m", "kim")).hasMessageContaining("nej");
        assertThatThrownBy(() -> holds.place(new Scope.Thread(post), "", "m", "kim")).hasMessageContaining("reason");
        assertThatThrownBy(() -> holds.lift(1, "kim", "x")).hasMessageContaining("hold 1");
        var placed = holds.place(new Scope.Items(List.of(post, gone)), "r", "m", "kim");
        assertThat(placed.alreadyDisposed()).containsExactly(gone);
        assertThat(placed.covered()).isEqualTo(1);
        assertThat(holds.place(new Scope.Thread(post), "r", "m", "kim").alreadyDisposed()).containsExactly(gone);
    }

    @ParameterizedTest
    @EnumSource
    void whoeverPlacesAHoldWaitsForWhoeverHasTheLock(TestDatabase database) throws Exception {
        var setting = new JudgingSetting(database, root);
        long post = setting.post(JudgingSetting.ONE, NOON);
        var locked = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var holding = threads.submit(() -> setting.transaction.executeWithoutResult(status -> {
                setting.holds.lock();
                locked.countDown();
                awaited(release);
            }));
            assertThat(locked.await(10, TimeUnit.SECONDS)).isTrue();
            var placing = threads.submit(() -> setting.holds.place(new Scope.Thread(post), "r", "m", "kim"));
            assertThat(placing).failsWithin(Duration.ofMillis(300));
            assertThat(setting.holds.all()).isEmpty();
            release.countDown();
            holding.get();
            assertThat(placing.get().id()).isEqualTo(1);
        }
    }

    private static void awaited(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @EnumSource
    void reasonsStandInTheActsFileAloneAndAChangedFileIsNoticed(TestDatabase database) throws Exception {
        var setting = new JudgingSetting(database, root);
        setting.load(ALL);
        long post = setting.post(JudgingSetting.ONE, NOON);
        setting.holds.place(new Scope.Thread(post), "hemlig anledning", "m", "kim");
        Path file;
        try (var files = Files.walk(root.resolve("archive/acts"))) {
            file = files.filter(path -> path.toString().endsWith(".json") && text(path).contains("hemlig anledning")).findFirst()
                    .orElseThrow();
        }
        try (var files = Files.walk(root.resolve("archive/ledger"))) {
            assertThat(files.filter(Files::isRegularFile).map(HoldsTest::text)).noneMatch(text -> text.contains("hemlig"));
        }
        assertThat(setting.verified()).isEmpty();
        Files.writeString(file, text(file).replace("hemlig", "annan"));
        assertThat(setting.verified()).singleElement()
                .satisfies(one -> assertThat(one.file()).contains(file.getFileName().toString()));
        assertThat(setting.holds.all().getFirst().reason()).isEqualTo("(kan inte läsas)");
        assertThat(setting.verdict(post, TODAY)).isEqualTo("spärrad");
        Files.delete(file);
        assertThat(setting.verified()).singleElement().satisfies(one -> assertThat(one.found()).isEqualTo("no file"));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
