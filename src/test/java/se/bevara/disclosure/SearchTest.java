package se.bevara.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.bevara.archive.Direction;
import se.bevara.archive.ItemState;
import se.bevara.disclosure.Query.Order;
import se.bevara.ledger.DataFolder;

class SearchTest {

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

    @ParameterizedTest
    @ValueSource(strings = {"skola skolan skolor skolorna skolans", "kommun kommunen kommuner kommunerna kommunens",
            "beslut beslutet besluten beslutets", "ärende ärenden ärendet ärendena", "gata gatan gator gatorna gatans",
            "äldreomsorg äldreomsorgen", "förening föreningar föreningen", "barn barnen barnet barnets",
            "plan planen planer planerna",
            "bok boken", "böcker böckerna", "förskola förskolan förskolor", "avgift avgiften avgifter",
            "väg vägen vägar vägarna"})
    void eachWordOfAFamilyFindsAllTheOthers(String family) {
        List<String> words = List.of(family.split(" "));
        for (int at = 0; at < words.size(); at++) {
            index.archived(List.of(shelf.put(at, "Vad säger ni om " + words.get(at) + " där borta?")));
        }
        for (String word : words) {
            assertThat(found("-zzz " + word)).as(word).hasSize(words.size());
        }
    }

    @ParameterizedTest
    @CsvSource({"bar,barn", "barn,bar", "får,far", "mål,mal", "väg,vag", "rån,ron", "bok,böcker", "skola,kola"})
    void wordsOfAnotherMeaningAreNotFound(String asked, String written) {
        index.archived(List.of(shelf.put(1, "Se " + written + " nu")));
        assertThat(found("\"" + asked + "\"")).isEmpty();
        assertThat(found("-" + written + " " + asked)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"ide|En idé till er", "idé|En ide till er", "IDÉ|en idé", "öl|Gott o\u0308l",
            "o\u0308l|Gott öl",
            "#snöröjning|Tack för snöröjning", "snöröjning|Bra #snöröjning!", "snöröjningen|Bra #Snöröjning!",
            "@anna.svensson|Hej @anna.svensson@mastodon.se", "svensson|Hej @anna.svensson@mastodon.se", "vik|#sol_vik",
            "EU|EU:s regler",
            "👍|Bra 👍🏽!", "👍🏽|Bra 👍", "❤|Vi ❤️ Solvik", "❤️|Vi ❤ Solvik", "🇸🇪|Heja 🇸🇪🇸🇪", "👨‍👩‍👧|Hela 👨‍👩‍👧 kom",
            "hej|𝗵𝗲𝗷 på er", "hemlig|hem\u00adlig",
            "hemlig|hem\u200dlig x hemlig", "Åkesson|Text utan namn", "snö|Snöröjningen är sen", "snö*|Snöröjningen är sen",
            "smörgås|SMÖRGÅS",
            "مرحبا|مرحبا بالعالم", "漢字|これは漢字です", "straße|STRASSE", "malmö|Malmø"})
    void finds(String asked, String written) {
        index.archived(List.of(shelf.put(1, written)));
        assertThat(found(asked)).containsExactly(1L);
    }

    @Test
    void anItemIsFoundByWhatItOnceSaidToo() {
        index.archived(List.of(shelf.put(1, "Korvkiosken")));
        index.archived(List.of(shelf.put(1, "Glassbaren")));
        assertThat(found("korvkiosken")).containsExactly(1L);
        assertThat(found("glassbaren")).containsExactly(1L);
        assertThat(found("\"korvkiosken glassbaren\"")).isEmpty();
    }

    @Test
    void phrasesAndExclusionsNarrow() {
        index.archived(
                List.of(shelf.put(1, "Gatan är inte sandad"), shelf.put(2, "Är gatan inte plogad"), shelf.put(3, "Inte alls")));
        assertThat(found("\"är inte\"")).containsExactly(1L);
        assertThat(found("”är inte”")).containsExactly(1L);
        assertThat(found("inte -gata")).containsExactly(3L);
        assertThat(found("inte -\"är inte\"")).containsExactly(3L, 2L);
        assertThat(found("-gatan")).containsExactly(3L);
        assertThat(found("gata plogad")).containsExactly(2L);
        assertThat(found("")).containsExactly(3L, 2L, 1L);
        assertThat(found("!?")).isEmpty();
    }

