package se.bevara.web;

import org.jspecify.annotations.Nullable;
import se.bevara.disclosure.Query;

/**
 * Where a page stands among its like.
 *
 * @param first number of the first hit shown, from 1
 * @param deeper whether there is more than can be paged to in this order
 */
record Paging(long first, long last, long total, @Nullable String previous, @Nullable String next, boolean deeper) {

    static Paging of(Question question, String path, long total, int shown, int size) {
        int page = question.pageNumber();
        long first = (long) page * size;
        long reachable = Math.min(total, Query.DEEPEST);
        return new Paging(shown == 0 ? 0 : first + 1, first + shown, total, page > 0 ? question.address(path, page - 1) : null,
                first + size < reachable ? question.address(path, page + 1) : null, total > Query.DEEPEST);
    }
}
