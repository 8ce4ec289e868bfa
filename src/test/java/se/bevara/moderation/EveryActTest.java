package se.bevara.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import se.bevara.TestDatabase;
import se.bevara.archive.ItemState;
import se.bevara.ledger.Ledger;

/** Every act on a case in every state: what it leads to, or that it is refused and changes nothing. */
class EveryActTest {

    /** A row for each state, in the order of {@link #ACTS}: the state after the act; a minus is a refusal. */
    private static final Map<CaseState, String> TABLE = Map.of(
            CaseState.BEGUN, "SEALED - BEGUN - - - WITHDRAWN BEGUN - -",
            CaseState.VERIFIED, "SEALED - VERIFIED - - - WITHDRAWN VERIFIED - -",
            CaseState.SEALED, "SEALED SAID SEALED - - - WITHDRAWN SEALED SEALED -",
            CaseState.SAID, "SAID - CONFIRMED - - - - SAID SAID -",
            CaseState.CONFIRMED, "CONFIRMED - CONFIRMED - NOTICED - - CONFIRMED CONFIRMED -",
            CaseState.NOTICED, "NOTICED - NOTICED - - CLOSED - NOTICED NOTICED -",
            CaseState.CLOSED, "CLOSED - CLOSED - - - - CLOSED CLOSED CLOSED",
            CaseState.WITHDRAWN, "- - WITHDRAWN - - - - WITHDRAWN - WITHDRAWN");

    /** What the table's columns are; a night finds the item gone, and a new case about the item leaves this one as it is. */
    private static final List<BiConsumer<ModerationSetting, Case>> ACTS = List.of(
            (setting, one) -> setting.moderation().seal(one.id(), "", "m"),
            (setting, one) -> setting.moderation().removed(one.id(), "m"),
            (setting, one) -> {
                setting.turn(one.item(), ItemState.GONE);
                setting.night();
            },
            (setting, one) -> setting.moderation().confirmUnseen(one.id(), "sett", "m"),
            (setting, one) -> setting.moderation().notice(one.id(), Case.Notice.SENT, "brev", "m"),
            (setting, one) -> setting.moderation().close(one.id(), "m"),
            (setting, one) -> setting.moderation().withdraw(one.id(), "ångrat", "m"),
            (setting, one) -> setting.moderation().note(one.id(), Moderation.Noted.POLICE, "K-1", "m"),
            (setting, one) -> setting.moderation().correct(one.id(), "fel", "m"),
            (setting, one) -> setting.moderation().begin(one.item(), Case.How.REMOVED, "hot", "m", ""));

    @TempDir
    Path root;

    /** A case that has come so far and no further. */
    private static Case in(ModerationSetting setting, CaseState state) {
        long item = setting.comment("Ett angrepp");
        var moderation = setting.moderation();
        var transaction = new TransactionTemplate(setting.the(PlatformTransactionManager.class));
        String id = Objects.requireNonNull(transaction.execute(
                status -> setting.the(Opening.class).about(item, Case.How.REMOVED, "hot", "m", ""))).id();
        if (state == CaseState.BEGUN) {
            return moderation.find(id).orElseThrow();
        }
        setting.the(Transfers.class).verified(id, "m");
        if (state == CaseState.WITHDRAWN) {
            return moderation.withdraw(id, "ångrat", "m");
        }
        List<Runnable> steps = List.of(() -> moderation.seal(id, "", "m"), () -> moderation.removed(id, "m"), () -> {
            setting.turn(item, ItemState.GONE);
            setting.night();
        }, () -> moderation.notice(id, Case.Notice.SENT, "brev", "m"), () -> moderation.close(id, "m"));
        steps.subList(0, state.ordinal() - CaseState.VERIFIED.ordinal()).forEach(Runnable::run);
        return moderation.find(id).orElseThrow();
    }

    private static String outcome(ModerationSetting setting, CaseState state, BiConsumer<ModerationSetting, Case> act) {
        Case before = in(setting, state);
        assertThat(before.state()).isEqualTo(state);
        int entries = setting.the(Ledger.class).about("case/" + before.id()).size();
        try {
            act.accept(setting, before);
        } catch (ModerationRefused e) {
            assertThat(e.getMessage()).as("says which").containsAnyOf(before.id(), "handling " + before.item());
            assertThat(setting.moderation().find(before.id())).contains(before);
            assertThat(setting.the(Ledger.class).about("case/" + before.id())).as("nothing of a refusal").hasSize(entries);
            return "-";
        }
        return setting.moderation().find(before.id()).orElseThrow().state().name();
    }

    @Test
    void everyActInEveryStateDoesWhatTheTableSaysAndNothingElse() {
        try (var setting = new ModerationSetting(TestDatabase.H2, root).inUse()) {
            var found = new TreeMap<CaseState, String>();
            for (CaseState state : CaseState.values()) {
                var row = new ArrayList<String>();
                ACTS.forEach(act -> row.add(outcome(setting, state, act)));
                found.put(state, String.join(" ", row));
            }
            assertThat(found).isEqualTo(new TreeMap<>(TABLE));
            setting.moderation().all(false).forEach(one -> assertThat(setting.the(Ledger.class).about("case/" + one.id()).stream()
                    .filter(entry -> entry.act().kind().equals(Steps.SEALED))).hasSize(one.sealed() == null ? 0 : 1));
            assertThat(setting.verified()).isEmpty();
        }
    }
}
