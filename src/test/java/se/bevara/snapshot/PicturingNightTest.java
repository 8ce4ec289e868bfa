package se.bevara.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import se.bevara.TestDatabase;
import se.bevara.ledger.Act;
import se.bevara.ledger.Ledger;
import se.bevara.retention.Assessments;
import se.bevara.retention.Decisions;

/** The nights' part. */
class PicturingNightTest {

    private static final LocalDate NIGHT = LocalDate.of(2026, 10, 5);

    @TempDir
    Path root;

    private final Site site = new Site();

    @AfterEach
    void close() {
        site.close();
    }

    private SnapshotSetting setting(TestDatabase database, Map<String, Object> more) {
        return new SnapshotSetting(database, root,
                Map.of("a-good", site.at("/other"), "b-wall", site.at("/wall"), "c-good", site.at("/other")), more);
    }

    @ParameterizedTest
    @EnumSource
    void spreadsWhatIsDueOverNightsAndTriesAgainWhatFailed(TestDatabase database) {
        SnapshotSetting.needsBrowser();
        try (var setting = setting(database, Map.of("bevara.snapshot.a-night", "2"))) {
            var night = setting.the(PicturingNight.class);
            assertThat(night.run(NIGHT, "1")).containsExactly(
                    "Ögonblicksbilder: 1 tagna, 1 misslyckade, 1 väntar på kommande nätter.",
                    "Ögonblicksbild av b-wall: inloggningsvägg");
            setting.now.set(setting.now.get().plusSeconds(86_400));
            assertThat(night.run(NIGHT.plusDays(1), "2")).first().isEqualTo(
                    "Ögonblicksbilder: 1 tagna, 1 misslyckade, 0 väntar på kommande nätter.");
            assertThat(setting.snapshots().of("c-good")).hasSize(1);
            setting.now.set(Instant.parse("2026-12-01T01:15:00Z"));
            assertThat(night.run(LocalDate.of(2026, 12, 1), "3")).contains("LARM: b-wall skulle ha avbildats senast 2026-11-04",
                    "LARM: b-wall har inte gått att avbilda på 3 försök sedan 2026-10-05: inloggningsvägg. Nästa försök 2026-12-02. Se efter"
                            + " på kontots sida, eller ange en adress som kan avbildas.");
            var wall = setting.snapshots().plan(NIGHT).stream().filter(planned -> planned.failing() != null).toList();
            assertThat(wall).extracting(planned -> planned.account().id()).containsExactly("b-wall");
            assertThat(wall.getFirst().failing()).extracting(Planned.Failing::attempts).isEqualTo(3);
            assertThat(setting.verified()).isEmpty();
        }
    }

    private static byte[] decision(String recurrence) {
        return """
                gallringsbeslut: PROV
                version: 1
                titel: Ögonblicksbilder
                status: beslutat
                beslutat av: Kommunstyrelsen
                diarienummer: KS 2026/41
                i kraft: 2026-01-01
                källa: prov
                tillämpningsområde: {text: Konton, myndigheter: alla}
                regler:
                  - regel: bilder
                    gäller: {typ: konto}
                    åtgärd: avbildas
                    återkommer: %s
                """.formatted(recurrence).getBytes(StandardCharsets.UTF_8);
    }

    private Planned planned(SnapshotSetting setting, LocalDate day) {
        return setting.snapshots().plan(day).getFirst();
    }

    private static void look(SnapshotSetting setting, String fields) {
        new TransactionTemplate(setting.the(JdbcTransactionManager.class))
                .executeWithoutResult(status -> setting.the(Ledger.class)
                        .append(Act.of("look changed", "look/a-good", "night", Map.of("fields", fields))));
    }

    @Test
    void decisionsSayWhenAndWithoutOneTheSettingsDo() {
        SnapshotSetting.needsBrowser();
        try (var setting = setting(TestDatabase.H2, Map.of())) {
            setting.taken("a-good");
            assertThat(planned(setting, NIGHT.plusDays(1)).cause()).isEqualTo(Planned.Cause.SETTING);
            assertThat(planned(setting, NIGHT.plusDays(1)).from()).isEqualTo(LocalDate.of(2027, 3, 1));
            setting.the(Decisions.class).load("a.yaml",
                    decision("{fönster: [15/1–10/6], eller vid: [ändrat utseende], före: [konto avslutas], tolerans: 14 dagar}"),
                    "registrator");
            var ruled = planned(setting, NIGHT.plusDays(1));
            assertThat(ruled.cause()).isEqualTo(Planned.Cause.RULE);
            assertThat(ruled.said()).contains("PROV");
            assertThat(ruled.from()).isEqualTo(LocalDate.of(2027, 1, 15));
            setting.now.set(Instant.parse("2026-10-20T01:15:00Z"));
            look(setting, "about");
            assertThat(planned(setting, LocalDate.of(2026, 10, 20)).due(LocalDate.of(2026, 10, 20)))
                    .as("a text about itself is no change of look").isFalse();
            look(setting, "about cover");
            var changed = planned(setting, LocalDate.of(2026, 10, 20));
            assertThat(changed.due(LocalDate.of(2026, 10, 20))).isTrue();
            assertThat(changed.by()).isEqualTo(LocalDate.of(2026, 11, 3));
            setting.the(Assessments.class).setAccount("a-good", Assessments.Kind.EVENT, "konto avslutas", "2026-10-25",
                    "kommunikatör", "Beslut om avslut");
            assertThat(planned(setting, LocalDate.of(2026, 10, 20)).by()).isEqualTo(LocalDate.of(2026, 10, 25));
        }
    }