    @Test
    void filtersByAccountAuthorityAuthorDirectionAndState() {
        index.archived(List.of(shelf.put(1, "a", "Bo Ek", "facebook-solvik", Shelf.NOON),
                shelf.put(2, "b", "Åsa Ek", "blogg", Shelf.NOON)));
        index.turned(List.of(shelf.turn(2, ItemState.MISSING)));
        assertThat(find("", "blogg", null, null, null, null)).containsExactly(2L);
        assertThat(find("", null, "Kommunstyrelsen", null, null, null)).containsExactly(1L);
        assertThat(find("", null, "Okända nämnden", null, null, null)).isEmpty();
        assertThat(find("", null, null, "ek åsa", null, null)).containsExactly(2L);
        assertThat(find("", null, null, "asa", null, null)).isEmpty();
        assertThat(find("", null, null, null, Direction.DRAWN_UP, null)).containsExactly(2L);
        assertThat(find("", null, null, null, null, ItemState.MISSING)).containsExactly(2L);
        assertThat(find("", null, null, null, null, ItemState.VISIBLE)).containsExactly(1L);
    }

    @Test
    void daysAreSwedishAlsoWhenTheClocksTurn() {
        long id = 0;
        for (String at : List.of("2026-03-28T23:59:59+01:00", "2026-03-29T00:00:00+01:00", "2026-03-29T23:59:59+02:00",
                "2026-03-29T22:00:00Z")) {
            index.archived(List.of(shelf.put(++id, "tid", "A", "blogg", OffsetDateTime.parse(at))));
        }
        var day = LocalDate.of(2026, 3, 29);
        var query = new Query("", null, null, null, null, null, null, day, day, Order.OLDEST_FIRST, 0, 10);
        assertThat(search.find(query).items()).containsExactly(2L, 3L);
    }

    @Test
    void pagesInOrderEitherWayAndStopsAtADepth() {
        for (long id = 1; id <= 25; id++) {
            index.archived(List.of(shelf.put(id, "ord")));
        }
        var second = search.find(page(Order.OLDEST_FIRST, 1, 10));
        assertThat(second.items()).containsExactly(11L, 12L, 13L, 14L, 15L, 16L, 17L, 18L, 19L, 20L);
        assertThat(search.count(page(Order.OLDEST_FIRST, 1, 10))).isEqualTo(25);
        assertThat(search.find(page(Order.NEWEST_FIRST, 2, 10)).items()).containsExactly(5L, 4L, 3L, 2L, 1L);
        assertThat(search.find(page(Order.RELEVANCE, 0, 10)).items()).hasSize(10);
        assertThat(search.find(page(Order.NEWEST_FIRST, Integer.MAX_VALUE, 1000)).items()).isEmpty();
    }

    @Test
    void everyHitIsFoundBeyondAnyDepthOfPages() {
        long most = Query.DEEPEST + 50L;
        var many = new ArrayList<se.bevara.archive.Derivative.Archived>();
        for (long id = 1; id <= most; id++) {
            many.add(shelf.put(id, id % 2 == 0 ? "buss" : "båt"));
        }
        index.archived(many);
        index.archived(List.of(shelf.put(2, "nu båt")));
        index.erased(List.of(shelf.dispose(4)));
        assertThat(search.every(new Query("", null, null, null, null, null, null, null, null, Order.NEWEST_FIRST, 0, 1)).hits())
                .hasSize((int) most).isSorted();
        var buses = new Query("buss", null, null, null, null, null, null, null, null, Order.NEWEST_FIRST, 3, 10);
        assertThat(search.every(buses).hits()).hasSize((int) most / 2 - 1).contains(2L, most).doesNotContain(4L, 5L);
        var nothing = new Query("finns inte", null, null, null, null, null, null, null, null, Order.NEWEST_FIRST, 0, 1);
        assertThat(search.every(nothing)).isEqualTo(new Search.Every(List.of(), List.of(), 0));
    }

    @Test
    void whatCouldNotBeReadWhenTheIndexWasMadeIsToldBesideTheHits() {
        index.archived(List.of(shelf.put(1, "buss"), shelf.put(2, "buss"), shelf.put(3, "båt"), shelf.put(4, "buss"),
                shelf.put(5, "båt", "A", "annat-konto", Shelf.NOON),
                shelf.put(6, "båt", "A", "facebook-solvik", Shelf.NOON.plusDays(9))));
        shelf.damage(2);
        shelf.damage(5);
        shelf.damage(6);
        index.rebuild();
        var day = Shelf.NOON.toLocalDate();
        var query = new Query("buss", "facebook-solvik", null, null, null, null, null, null, day, Order.NEWEST_FIRST, 0, 1);
        assertThat(search.every(query)).isEqualTo(new Search.Every(List.of(1L, 4L), List.of(2L), 0));
        index.erased(List.of(shelf.dispose(2)));
        assertThat(search.every(query).unread()).isEmpty();
    }

