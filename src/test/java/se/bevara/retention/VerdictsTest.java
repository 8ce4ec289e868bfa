package se.bevara.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import se.bevara.TestDatabase;
import se.bevara.accounts.Account;
import se.bevara.archive.ItemState;
import se.bevara.retention.Assessments.Kind;

class VerdictsTest {

    private static final LocalDate TODAY = JudgingSetting.TODAY;
    private static final String SEVERAL = Rules.HEAD + """
              - regel: ringa
                gäller: {typ: kommentar, taggar: [ringa]}
                undantag: [{fakta: {leder till åtgärd: ja}}]
                åtgärd: gallras
                verkan: ska från
                gallringsfrist: 1 månad
                frist från: senaste aktivitet
                godkännande: stående
              - regel: besvarad
                gäller: {typ: kommentar, taggar: [enkel]}
                undantag: [{taggar: [ringa]}]
                åtgärd: gallras
                verkan: får från
                gallringsfrist: 20 dagar
                frist från: besvarad
              - regel: borta
                gäller: {typ: inlägg, hänt: [borttagen]}
                åtgärd: gallras
                verkan: får från
                gallringsfrist: 10 dagar
                frist från: borttagen
                godkännande: stående
              - regel: obesvarad
                gäller: {typ: inlägg, inte hänt: {händelse: borttagen, inom: 2 månader, från: tillkommen}}
                åtgärd: bevaras
            """;

    @TempDir
    Path root;