    @Test
    void whatAPersonAsksForIsDueUntilItHasBeenTaken() {
        SnapshotSetting.needsBrowser();
        try (var setting = setting(TestDatabase.H2, Map.of())) {
            setting.taken("a-good");
            setting.now.set(setting.now.get().plusSeconds(3600));
            setting.snapshots().ask(SnapshotSetting.account("a-good"), "arkivarie", "Inför ny profil");
            var day = NIGHT.plusDays(1);
            assertThat(planned(setting, day).due(day)).isTrue();
            setting.now.set(setting.now.get().plusSeconds(86_400));
            setting.the(PicturingNight.class).run(day, "1");
            var taken = setting.snapshots().of("a-good").getLast();
            assertThat(setting.snapshots().manifest(taken).orElseThrow().reason()).isEqualTo("Inför ny profil");
            assertThat(planned(setting, day).due(day)).isFalse();
        }
    }

    @Test
    void whatThisProgramFailsOfAlarmsAtOnceAndKeepsNobodyWaiting() throws IOException {
        SnapshotSetting.needsBrowser();
        try (var setting = setting(TestDatabase.H2, Map.of())) {
            Path staging = Files.createDirectories(root.resolve("archive/.unfinished/snapshots"));
            Files.createFile(staging.resolve("kommunstyrelsen!a-good!snapshots!2026-2!2026-10-05T081530Z"));
            assertThat(setting.the(PicturingNight.class).run(NIGHT, "1")).containsExactly(
                    "Ögonblicksbilder: 1 tagna, 2 misslyckade, 0 väntar på kommande nätter.",
                    "LARM: Ögonblicksbild av a-good: oväntat fel (UncheckedIOException)",
                    "Ögonblicksbild av b-wall: inloggningsvägg");
            assertThat(setting.snapshots().of("c-good")).hasSize(1);
        }
    }

    @Test
    void withoutABrowserTheReceiptSaysThatSnapshotsWait() {
        try (var setting = setting(TestDatabase.H2, Map.of("bevara.snapshot.browser", root.resolve("none").toString()))) {
            assertThat(setting.the(PicturingNight.class).run(NIGHT, "1")).singleElement().asString()
                    .startsWith("Ögonblicksbilder väntar: ingen webbläsare finns på datorn. Konton att avbilda: 3.");
            assertThat(site.asked).isEmpty();
        }
    }

    @Test
    void withNoneANightNothingIsPicturedAndNothingSaid() {
        try (var setting = setting(TestDatabase.H2, Map.of("bevara.snapshot.a-night", "0"))) {
            assertThat(setting.the(PicturingNight.class).run(NIGHT, "1")).isEmpty();
        }
    }

    @Test
    void whatAnInterruptionHasLeftIsFinishedWhenTheLedgerHasItElseCleared() throws IOException {
        SnapshotSetting.needsBrowser();
        try (var setting = setting(TestDatabase.H2, Map.of())) {
            var snapshot = setting.taken("a-good");
            Path staging = root.resolve("archive/.unfinished/snapshots");
            Path recorded = staging.resolve(snapshot.folder().replace('/', '!'));
            Files.move(root.resolve("archive/" + snapshot.folder()), recorded);
            Path half = Files.createDirectories(staging.resolve(snapshot.folder().replace('/', '!').replace("081530", "081531")));
            Files.writeString(half.resolve("picture-001.png"), "half");
            assertThat(setting.verified()).isNotEmpty();
            setting.snapshots().afterSingletonsInstantiated();
            assertThat(setting.verified()).isEmpty();
            assertThat(recorded).doesNotExist();
            assertThat(half).doesNotExist();
        }
    }

    @Test
    void onlyOneTakesPicturesAtATime() {
        try (var setting = setting(TestDatabase.H2, Map.of()); var taking = setting.snapshots().taking().orElseThrow()) {
            assertThat(setting.snapshots().taking()).isEmpty();
            assertThat(taking).isNotNull();
        }
    }
}
