package se.bevara.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import se.bevara.accounts.Account;
import se.bevara.accounts.Accounts;
import se.bevara.archive.Closures;
import se.bevara.archive.Content.Kind;
import se.bevara.archive.Direction;

/** What the municipality's own posts link to, from the night that reads them to the decision. */
class DiscoveryTest {

    @TempDir
    Path folder;

    private DiscoverySetting setting;

    @BeforeEach
    void open() {
        setting = new DiscoverySetting(folder, Map.of());
    }

    @AfterEach
    void close() {
        setting.close();
    }

    @Test
    void anAccountThatOurPostsLinkToIsFoundWithWhereAndWhen() {
        long first = setting.post("p1", "Nu finns badet på https://www.facebook.com/solviksbadet/!");
        setting.now.set(Instant.parse("2026-11-21T00:20:00Z"));
        long second = setting.post("p2", "Följ https://m.facebook.com/Solviks.badet och oss, https://facebook.com/Solvik");
        assertThat(setting.night(2)).containsExactly("Upptäckta konton som inte finns i registret: 1 nya, 1 väntar på beslut");
        assertThat(setting.discovery().waiting()).singleElement().satisfies(found -> {
            assertThat(found.account()).isEqualTo(new AccountLink("facebook", "solviksbadet"));
            assertThat(found.items()).containsExactly(second, first);
            assertThat(found.firstSeen()).isEqualTo("2026-11-21T00:15:00Z");
            assertThat(found.lastSeen()).isEqualTo("2026-11-21T00:20:00Z");
        });
        assertThat(setting.night(3)).containsExactly("Upptäckta konton som inte finns i registret: 0 nya, 1 väntar på beslut");
    }

    @Test
    void whatThePublicWritesAndWhatWeAnswerPeopleIsNotRead() {
        setting.archived("c1", Kind.COMMENT, Direction.RECEIVED, "Se https://x.com/en_medborgare");
        setting.archived("p1", Kind.POST, Direction.RECEIVED, "Se https://x.com/en_gast");
        setting.archived("c2", Kind.COMMENT, Direction.DRAWN_UP, "Tack https://x.com/en_medborgare");
        assertThat(setting.night(2)).isEmpty();
        assertThat(setting.found()).isEmpty();
    }

    @Test
    void eachVersionIsReadOnceAndAnEditIsReadToo() {
        long item = setting.post("p1", "Hej");
        setting.night(2);
        long read = setting.the(FoundTable.class).read();
        setting.night(3);
        assertThat(setting.the(FoundTable.class).read()).isEqualTo(read);
        setting.edit(item, "p1", "Hej från https://x.com/solviksbadet");
        setting.night(4);
        assertThat(setting.found()).containsExactly("x/solviksbadet");
        assertThat(setting.the(FoundTable.class).read()).isGreaterThan(read);
    }

    @Test
    void anArchiveThatWasThereBeforeTakesTheNightsItTakes() {
        setting.close();
        setting = new DiscoverySetting(folder.resolve("small"), Map.of("discovery.posts", "200"));
        for (int i = 0; i < 450; i++) {
            setting.post("p" + i, "https://x.com/konto" + i);
        }
        String more = "Fler av arkivets inlägg läses efter länkar de kommande nätterna";
        assertThat(setting.night(2)).contains(more);
        assertThat(setting.found()).hasSize(200);
        assertThat(setting.night(3)).contains(more);
        assertThat(setting.night(4)).doesNotContain(more);
        assertThat(setting.found()).hasSize(450);
    }

    @Test
    void whatIsClosedOrDisposedOfIsNotReadAndOfADisposedPostOnlyItsNumberIsKept() {
        long secret = setting.post("p1", "https://x.com/hemligt");
        new TransactionTemplate(setting.the(PlatformTransactionManager.class))
                .executeWithoutResult(status -> setting.the(Closures.class).close(secret, Closures.Why.SECRET));
        setting.erase(setting.post("p2", "https://x.com/gallrat"));
        long later = setting.post("p3", "Badet: https://x.com/solviksbadet");
        setting.night(2);
        assertThat(setting.found()).containsExactly("x/solviksbadet");
        setting.erase(later);
        assertThat(setting.discovery().waiting().getFirst().items()).containsExactly(later);
        assertThat(setting.rows()).contains("solviksbadet").doesNotContain("Badet");
    }

    @Test
    void anAccountIsKnownByEveryNameThatTheRegisterHasHad() {
        var old = DiscoverySetting.account("x-bad", "x", "badet_gammalt", "https://twitter.com/badet_gammalt");
        var renamed = DiscoverySetting.account("x-bad", "x", "badet_nytt", "https://x.com/badet_nytt");
        setting.register(old, DiscoverySetting.account("youtube-bad", "youtube", "@Badet", "https://www.youtube.com/@Badet"),
                DiscoverySetting.account("mastodon-bad", "mastodon", "@badet@social.example", "https://social.example/@badet"));
        setting.change(old, renamed);
        setting.post("p1", "https://x.com/Badet_Gammalt https://mobile.twitter.com/badet_nytt https://youtube.com/@badet"
                + " https://mastodon.example/@badet@social.example @badet@social.example https://x.com/nytt");
        setting.night(2);
        assertThat(setting.found()).containsExactly("x/nytt");
    }

