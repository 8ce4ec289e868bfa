package se.bevara.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.bevara.archive.Content;
import se.bevara.archive.Direction;
import se.bevara.archive.Disposal;
import se.bevara.archive.Item;
import se.bevara.archive.ItemState;
import se.bevara.disclosure.AsOf.Presence;
import se.bevara.disclosure.AsOf.View;
import se.bevara.ledger.DataFolder;

/** Written on 1 March at noon; captured on the 2nd and, edited on the 5th, on the 9th; all at three in the morning Swedish time. */
class AsOfTest {

    private static Instant night(int day) {
        return Instant.parse("2026-03-%02dT02:00:00Z".formatted(day));
    }

    private static Item item(ItemState state, @Nullable Instant seen, Instant noticed) {
        return new Item(1, "a", Content.Kind.POST, Direction.DRAWN_UP, "", "r", null, 1,
                OffsetDateTime.parse("2026-03-01T12:00:00+01:00"), night(2), state, seen, noticed,
                List.of(new Item.Version(1, night(2), "s", 0, 1, List.of()), new Item.Version(2, night(9), "s", 9, 2, List.of())),
                state == ItemState.DISPOSED ? new Disposal(noticed, "KS 1", "G-1") : null);
    }

    private static Content content(@Nullable String edited) {
        return new Content("k", "r", Content.Kind.POST, null, "a", "A", OffsetDateTime.parse("2026-03-01T12:00:00+01:00"),
                edited == null ? null : OffsetDateTime.parse(edited), "text", List.of(), null, false, Map.of());
    }

    private static AsOf.Standing on(int day, View view, Item item, @Nullable String edited) {
        return AsOf.of(item, number -> content(number == 1 ? null : edited), AsOf.end(LocalDate.of(2026, 3, day)), view);
    }

    @ParameterizedTest
    @CsvSource({"1,1", "4,1", "5,2", "9,2"})
    void showsTheVersionThatStoodByThePlatformsOwnTimeOfTheEdit(int day, int version) {
        var stood = on(day, View.PLATFORM, item(ItemState.VISIBLE, null, night(2)), "2026-03-05T10:00:00+01:00");
        assertThat(stood.presence()).isEqualTo(Presence.STOOD);
        assertThat(stood.version()).isEqualTo(version);
        assertThat(stood.perhapsLater()).isFalse();
        assertThat(stood.known()).isEqualTo(day >= 2);
    }

    @ParameterizedTest
    @CsvSource({"1,1,false", "2,1,true", "8,1,true", "9,2,false"})
    void saysThatAnEditMayHaveStoodWhereThePlatformDoesNotSayWhenItWasMade(int day, int version, boolean perhaps) {
        var stood = on(day, View.PLATFORM, item(ItemState.VISIBLE, null, night(2)), null);
        assertThat(stood.version()).isEqualTo(version);
        assertThat(stood.perhapsLater()).isEqualTo(perhaps);
    }

    @ParameterizedTest
    @CsvSource({"1,NOT_YET,0", "2,STOOD,1", "8,STOOD,1", "9,STOOD,2"})
    void theArchiveKnewWhatItHadCaptured(int day, Presence presence, int version) {
        var knew = on(day, View.ARCHIVE, item(ItemState.VISIBLE, null, night(2)), "2026-03-05T10:00:00+01:00");
        assertThat(knew.presence()).isEqualTo(presence);
        assertThat(knew.version()).isEqualTo(version);
    }

    @ParameterizedTest
    @CsvSource({"10,STOOD,STOOD", "11,PERHAPS,STOOD", "13,PERHAPS,STOOD", "14,OUT,OUT"})
    void whatWentIsAnIntervalOnThePlatformAndAMomentToTheArchive(int day, Presence platform, Presence archive) {
        Item gone = item(ItemState.GONE, night(11), night(14));
        assertThat(on(day, View.PLATFORM, gone, null).presence()).isEqualTo(platform);
        assertThat(on(day, View.ARCHIVE, gone, null).presence()).isEqualTo(archive);
    }

    @Test
    void whatIsDisposedOfIsNeverShownAndWhatWasNotWrittenDidNotStand() {
        Item disposed = item(ItemState.DISPOSED, null, night(20));
        assertThat(on(10, View.PLATFORM, disposed, null)).extracting(AsOf.Standing::presence, AsOf.Standing::version)
                .containsExactly(Presence.DISPOSED, 0);
        assertThat(AsOf.of(disposed, number -> null, AsOf.end(LocalDate.of(2026, 2, 28)), View.PLATFORM).presence())
                .isEqualTo(Presence.NOT_YET);
    }

    @Test
    void saysWhereOnlyALaterWordingIsKnown() {
        Item item = item(ItemState.VISIBLE, null, night(2));
        var stood = AsOf.of(item, number -> content("2026-03-02T00:30:00+01:00"), AsOf.end(LocalDate.of(2026, 3, 1)),
                View.PLATFORM);
        assertThat(stood.onlyLater()).isTrue();
    }

    @Test
    void countsAnAccountOnADayWithinWhatTheAskerMayReach(@TempDir Path folder) {
        var shelf = new Shelf();
        var index = new TextIndex(new DataFolder(folder), shelf);
        for (long id = 1; id <= 6; id++) {
            index.archived(List.of(shelf.put(id, "text")));
        }
        index.archived(List.of(shelf.put(7, "text", "A", "facebook-solvik", Shelf.NOON.plusDays(5))));
        index.turned(List.of(shelf.turn(1, ItemState.GONE), shelf.turn(2, ItemState.HIDDEN)));
        index.erased(List.of(shelf.dispose(3)));
        var asOf = new AsOf(index);
        var day = Shelf.NOON.toLocalDate();
        var stood = asOf.account("facebook-solvik", day, View.PLATFORM, null, 10, null);
        assertThat(stood.items()).isEqualTo(3);
        assertThat(stood.out()).isEqualTo(2);
        assertThat(stood.outItems()).containsExactly(2L, 1L);
        assertThat(stood.disposed()).isEqualTo(1);
        assertThat(stood.unknown()).isZero();
        assertThat(asOf.account("facebook-solvik", day.plusDays(5), View.PLATFORM, null, 10, null).items()).isEqualTo(4);
        assertThat(asOf.account("facebook-solvik", day.minusDays(1), View.PLATFORM, null, 10, null).items()).isZero();
        var others = asOf.account("facebook-solvik", day, View.PLATFORM, null, 10, Set.of("mastodon-solvik"));
        assertThat(others.items() + others.out() + others.disposed()).isZero();
        index.destroy();
    }
}
