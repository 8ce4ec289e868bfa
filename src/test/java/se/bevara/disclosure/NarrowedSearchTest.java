package se.bevara.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.bevara.archive.Direction;
import se.bevara.archive.ItemState;
import se.bevara.disclosure.Query.Order;
import se.bevara.ledger.DataFolder;

/** Questions narrowed by all that can be asked for, counted and paged through. */
class NarrowedSearchTest {

    private static final LocalDate DAY = Shelf.NOON.toLocalDate();

    @TempDir
    Path folder;

    private final Shelf shelf = new Shelf();
    private TextIndex index;
    private Search search;

    @BeforeEach
    void open() {
        index = new TextIndex(new DataFolder(folder), shelf);
        search = new Search(index, shelf);
    }

    @AfterEach
    void close() {
        index.destroy();
    }

    @Test
    void whoMayReachSomeAccountsFindsCountsAndIsToldNothingOfOthers() {
        index.archived(List.of(shelf.put(1, "buss", "A", "facebook-solvik", Shelf.NOON),
                shelf.put(2, "buss", "A", "facebook-skolor", Shelf.NOON),
                shelf.put(3, "buss", "A", "facebook-skolor", Shelf.NOON)));
        index.erased(List.of(shelf.dispose(3)));
        shelf.damage(2);
        index.rebuild();
        var all = query("buss");
        var one = all.within(Set.of("facebook-solvik"));
        assertThat(search.find(one).items()).containsExactly(1L);
        assertThat(search.count(one)).isEqualTo(1);
        assertThat(search.overview(one).accounts()).isEqualTo(Map.of("facebook-solvik", 1L));
        assertThat(search.overview(one).disposed()).isEmpty();
        assertThat(search.overview(all).disposed()).isEqualTo(Map.of("KS 1", 1L));
        assertThat(search.every(one).hits()).containsExactly(1L);
        assertThat(search.every(one).unread()).isEmpty();
        assertThat(search.every(all).unread()).containsExactly(2L);
        assertThat(search.count(query("").within(Set.of()))).isZero();
        var asked = new Query("", "facebook-skolor", null, null, null, null, null, null, null, Order.NEWEST_FIRST, 0, 10);
        assertThat(search.find(asked.within(Set.of("facebook-solvik"))).items()).isEmpty();
    }

    @Test
    void narrowsByPlatformCaptureEditMediaAndNumbers() {
        index.archived(List.of(shelf.put(1, "a", "A", "facebook-solvik", Shelf.NOON),
                shelf.put(2, "a", "A", "mastodon-solvik", Shelf.NOON.plusDays(3)),
                shelf.put(3, "a", "A", "facebook-skolor", Shelf.NOON), shelf.picture(4, "a")));
        index.archived(List.of(shelf.put(3, "b", "A", "facebook-skolor", Shelf.NOON)));
        assertThat(found(new Further("mastodon", null, null, null, null, null))).containsExactly(2L);
        assertThat(found(new Further(null, DAY.plusDays(3), null, null, null, null))).containsExactly(2L);
        assertThat(found(new Further(null, null, DAY, null, null, null))).containsExactly(4L, 3L, 1L);
        assertThat(found(new Further(null, null, null, true, null, null))).containsExactly(3L);
        assertThat(found(new Further(null, null, null, false, null, null))).containsExactly(2L, 4L, 1L);
        assertThat(found(new Further(null, null, null, null, true, null))).containsExactly(4L);
        assertThat(found(new Further(null, null, null, null, null, Set.of(1L, 2L, 99L)))).containsExactly(2L, 1L);
        assertThat(found(new Further(null, null, null, null, null, Set.of()))).isEmpty();
    }

    @Test
    void countsTheWholeOfWhatIsFoundAndFollowsEachTurn() {
        index.archived(List.of(shelf.put(1, "buss", "A", "facebook-solvik", Shelf.NOON),
                shelf.put(2, "buss", "A", "facebook-skolor", Shelf.NOON.minusYears(1)),
                shelf.put(3, "buss", "A", "mastodon-solvik", Shelf.NOON), shelf.put(4, "båt")));
        var first = search.overview(query("buss"));
        assertThat(first.total()).isEqualTo(3);
        assertThat(first.authorities()).isEqualTo(Map.of("Kommunstyrelsen", 2L, "Barnnämnden", 1L));
        assertThat(first.platforms()).isEqualTo(Map.of("facebook", 2L, "mastodon", 1L));
        assertThat(first.directions()).isEqualTo(Map.of(Direction.RECEIVED, 2L, Direction.DRAWN_UP, 1L));
        assertThat(first.years().entrySet()).containsExactly(Map.entry(2026, 2L), Map.entry(2025, 1L));
        assertThat(first.states()).isEqualTo(Map.of(ItemState.VISIBLE, 3L));
        index.turned(List.of(shelf.turn(1, ItemState.GONE)));
        assertThat(search.overview(query("buss")).states()).isEqualTo(Map.of(ItemState.VISIBLE, 2L, ItemState.GONE, 1L));
    }

