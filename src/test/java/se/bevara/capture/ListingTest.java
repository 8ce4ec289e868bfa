package se.bevara.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ListingTest {

    private final List<String> taken = new ArrayList<>();

    @Test
    void readsPastAnEmptyPageToTheTrueEnd() {
        var listing = read(Map.of("", page("b", "1", "2"), "b", page("c"), "c", page(null, "3")));
        assertThat(taken).containsExactly("1", "2", "3");
        assertThat(listing.complete()).isTrue();
    }

    @Test
    void noticesACursorThatComesAgain() {
        var listing = read(Map.of("", page("b", "1"), "b", page("b", "2")));
        assertThat(Objects.requireNonNull(listing.failed()).failure()).isEqualTo(Failure.REPEATED_PAGE);
        assertThat(listing.complete()).isFalse();
    }

    @Test
    void noticesAPageThatComesAgainUnderANewCursor() {
        var listing = read(Map.of("", page("b", "1", "2"), "b", page("c", "2", "1"), "c", page(null, "3")));
        assertThat(Objects.requireNonNull(listing.failed()).failure()).isEqualTo(Failure.REPEATED_PAGE);
    }

    @Test
    void noticesAPageThatComesAgainAsTheLast() {
        var listing = read(Map.of("", page("b", "1", "2"), "b", page(null, "1", "2")));
        assertThat(Objects.requireNonNull(listing.failed()).failure()).isEqualTo(Failure.REPEATED_PAGE);
        assertThat(read(Map.of("", page("b", "1", "2"), "b", page(null, "2"))).complete()).isTrue();
    }

    @Test
    void takesAnItemOnceWhenPagesShift() {
        var listing = read(Map.of("", page("b", "1", "2"), "b", page(null, "2", "3")));
        assertThat(taken).containsExactly("1", "2", "3");
        assertThat(listing.complete()).isTrue();
    }

    @Test
    void isNotCompleteWhenAPageIsAWindow() {
        var listing = Listing.read("list", 10, cursor -> new Session.Page(List.of(), null, null, false, List.of("a note")),
                items -> {
                });
        assertThat(listing.complete()).isFalse();
        assertThat(listing.failed()).isNull();
        assertThat(listing.notes()).containsExactly("a note");
    }

    @Test
    void endsWhenAPlatformNeverDoes() {
        var listing = Listing.read("list", 5, cursor -> page((cursor == null ? "" : cursor) + "x", "k" + cursor), items -> {
        });
        assertThat(Objects.requireNonNull(listing.failed()).failure()).isEqualTo(Failure.TOO_LARGE);
    }

    private Listing read(Map<String, Session.Page> pages) {
        return Listing.read("list", 10, cursor -> Objects.requireNonNull(pages.get(cursor == null ? "" : cursor)),
                items -> items.forEach(seen -> taken.add(seen.content().key())));
    }

    private static Session.Page page(@org.jspecify.annotations.Nullable String next, String... keys) {
        return new Session.Page(java.util.Arrays.stream(keys).map(key -> SeenItems.post(key, key)).toList(), next, null);
    }
}
