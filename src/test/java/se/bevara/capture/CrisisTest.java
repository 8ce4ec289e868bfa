package se.bevara.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.bevara.TestDatabase;
import se.bevara.accounts.Account;
import se.bevara.accounts.Accounts;
import se.bevara.accounts.RegisterImport;
import se.bevara.ledger.Entry;
import se.bevara.ledger.Ledger;

/** Accounts that a person turns to minutes for a time. */
class CrisisTest {

    private static final String WHY = "Skyfall över Storgatan";
    private static final Duration FIVE = Duration.ofMinutes(5);

    private final Scripted platform = new Scripted();
    private NightSetting here;

    @TempDir
    Path folder;

    @BeforeEach
    void twoAccountsAndANight() {
        here = new NightSetting(NightSetting.withJobTables(TestDatabase.H2), folder, platform, Map.of());
        for (String id : List.of("solvik", "skolan")) {
            platform.at(id).post("p-" + id, "Inlägg").time = "2026-11-20T12:00:00+01:00";
        }
        here.registered("solvik", "skolan");
        here.night(1);
    }

    @AfterEach
    void end() {
        here.close();
    }

    private Crises crises() {
        return here.the(Crises.class);
    }

    private Instant in(Duration time) {
        return here.now().plus(time);
    }

    /** The minutes, from the next, at which accounts are looked at. */
    private List<Integer> looks(int minutes) {
        var looks = new ArrayList<Integer>();
        for (int minute = 1; minute <= minutes; minute++) {
            here.the(NightSetting.Ticking.class).tick(Duration.ofMinutes(1));
            int seen = here.the(Captures.class).look();
            int now = minute;
            IntStream.range(0, seen).forEach(n -> looks.add(now));
        }
        return looks;
    }

    @Test
    void anAccountIsSeenEveryFewMinutesUntilItEndsByItself() {
        crises().start(List.of("solvik"), FIVE, in(Duration.ofMinutes(23)), WHY, "Ada");
        assertThat(looks(40)).containsExactly(5, 10, 15, 20);
        assertThat(crises().all()).isEmpty();
        assertThat(crises().of("solvik")).isEmpty();
    }

    @Test
    void itIsEndedBeforeItsTimeAndAnotherTakesItsPlace() {
        crises().start(List.of("solvik", "skolan", "solvik"), FIVE, in(Duration.ofDays(1)), WHY, "Ada");
        assertThat(looks(5)).containsExactly(5, 5);
        crises().start(List.of("solvik"), Duration.ofMinutes(2), in(Duration.ofDays(2)), "Det fortsätter", "Bo");
        crises().stop(List.of("skolan"), "Bo");
        assertThat(looks(6)).containsExactly(2, 4, 6);
        assertThat(crises().all()).singleElement().returns("Det fortsätter", Crises.Crisis::reason)
                .returns("Bo", Crises.Crisis::by).returns(Duration.ofMinutes(2), Crises.Crisis::every);
    }

    @Test
    void theClocksOwnDelayDoesNotMakeItAMinuteLater() {
        crises().start(List.of("solvik"), Duration.ofMinutes(1), in(Duration.ofHours(1)), WHY, "Ada");
        here.the(NightSetting.Ticking.class).tick(Duration.ofSeconds(61));
        assertThat(here.the(Captures.class).look()).isEqualTo(1);
        here.the(NightSetting.Ticking.class).tick(Duration.ofSeconds(59));
        assertThat(here.the(Captures.class).look()).isEqualTo(1);
    }

    @Test
    void anAccountThatTheRegisterTakesOftenerOrSeldomerIsSeenByTheOftener() {
        var often = account("often", Duration.ofMinutes(3));
        var seldom = account("seldom", Duration.ofDays(7));
        here.the(Accounts.class).apply(new RegisterImport(List.of(often, seldom), List.of(), List.of(), List.of()), "test");
        platform.at("often").post("p-often", "Inlägg");
        platform.at("seldom").post("p-seldom", "Inlägg");
        here.night(2);
        crises().start(List.of("often", "seldom"), FIVE, in(Duration.ofDays(3)), WHY, "Ada");
        assertThat(looks(6)).containsExactly(3, 5, 6);
        assertThat(here.night(3, "seldom").outcome()).isNotEqualTo(NightReceipt.Outcome.SKIPPED);
    }