    @ParameterizedTest
    @EnumSource(Order.class)
    void pagesForwardAndBackThroughEverythingWithoutMissingOrRepeating(Order order) {
        for (long id = 1; id <= 103; id++) {
            index.archived(List.of(shelf.put(id, id % 7 == 0 ? "ord ord" : "ord", "A", "facebook-solvik",
                    Shelf.NOON.plusMinutes(id % 5))));
        }
        var forward = new ArrayList<List<Long>>();
        Query asked = new Query("ord", null, null, null, null, null, null, null, null, order, 0, 10);
        Search.Hits page = search.find(asked);
        Cursor last = null;
        while (true) {
            forward.add(page.items());
            assertThat(page.passed()).isEqualTo((forward.size() - 1) * 10L);
            if (page.next() == null) {
                break;
            }
            last = page.previous();
            page = search.find(asked.at(Cursor.of(page.next().toString()).orElseThrow()));
        }
        assertThat(last).isNotNull();
        assertThat(forward.stream().flatMap(List::stream).toList()).hasSize(103).doesNotHaveDuplicates();
        var backward = new ArrayList<List<Long>>();
        while (page != null) {
            backward.add(page.items());
            page = page.previous() == null ? null : search.find(asked.at(page.previous()));
        }
        Collections.reverse(backward);
        assertThat(backward).isEqualTo(forward);
    }

    @Test
    void aPageStaysWhereItWasWhenNewerItemsCome() {
        for (long id = 1; id <= 30; id++) {
            index.archived(List.of(shelf.put(id, "ord")));
        }
        var first = search.find(query("ord"));
        index.archived(List.of(shelf.put(99, "ord")));
        assertThat(search.find(query("ord").at(first.next())).items()).startsWith(20L, 19L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "a.1.0.5.", "a.1.7fc00000.5.6", "a.99999999999999.0.1.1", "c.1.0.1.1", "a.1.0.1.1.1"})
    void whatIsNoCursorIsNone(String text) {
        assertThat(Cursor.of(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"skola,grundskolan,grund", "skola,skolgården,gård", "gata,gatukontoret,kontor",
            "arbete,arbetsplatsen,plats", "plats,arbetsplatserna,arbete", "kyrka,kyrkogård,gård"})
    void aCompoundIsFoundByAPartWhenTheOtherPartOccurs(String asked, String compound, String other) {
        index.archived(List.of(shelf.put(1, "Om " + compound + " i dag"), shelf.put(2, "Bara " + other + " här"),
                shelf.put(3, "Om " + asked + " i dag")));
        var relevance = new Query(asked, null, null, null, null, null, null, null, null, Order.RELEVANCE, 0, 10);
        assertThat(search.find(relevance).items()).containsExactly(3L, 1L);
        assertThat(search.marks(asked, "Om " + compound + " i dag")).hasSize(1);
        assertThat(search.find(query("-" + asked)).items()).as("an excluded word means itself").containsExactly(2L, 1L);
    }

    @Test
    void whatACompoundSaysIsFoundInItsTwoWordsBelowTheCompoundItself() {
        index.archived(
                List.of(shelf.put(1, "Skolmaten är god"), shelf.put(2, "Maten i skolan är god"), shelf.put(3, "Mat hemma")));
        var relevance = new Query("skolmat", null, null, null, null, null, null, null, null, Order.RELEVANCE, 0, 10);
        assertThat(search.find(relevance).items()).containsExactly(1L, 2L);
        assertThat(search.marks("skolmat", "Maten i skolan")).hasSize(2);
    }

    @Test
    void aLittleWordMakesNoCompound() {
        index.archived(List.of(shelf.put(1, "Om förskolan"), shelf.put(2, "för alla")));
        assertThat(search.find(query("skola")).items()).isEmpty();
        assertThat(search.find(query("förskola")).items()).containsExactly(1L);
    }

    @Test
    void anEndingThatIsNoPartIsNoCompound() {
        index.archived(List.of(shelf.put(1, "bild"), shelf.put(2, "dubbil"), shelf.put(3, "skolk")));
        assertThat(search.find(query("skola")).items()).isEmpty();
    }

    private List<Long> found(Further further) {
        return search.find(query("").further(further)).items();
    }

    private static Query query(String words) {
        return new Query(words, null, null, null, null, null, null, null, null, Order.NEWEST_FIRST, 0, 10);
    }
}
