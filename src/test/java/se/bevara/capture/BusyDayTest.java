package se.bevara.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.bevara.TestDatabase;
import se.bevara.accounts.Account;
import se.bevara.accounts.Accounts;
import se.bevara.accounts.RegisterImport;
import se.bevara.archive.Archive;
import se.bevara.archive.ItemState;

/** A day of comments that live two minutes to twelve hours, and of comments whose words stand as long: what share of them is ever seen. */
class BusyDayTest {

    private static final Instant NIGHT = Instant.parse("2026-11-21T00:15:00Z");
    private static final int MINUTES = 24 * 60;
    private static final int COMMENTS = 100;
    private static final int POSTS = 4;

    private final Scripted platform = new Scripted();
    private final Random chance = new Random(7);
    /** What happens, by the minute since the first night. */
    private final Map<Integer, List<Runnable>> happenings = new TreeMap<>();
    /** The minutes that each comment, or each wording of one, stands: from the first, until before the last. */
    private final List<int[]> standing = new ArrayList<>();
    private final List<int[]> wordings = new ArrayList<>();

    @TempDir
    Path folder;

    /** How the account is looked at between the nights, and the figures that the README gives. */
    enum Watching {
        NIGHTS("bara nätter", Duration.ofDays(1), false),
        QUARTERS("var 15:e minut", Duration.ofMinutes(15), false),
        CALLED("när plattformen säger till", Duration.ofDays(1), true);

        private final String words;
        private final Duration cadence;
        private final boolean called;

        Watching(String words, Duration cadence, boolean called) {
            this.words = words;
            this.cadence = cadence;
            this.called = called;
        }
    }

    private static int minutes(Random chance) {
        return (int) Math.round(Math.exp(Math.log(2) + chance.nextDouble() * (Math.log(720) - Math.log(2))));
    }

    private void at(int minute, Runnable what) {
        happenings.computeIfAbsent(minute, m -> new ArrayList<>()).add(what);
    }

    private void plan() {
        var account = platform.at("solvik");
        account.pageSize = 1000;
        for (int p = 0; p < POSTS; p++) {
            account.post("p" + p, "Inlägg " + p).time = "2026-11-21T01:00:00+01:00";
        }
        for (int n = 0; n < COMMENTS; n++) {
            String id = "c" + n;
            String post = "p" + n % POSTS;
            int from = 1 + chance.nextInt(MINUTES - 1);
            int until = from + minutes(chance);
            at(from, () -> account.comment(id, post, post, "Säger " + id).time = time(from));
            at(until, () -> account.thing(id).there = false);
            standing.add(new int[]{from, until});
            edited(account, "e" + n, post);
        }
    }

    private void edited(Scripted.Presence account, String id, String post) {
        int from = 1 + chance.nextInt(MINUTES - 1);
        at(from, () -> account.comment(id, post, post, "Först " + id).time = time(from));
        int since = from;
        for (int wording = 1; wording <= 3; wording++) {
            int until = since + minutes(chance);
            String text = id + " i lydelse " + wording;
            at(until, () -> account.thing(id).text = text);
            wordings.add(new int[]{since, until});
            since = until;
        }
        wordings.add(new int[]{since, Integer.MAX_VALUE});
    }

    private static String time(int minute) {
        return OffsetDateTime.ofInstant(NIGHT.plus(Duration.ofMinutes(minute)), java.time.ZoneOffset.ofHours(1)).toString();
    }

    @ParameterizedTest
    @EnumSource
    void whatStandsWhenSomebodyLooksIsArchivedAndNothingElse(Watching watching) throws IOException {
        plan();
        var setting = new NightSetting(NightSetting.withJobTables(TestDatabase.H2), folder, platform, Map.of());
        try (setting) {
            var account = TestFetchers.account("solvik", "scripted", URI.create("http://platform.invalid"),
                    new Account.LegalProfile("arkivlagen", "", true), watching.cadence);
            setting.the(Accounts.class).apply(new RegisterImport(List.of(account), List.of(), List.of(), List.of()), "test");
            setting.night(1);
            var looks = day(setting, watching);
            var receipt = setting.night(2, "solvik");
            looks.add(MINUTES);
            assertThat(found(setting, "c")).isEqualTo(seen(standing, looks));
            assertThat(found(setting, "e")).isEqualTo(seen(wordings, looks));
            whatIsGoneIsKnownToBe(setting);
            tells(receipt, watching, looks);
            String figures = "| %s | %d %% | %d %% |".formatted(watching.words, share(standing, looks), share(wordings, looks));
            assertThat(Files.readString(Path.of("README.md"))).contains(figures);
        }
    }

    /** @return the minutes at which somebody looked */
    private TreeSet<Integer> day(NightSetting setting, Watching watching) {
        var looks = new TreeSet<Integer>();
        var captures = setting.the(Captures.class);
        for (int minute = 1; minute < MINUTES; minute++) {
            setting.the(NightSetting.Ticking.class).tick(Duration.ofMinutes(1));
            List<Runnable> now = happenings.getOrDefault(minute, List.of());
            now.forEach(Runnable::run);
            if (watching.called && !now.isEmpty()) {
                var attention = setting.the(Attention.class);
                assertThat(attention.known("scripted", "1")).containsExactly("solvik");
                attention.want("solvik", setting.now());
            }
            if (captures.look() > 0) {
                looks.add(minute);
            }
        }
        happenings.getOrDefault(MINUTES, List.of()).forEach(Runnable::run);
        return looks;
    }

    private static long seen(List<int[]> stood, TreeSet<Integer> looks) {
        return stood.stream().filter(each -> looks.subSet(each[0], each[1]).size() > 0).count();
    }

    /** Of what began before the second night. */
    private static long share(List<int[]> stood, TreeSet<Integer> looks) {
        return Math.round(100.0 * seen(stood, looks) / stood.stream().filter(each -> each[0] <= MINUTES).count());
    }

    private static long found(NightSetting setting, String kind) {
        var archive = setting.the(Archive.class);
        long[] found = {0};
        archive.eachItem(item -> found[0] += item.remoteId().startsWith(kind) ? item.versions().size() : 0);
        return found[0];
    }

    private void whatIsGoneIsKnownToBe(NightSetting setting) {
        var archive = setting.the(Archive.class);
        archive.eachItem(item -> {
            boolean there = platform.at("solvik").thing(item.remoteId()).there;
            assertThat(item.state()).as(item.remoteId()).isEqualTo(there ? ItemState.VISIBLE : ItemState.GONE);
        });
    }

    private static void tells(NightReceipt.AccountReceipt receipt, Watching watching, TreeSet<Integer> looks) {
        int longest = 0;
        int last = 0;
        for (int look : looks) {
            longest = Math.max(longest, look - last);
            last = look;
        }
        assertThat(receipt.unseenFor()).isEqualTo(Duration.ofMinutes(longest));
        String told = String.format(Locale.ROOT, "Sedan förra natten har kontot setts %d gånger.", looks.size() - 1);
        assertThat(receipt.notes().stream().anyMatch(note -> note.startsWith(told))).isEqualTo(watching != Watching.NIGHTS);
    }
}
