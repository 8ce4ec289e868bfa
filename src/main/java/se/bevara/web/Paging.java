package se.bevara.web;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import se.bevara.disclosure.Search;

/**
 * Where a page stands among its like.
 *
 * @param first number of the first hit shown, from 1
 */
record Paging(long first, long last, long total, @Nullable String previous, @Nullable String next) {

    /** @param total how many hits there are in all; @param address of the same question's page at a place */
    static Paging of(Search.Hits hits, long total, Function<String, String> address) {
        int shown = hits.items().size();
        return new Paging(shown == 0 ? 0 : hits.passed() + 1, hits.passed() + shown, total,
                hits.previous() == null ? null : address.apply(hits.previous().toString()),
                hits.next() == null ? null : address.apply(hits.next().toString()));
    }
}
