package se.bevara.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.bevara.TestDatabase;
import se.bevara.archive.ItemState;
import se.bevara.ledger.Ledger;
import se.bevara.ledger.SealedFiles;

/**
 * Whatever people and platforms do in whatever order: no case comes to a removal without a sealed record under a decision or a reasoned
 * deviation, and no record changes once it is sealed.
 */
class RandomActsTest {

    private static final int ACTS = 150;
    private static final List<String> REASONS = List.of("hot", "förtal", "skräppost", "sekretess", "barnpornografi", "ogillas");

    @TempDir
    Path root;

    private final Map<String, byte[]> records = new HashMap<>();
    private final List<Long> items = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({"H2, 1, true", "H2, 2, false", "H2, 3, true", "POSTGRESQL, 4, true"})
    void noSequenceReachesARemovalWithoutARecordAndNoRecordChanges(TestDatabase database, long seed, boolean decided)
            throws Exception {
        var random = new Random(seed);
        try (var setting = new ModerationSetting(database, root)) {
            if (decided) {
                setting.inUse();
            } else {
                setting.reasons();
            }
            for (int n = 0; n < 4; n++) {
                items.add(setting.comment("Ett angrepp " + n));
            }
            int refused = 0;
            for (int n = 0; n < ACTS; n++) {
                try {
                    act(setting, random);
                } catch (ModerationRefused e) {
                    refused++;
                }
                holds(setting);
            }
            assertThat(refused).as("some are refused and some are not").isBetween(1, ACTS - 20);
            assertThat(records).isNotEmpty();
            assertThat(setting.verified()).isEmpty();
            var cases = setting.moderation().all(false);
            setting.rebuild();
            assertThat(setting.moderation().all(false)).isEqualTo(cases);
            holds(setting);
        }
    }

    private void act(ModerationSetting setting, Random random) {
        var moderation = setting.moderation();
        long item = items.get(random.nextInt(items.size()));
        var cases = moderation.all(false);
        String id = cases.isEmpty() ? "M-2026-0001" : cases.get(random.nextInt(cases.size())).id();
        String reason = REASONS.get(random.nextInt(REASONS.size()));
        String deviation = random.nextBoolean() ? "lagen kräver det" : "";
        switch (random.nextInt(17)) {
            case 0, 1 -> moderation.begin(item, random.nextBoolean() ? Case.How.REMOVED : Case.How.HIDDEN, reason, "m", "");
            case 2, 3, 4 -> moderation.seal(id, deviation, "m");
            case 5, 6 -> moderation.removed(id, "m");
            case 7 -> moderation.notice(id, Case.Notice.IMPOSSIBLE, "går inte", "m");
            case 8 -> moderation.close(id, "m");
            case 9 -> moderation.withdraw(id, "ångrat", "m");
            case 10 -> moderation.correct(id, "fel", "m");
            case 11 -> moderation.note(id, Moderation.Noted.FORWARDED, "skolan", "m");
            case 12 -> moderation.confirmUnseen(id, "sett", "m");
            case 13 -> turn(setting, item, random);
            case 14 -> setting.the(Questions.class).ours(item, reason, "m", "vi");
            case 15 -> setting.the(Questions.class).others(item, Vanished.Answer.UNKNOWN, "ingen vet", "m");
            default -> {
                setting.days(random.nextInt(3));
                setting.night();
            }
        }
    }

    private static void turn(ModerationSetting setting, long item, Random random) {
        var states = List.of(ItemState.VISIBLE, ItemState.HIDDEN, ItemState.MISSING, ItemState.GONE, ItemState.GONE);
        ItemState next = states.get(random.nextInt(states.size()));
        if (setting.item(item).state() != next) {
            setting.turn(item, next);
        }
    }

    private void holds(ModerationSetting setting) throws IOException {
        for (Case one : setting.moderation().all(false)) {
            var sealed = setting.the(Ledger.class).about("case/" + one.id()).stream()
                    .filter(entry -> entry.act().kind().equals(Steps.SEALED)).toList();
            boolean removal = switch (one.state()) {
                case BEGUN, VERIFIED, WITHDRAWN -> false;
                case SEALED, SAID, CONFIRMED, NOTICED, CLOSED -> true;
            };
            assertThat(sealed).as("%s, %s", one.id(), one.state()).hasSizeBetween(removal ? 1 : 0, 1);
            assertThat(one.sealed() == null).isEqualTo(sealed.isEmpty());
            if (one.sealed() != null) {
                byte[] record = Files.readAllBytes(setting.moderation().record(one.id(), "json"));
                assertThat(record).as(one.id()).isEqualTo(records.computeIfAbsent(one.id(), id -> record));
                assertThat(SealedFiles.sha256(record)).isEqualTo(one.sealed().sha256());
                assertThat(new String(record, java.nio.charset.StandardCharsets.UTF_8))
                        .contains(one.sealed().deviation() ? "\"avvikelse\" : \"lagen kräver det\"" : "\"gallringsbeslut\"");
            }
        }
    }
}