    @Test
    void anItemOfWhichOneVersionCouldNotBeReadIsUnreadUnlessItIsFound() {
        index.archived(List.of(shelf.put(1, "buss"), shelf.put(2, "båt")));
        shelf.damage(1);
        shelf.damage(2);
        index.archived(List.of(shelf.put(1, "nu buss")));
        index.archived(List.of(shelf.put(2, "nu båt")));
        var query = new Query("buss", null, null, null, null, null, null, null, null, Order.NEWEST_FIRST, 0, 1);
        assertThat(search.every(query)).isEqualTo(new Search.Every(List.of(1L), List.of(2L), 0));
    }

    @Test
    void whatTheIndexNeverGotIsCounted() {
        index.archived(List.of(shelf.put(1, "buss")));
        shelf.put(2, "buss");
        var query = new Query("buss", null, null, null, null, null, null, null, null, Order.NEWEST_FIRST, 0, 1);
        assertThat(search.every(query)).isEqualTo(new Search.Every(List.of(1L), List.of(), 1));
    }

    private void everyOrderFindsTheSame(Query asked) {
        var all = search.every(asked).hits();
        assertThat(search.count(asked)).isEqualTo(all.size());
        for (Order order : Order.values()) {
            var query = new Query(asked.words(), null, null, asked.author(), null, null, null, null, null, order, 0, 100);
            assertThat(search.find(query).items()).as(order + " " + asked.words()).containsExactlyInAnyOrderElementsOf(all);
        }
    }

    @Test
    void anythingAtAllCanBeAskedAndAnythingAtAllCanBeArchived() {
        var random = new Random(20261121);
        for (int round = 0; round < 400; round++) {
            String text = anything(random);
            index.archived(List.of(shelf.put(round % 50, text, text, "blogg", Shelf.NOON)));
            var query = new Query(anything(random), null, null, anything(random), null, null, null, null, null, Order.RELEVANCE,
                    0, 5);
            everyOrderFindsTheSame(query);
            int end = 0;
            for (Search.Mark mark : search.marks(text, text)) {
                assertThat(mark.start()).isGreaterThanOrEqualTo(end);
                end = mark.end();
                assertThat(end).isLessThanOrEqualTo(text.length());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[a TO b]", "text:ord OR *:*", "(((((", "\\", "ord~2", "/.*/", "-", "--", "*", "***", "\"", "\"\"",
            "-\"", "a:b^9", "\0",
            "\ud800", "{!func}", "${7*7}", "AND OR NOT"})
    void syntaxOfOthersMeansNothing(String asked) {
        index.archived(List.of(shelf.put(1, "ord")));
        assertThat(found("ord " + asked).size()).isLessThanOrEqualTo(1);
        assertThat(search.marks(asked, "ord " + asked)).isNotNull();
    }

    @Test
    void aVeryLongQuestionIsBounded() {
        index.archived(List.of(shelf.put(1, "a ".repeat(100_000) + "x".repeat(100_000))));
        assertThat(found("a ".repeat(100_000))).containsExactly(1L);
        assertThat(Clause.parse("a ".repeat(100_000))).hasSize(Clause.MOST);
    }

    @Test
    void marksWhatWasFoundAndNothingElse() {
        String text = "Skolan i Solvik: 👍🏽 #skolor, inte kola";
        assertThat(search.marks("skola 👍 -kola", text)).extracting(mark -> text.substring(mark.start(), mark.end()))
                .containsExactly("Skolan", "👍🏽", "skolor");
    }

    private List<Long> found(String words) {
        return find(words, null, null, null, null, null);
    }

    private List<Long> find(String words, @org.jspecify.annotations.Nullable String account,
            @org.jspecify.annotations.Nullable String authority, @org.jspecify.annotations.Nullable String author,
            @org.jspecify.annotations.Nullable Direction direction, @org.jspecify.annotations.Nullable ItemState state) {
        return search
                .find(new Query(words, account, authority, author, direction, null, state, null, null, Order.NEWEST_FIRST, 0, 50))
                .items();
    }

    private static Query page(Order order, int page, int size) {
        return new Query("ord", null, null, null, null, null, null, null, null, order, page, size);
    }

    private static String anything(Random random) {
        var parts = new ArrayList<String>();
        for (int left = random.nextInt(40); left > 0; left--) {
            parts.add(switch (random.nextInt(5)) {
                case 0 -> Character.toString(random.nextInt(Character.MAX_CODE_POINT + 1));
                case 1 -> String.valueOf((char) random.nextInt(0x10000));
                case 2 -> String.valueOf("\"-*:()[]{}^~?\\/+&|!#@ \t\n".charAt(random.nextInt(24)));
                case 3 -> Character.toString(0x1F300 + random.nextInt(0x400));
                default -> "skolan ".substring(0, 1 + random.nextInt(6));
            });
        }
        return String.join("", parts);
    }
}