    @ParameterizedTest
    @EnumSource
    void whatIsDueIsToldInOrderAndForgottenWhenDisposed(TestDatabase database) {
        var setting = new JudgingSetting(database, root);
        setting.load(HoldsTest.ALL);
        var items = new ArrayList<Long>();
        for (int i = 0; i < 5; i++) {
            items.add(setting.post(JudgingSetting.ONE, "2026-10-0" + (i + 1) + "T12:00:00Z"));
        }
        setting.verdicts.refresh(LocalDate.of(2026, 11, 3));
        assertThat(setting.verdicts.due(LocalDate.of(2026, 11, 3), Approval.STANDING, 0, 2)).extracting(Due::item)
                .containsExactlyElementsOf(items.subList(0, 2));
        assertThat(setting.verdicts.due(LocalDate.of(2026, 11, 3), Approval.STANDING, items.get(1), 2)).extracting(Due::item)
                .containsExactly(items.get(2));
        assertThat(setting.verdicts.due(LocalDate.of(2026, 11, 3), Approval.TWO_PERSONS, 0, 2)).isEmpty();
        var due = setting.verdicts.due(TODAY, Approval.STANDING, 0, 100);
        assertThat(due).as("days that have passed since").extracting(Due::item).containsExactlyElementsOf(items);
        assertThat(due.getFirst()).isEqualTo(new Due(items.getFirst(), 1, "test-solvik", "GB-1", 1, "allt",
                LocalDate.of(2026, 11, 1), null));
        setting.transaction.executeWithoutResult(status -> setting.verdicts.forget(items.subList(0, 1)));
        setting.erase(items.get(1));
        assertThat(setting.verdicts.due(TODAY, Approval.STANDING, 0, 100)).extracting(Due::item)
                .containsExactlyElementsOf(items.subList(2, 5));
        assertThat(setting.verdicts.counts().due()).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsRolledBackIsNotJudgedAgainAndWhatIsArchivedIsNeverMissed(TestDatabase database) {
        var setting = new JudgingSetting(database, root);
        setting.load(HoldsTest.ALL);
        setting.verdicts.refresh(TODAY);
        setting.transaction.executeWithoutResult(status -> {
            setting.post(JudgingSetting.ONE, "2026-10-01T12:00:00Z");
            status.setRollbackOnly();
        });
        assertThat(notes(setting)).isZero();
        long post = setting.post(JudgingSetting.ONE, "2026-10-01T12:00:00Z");
        assertThat(notes(setting)).isEqualTo(1);
        setting.open(false);
        setting.verdicts.refresh(TODAY);
        assertThat(setting.verdicts.due(TODAY, Approval.STANDING, 0, 100)).extracting(Due::item).containsExactly(post);
        assertThat(notes(setting)).isZero();
    }

    private static long notes(JudgingSetting setting) {
        Long notes = setting.jdbc.queryForObject("SELECT count(*) FROM retention_changed", Long.class);
        return notes == null ? 0 : notes;
    }

    /** Chance archives, edits, removes, erases, assesses, holds, lifts, decides and lets days pass; what is kept equals what is judged afresh. */
    @ParameterizedTest
    @CsvSource({"H2, 1", "H2, 2", "H2, 3", "POSTGRESQL, 4"})
    void whatIsKeptIsWhatJudgingEverythingSays(TestDatabase database, long seed) {
        var setting = new JudgingSetting(database, root);
        var random = new Random(seed);
        setting.load(SEVERAL);
        var items = new ArrayList<Long>();
        var words = new TreeSet<String>();
        var today = TODAY;
        for (int round = 0; round < 12; round++) {
            for (int i = 0; i < 4; i++) {
                act(setting, random, items, round);
            }
            int days = random.nextInt(15);
            today = today.plusDays(days);
            setting.now.updateAndGet(at -> at.plus(Duration.ofDays(days)));
            setting.verdicts.refresh(today);
            var kept = setting.rows();
            setting.jdbc.update("UPDATE retention_state SET wanted = wanted + 1");
            setting.verdicts.refresh(today);
            assertThat(kept).as("round " + round + ", " + today).isEqualTo(setting.rows());
            words.addAll(setting.verdicts.counts().byWord().keySet());
        }
        assertThat(words).as("the rounds came upon").contains("gallras").hasSizeGreaterThan(2);
        assertThat(setting.verified()).isEmpty();
        rebuildsAlike(setting, today);
    }

    private static void rebuildsAlike(JudgingSetting setting, LocalDate today) {
        var rows = setting.rows();
        var holds = setting.holds.all();
        var facts = setting.jdbc.queryForList("SELECT * FROM retention_fact ORDER BY item, account, kind, name");
        var decisions = setting.decisions.all().stream().map(decision -> decision.reference() + decision.file()).toList();
        setting.rebuild(today);
        assertThat(setting.decisions.all().stream().map(decision -> decision.reference() + decision.file())).isEqualTo(decisions);
        assertThat(setting.holds.all()).isEqualTo(holds);
        assertThat(setting.jdbc.queryForList("SELECT * FROM retention_fact ORDER BY item, account, kind, name")).isEqualTo(facts);
        assertThat(setting.rows()).isEqualTo(rows);
    }

    private static void act(JudgingSetting setting, Random random, List<Long> items, int round) {
        Account account = random.nextInt(3) > 0 ? JudgingSetting.ONE : JudgingSetting.TWO;
        String time = setting.now.get().minus(Duration.ofDays(random.nextInt(60))).toString();
        if (items.isEmpty() || random.nextInt(4) == 0) {
            items.add(setting.post(account, time));
            return;
        }
        var item = setting.item(items.get(random.nextInt(items.size())));
        Account its = item.account().equals("test-solvik") ? JudgingSetting.ONE : JudgingSetting.TWO;
        if (item.disposed()) {
            return;
        }
        boolean threadStands = !setting.item(item.thread()).disposed();
        switch (random.nextInt(13)) {
            case 0, 1, 2 -> {
                if (threadStands) {
                    items.add(setting.comment(its, item.thread(), item.id(), "a" + random.nextInt(3), time));
                }
            }
            case 3 -> {
                if (threadStands) {
                    items.add(setting.answer(its, item.thread(), item.id(), time));
                }
            }
            case 4 -> setting.edit(its, item.id());
            case 5 -> setting.turn(its, item.id(), ItemState.GONE);
            case 6 -> setting.erase(item.id());
            case 7 -> setting.assessments.set(item.id(), Kind.TAG, "ringa", random.nextInt(3) > 0 ? "ja" : "nej", "kim", "x");
            case 8 -> setting.assessments.set(item.id(), Kind.TAG, "enkel", random.nextInt(4) > 0 ? "ja" : "", "kim", "x");
            case 9 -> setting.assessments.set(item.id(), Kind.EVENT, "besvarad",
                    Facts.day(setting.now.get()).plusDays(random.nextInt(20)).toString(), "kim", "x");
            case 10 -> setting.assessments.setAccount(its.id(), Kind.FACT, "leder till åtgärd",
                    random.nextBoolean() ? "ja" : "nej", "kim", "x");
            case 11 -> setting.holds.place(scope(random, item), "r", "m", "kim");
            default -> later(setting, random, round);
        }
    }

    private static Scope scope(Random random, se.bevara.archive.Item item) {
        return switch (random.nextInt(5)) {
            case 0 -> new Scope.Items(List.of(item.id()));
            case 1 -> new Scope.Thread(item.thread());
            case 2 -> new Scope.Author(item.id());
            case 3 -> new Scope.Account(item.account());
            default -> new Scope.Period(null, TODAY.minusDays(20), TODAY.minusDays(10));
        };
    }

    private static void later(JudgingSetting setting, Random random, int round) {
        setting.holds.all().stream().filter(hold -> hold.lifted() == null).findFirst()
                .ifPresent(hold -> setting.holds.lift(hold.id(), "kim", "x"));
        if (random.nextInt(3) == 0) {
            String from = TODAY.plusDays(random.nextInt(60)).toString();
            setting.load(SEVERAL.replace("version: 1", "version: " + (2 + round * 10 + random.nextInt(10)))
                    .replace("i kraft: 2020-01-01", "i kraft: " + from));
        }
    }

    @ParameterizedTest
    @EnumSource
    void theNightTellsWhatIsDueAndNothingWithoutDecisions(TestDatabase database) {
        var setting = new JudgingSetting(database, root);
        long post = setting.post(JudgingSetting.ONE, "2026-10-01T12:00:00Z");
        var night = setting.the(JudgingNight.class);
        assertThat(night.run(TODAY, "1")).isEmpty();
        setting.load(HoldsTest.ALL.replace("i kraft: 2020-01-01", "i kraft: 2020-01-01\nnästa översyn: 2026-11-01")
                .replace("får från", "ska från"));
        setting.post(JudgingSetting.ONE, "2026-11-01T12:00:00Z");
        assertThat(night.run(TODAY, "1")).containsExactly(
                "Att gallra nu: 1, varav 1 med stående godkännande och 0 som två personer ska godkänna.",
                "Gallras senare: 1. Överlämnas: 0. Väntar på en händelse: 0. Ska prövas: 0. Spärrade: 0. Bevaras: 0. Behålls utan beslut: 0.",
                "Försenade: 1 som enligt beslut redan skulle ha gallrats.",
                "Beslut att se över: GB-1 version 1, senast 2026-11-01.");
        assertThat(night.run(TODAY, "1")).hasSize(4);
        setting.holds.place(new Scope.Items(List.of(post)), "r", "m", "kim");
        assertThat(night.run(TODAY, "2")).hasSize(3).anyMatch(line -> line.contains("Spärrade: 1."));
    }
}