    private static Account account(String id, Duration cadence) {
        return TestFetchers.account(id, "scripted", URI.create("http://platform.invalid"),
                new Account.LegalProfile("arkivlagen", "", true), cadence);
    }

    @Test
    void receiptsTellOfItWhileItLastsAndOfTheNightAfter() {
        String told = "Krisläge från 2026-11-21 01:15 till 2026-11-22 03:15: kontot skulle ses var 5:e minut.";
        crises().start(List.of("solvik"), FIVE, in(Duration.ofHours(26)), WHY, "Ada");
        assertThat(here.night(2, "solvik").notes()).contains(told);
        var third = here.night(3);
        assertThat(NightSetting.of(third, "solvik").notes()).as("it ended since").contains(told);
        assertThat(NightSetting.of(third, "skolan").notes()).noneMatch(note -> note.contains("Krisläge"));
        assertThat(here.night(4, "solvik").notes()).noneMatch(note -> note.contains("Krisläge"));
    }

    @Test
    void theReasonStandsInTheActAloneAndAllOfItIsRebuilt() throws IOException {
        crises().start(List.of("solvik", "skolan"), FIVE, in(Duration.ofDays(1)), WHY, "Ada");
        here.the(NightSetting.Ticking.class).tick(Duration.ofMinutes(1));
        crises().stop(List.of("skolan"), "Bo");
        var entries = here.the(Ledger.class).about("crisis/skolan");
        assertThat(entries).extracting(entry -> entry.act().kind()).containsExactly("crisis started", "crisis ended");
        assertThat(entries).extracting(entry -> entry.act().agent()).containsExactly("Ada", "Bo");
        assertThat(entries).extracting(Entry::toString).noneMatch(text -> text.contains("Skyfall"));
        assertThat(entries.getFirst().act().details()).containsEntry("minutes", "5").containsEntry("ends",
                "2026-11-22T00:15:00Z");
        String act = Files.readString(folder.resolve(entries.getFirst().act().details().getOrDefault("file", "")));
        assertThat(act).contains(WHY);
        var before = crises().all();
        here.the(JdbcClient.class).sql("UPDATE capture_crisis SET minutes = 99, ends = since").update();
        crises().rebuild();
        assertThat(crises().all()).isEqualTo(before).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"solvik, 0, 60, skäl", "solvik, 721, 60, skäl", "solvik, 5, 0, skäl", "solvik, 5, -1, skäl",
            "solvik, 5, 20161, skäl", "solvik, 5, 60, ' '", "solvik, 5, 60, om 19121212-1212", "ingen, 5, 60, skäl"})
    void whatIsNotAsItMustBeBeginsNothing(String account, int every, int ends, String why) {
        assertThatThrownBy(() -> crises().start(List.of("skolan", account), Duration.ofMinutes(every),
                in(Duration.ofMinutes(ends)), why, "Ada")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> crises().start(List.of(), FIVE, in(FIVE), "skäl", "Ada"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> crises().start(List.of("skolan"), FIVE, in(FIVE), "skäl", " "))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(crises().all()).isEmpty();
        assertThat(here.the(Ledger.class).about("crisis/skolan")).isEmpty();
    }

    @Test
    void whatIsInNoneCannotBeEnded() {
        crises().start(List.of("solvik"), FIVE, in(Duration.ofDays(1)), WHY, "Ada");
        assertThatThrownBy(() -> crises().stop(List.of("solvik", "skolan"), "Bo")).isInstanceOf(IllegalArgumentException.class);
        assertThat(crises().all()).hasSize(1);
        assertThat(here.the(Ledger.class).about("crisis/solvik")).hasSize(1);
    }
}