    @Test
    void registeringLeadsThroughTheRegistersOwnDoorAndEndsTheTask() {
        setting.post("p1", "https://www.facebook.com/solviksbadet https://social.example/@solviksbadet");
        setting.night(2);
        var accounts = setting.the(Accounts.class);
        for (String key : List.of("facebook/solviksbadet", "mastodon/solviksbadet@social.example")) {
            var read = accounts.read(setting.discovery().registerFile(setting.number(key), "Fritidsnämnden"));
            assertThat(read.errors()).isEmpty();
            accounts.apply(read, "rut");
        }
        assertThat(accounts.find("facebook-solviksbadet")).hasValueSatisfying(account -> {
            assertThat(account.state()).isEqualTo(Account.State.DISCOVERED);
            assertThat(account.authority()).isEqualTo("Fritidsnämnden");
            assertThat(account.address()).hasToString("https://www.facebook.com/solviksbadet");
        });
        assertThat(setting.discovery().all()).isEmpty();
        assertThat(setting.night(3)).isEmpty();
        assertThat(setting.rows()).doesNotContain("solviksbadet");
    }

    @Test
    void whatIsNotOursIsForgottenByNameAndNeverAskedAgainNotEvenAfterARebuild() throws IOException {
        setting.post("p1", "Tack till https://www.instagram.com/anna.andersson som tog bilden");
        setting.night(2);
        long number = setting.number("instagram/anna.andersson");
        assertThatThrownBy(() -> setting.discovery().notOurs(number, "Anna.Andersson är privat", "rut"))
                .isInstanceOf(DiscoveryRefused.class).hasMessageContaining("utan kontots namn").hasMessageNotContaining("nders");
        assertThatThrownBy(() -> setting.discovery().notOurs(number, " ", "rut")).isInstanceOf(DiscoveryRefused.class);
        setting.discovery().notOurs(number, "en privatperson", "rut");
        assertThat(setting.found()).isEmpty();
        setting.post("p2", "Igen: https://instagram.com/Anna.Andersson?igsh=1");
        assertThat(setting.night(3)).isEmpty();
        assertThat(setting.rows()).doesNotContainIgnoringCase("anders");
        assertThat(acts()).contains("found account not ours", "en privatperson").doesNotContainIgnoringCase("anders");
        setting.rebuild();
        assertThat(setting.night(4)).isEmpty();
        assertThat(setting.verified()).isEmpty();
        assertThatThrownBy(() -> setting.discovery().notOurs(number, "igen", "rut")).isInstanceOf(DiscoveryRefused.class);
    }

    private String acts() throws IOException {
        try (var files = Files.walk(folder.resolve("archive/acts"))) {
            return files.filter(Files::isRegularFile).map(DiscoveryTest::text).collect(Collectors.joining("\n"));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void oneThatIsARegisteredAccountByAnotherNameIsSettled() {
        setting.post("p1", "https://www.facebook.com/100064512345678");
        setting.night(2);
        long number = setting.number("facebook/100064512345678");
        assertThatThrownBy(() -> setting.discovery().knownAs(number, "facebook-annat", "rut"))
                .isInstanceOf(DiscoveryRefused.class);
        setting.discovery().knownAs(number, "facebook-solvik", "rut");
        setting.rebuild();
        assertThat(setting.night(3)).isEmpty();
    }

    @Test
    void whatIsPutOffWaitsUntilItsDayAlsoAfterARebuild() {
        setting.post("p1", "https://x.com/solviksbadet");
        setting.night(2);
        long number = setting.number("x/solviksbadet");
        assertThatThrownBy(() -> setting.discovery().later(number, LocalDate.of(2026, 11, 22), "rut"))
                .isInstanceOf(DiscoveryRefused.class);
        assertThatThrownBy(() -> setting.discovery().later(number, LocalDate.of(2028, 1, 1), "rut"))
                .isInstanceOf(DiscoveryRefused.class);
        setting.discovery().later(number, LocalDate.of(2026, 11, 25), "rut");
        assertThat(setting.discovery().waiting()).isEmpty();
        assertThat(setting.found()).containsExactly("x/solviksbadet");
        setting.rebuild();
        setting.night(3);
        assertThat(setting.discovery().waiting()).isEmpty();
        setting.night(5);
        assertThat(setting.discovery().waiting()).hasSize(1);
    }

    @Test
    void oneThatNobodyDecidesOnIsForgottenWhenItHasNotBeenSeenForLong() {
        setting.post("p1", "https://x.com/solviksbadet https://x.com/bibblan");
        setting.night(2);
        setting.night(50);
        setting.post("p2", "https://x.com/bibblan");
        setting.night(51);
        assertThat(setting.found()).containsExactly("x/bibblan", "x/solviksbadet");
        setting.night(93);
        assertThat(setting.found()).containsExactly("x/bibblan");
        assertThat(setting.rows()).doesNotContain("solviksbadet");
    }

    @Test
    void afterARebuildTheSameIsFoundWithTheSameTimes() {
        setting.post("p1", "https://x.com/solviksbadet");
        setting.night(2);
        var before = setting.discovery().all().getFirst();
        setting.rebuild();
        assertThat(setting.discovery().all()).isEmpty();
        setting.night(3);
        assertThat(setting.discovery().all()).singleElement().satisfies(found -> {
            assertThat(found.account()).isEqualTo(before.account());
            assertThat(found.items()).isEqualTo(before.items());
            assertThat(found.firstSeen()).isEqualTo(before.firstSeen());
            assertThat(found.lastSeen()).isEqualTo(before.lastSeen());
        });
    }

    @Test
    void aFloodOfNamesEndsAndIsTold() {
        setting.post("p1",
                IntStream.range(0, Sightings.MOST + 50).mapToObj(i -> "https://x.com/k" + i).collect(Collectors.joining(" ")));
        assertThat(setting.night(2)).contains("LARM: fler än 2000 upptäckta konton väntar, så 50 träffar togs inte in");
        assertThat(setting.found()).hasSize(Sightings.MOST);
    }
}
