package se.bevara.disclosure;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.lucene.document.LongField;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.SortedNumericSelector;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.jspecify.annotations.Nullable;

/** One page of what a question finds. Pages join at hits, not at numbers: what comes or goes meanwhile moves nothing. */
record Paged(IndexSearcher searcher, Query query, org.apache.lucene.search.Query asked) {

    Search.Hits hits() throws IOException {
        Cursor cursor = query.cursor();
        return cursor == null ? byNumber() : at(cursor);
    }

    private Search.Hits byNumber() throws IOException {
        long first = (long) query.page() * query.size();
        int last = (int) Math.clamp(first + query.size(), 1, Query.DEEPEST);
        var found = found(last + 1, sort(false), null);
        var page = found.subList((int) Math.min(first, found.size()), Math.min(last, found.size()));
        return hits(page, first, first > 0, found.size() > last);
    }

    private Search.Hits at(Cursor cursor) throws IOException {
        var found = found(query.size() + 1, sort(cursor.back()), after(cursor));
        boolean more = found.size() > query.size();
        var page = new ArrayList<>(more ? found.subList(0, query.size()) : found);
        if (cursor.back()) {
            Collections.reverse(page);
            return hits(page, more ? Math.max(0, cursor.passed() - page.size()) : 0, more, true);
        }
        return hits(page, cursor.passed(), true, more);
    }

    /** Not counted: what cannot come on this page is passed by. */
    private List<FieldDoc> found(int most, Sort sort, @Nullable FieldDoc after) throws IOException {
        return query.order() == Query.Order.RELEVANCE
                ? hits(searcher, asked, most, sort, after)
                : new ByTime(searcher, asked, sort).first(most, after);
    }

    static List<FieldDoc> hits(IndexSearcher searcher, org.apache.lucene.search.Query asked, int most, Sort sort,
            @Nullable FieldDoc after) throws IOException {
        var found = new ArrayList<FieldDoc>();
        for (ScoreDoc hit : searcher.search(asked, new TopFieldCollectorManager(sort, most, after, most)).scoreDocs) {
            if (hit instanceof FieldDoc field) {
                found.add(field);
            }
        }
        return found;
    }

    /** After all documents that agree in all that is sorted by: a number is one document's alone. */
    private FieldDoc after(Cursor cursor) {
        Object[] fields = query.order() == Query.Order.RELEVANCE
                ? new Object[]{cursor.score(), cursor.time(), cursor.number()}
                : new Object[]{cursor.time(), cursor.number()};
        return new FieldDoc(Math.max(0, searcher.getIndexReader().maxDoc() - 1), Float.NaN, fields);
    }

    private Search.Hits hits(List<FieldDoc> page, long passed, boolean before, boolean after) {
        var items = page.stream().map(hit -> number(hit, 0)).toList();
        return new Search.Hits(items, passed,
                before && !page.isEmpty() ? beside(page.getFirst(), true, passed) : null,
                after && !page.isEmpty() ? beside(page.getLast(), false, passed + page.size()) : null);
    }

    private Cursor beside(FieldDoc hit, boolean back, long passed) {
        float score = query.order() == Query.Order.RELEVANCE && hit.fields[0] instanceof Float found ? found : 0;
        return new Cursor(back, passed, score, number(hit, 1), number(hit, 0));
    }

    /** The last value that was sorted by, or one before. */
    private static long number(FieldDoc hit, int beforeLast) {
        return hit.fields[hit.fields.length - 1 - beforeLast] instanceof Long value ? value : 0;
    }

    private Sort sort(boolean back) {
        return switch (query.order()) {
            case NEWEST_FIRST -> new Sort(by(ItemDocument.TIME, !back), by(ItemDocument.NUMBER, !back));
            case OLDEST_FIRST -> new Sort(by(ItemDocument.TIME, back), by(ItemDocument.NUMBER, back));
            case RELEVANCE ->
                new Sort(new SortField(null, SortField.Type.SCORE, back), by(ItemDocument.TIME, !back),
                        by(ItemDocument.NUMBER, !back));
        };
    }

    private static SortField by(String field, boolean reverse) {
        return LongField.newSortField(field, reverse, SortedNumericSelector.Type.MIN);
    }
}
