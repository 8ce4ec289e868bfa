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
import org.jspecify.annotations.Nullable;

/** One page of what a question finds. Pages join at hits, not at numbers: what comes or goes meanwhile moves nothing. */
record Paged(IndexSearcher searcher, Query query, org.apache.lucene.search.Query asked) {

    Search.Hits hits(long total) throws IOException {
        Cursor cursor = query.cursor();
        return cursor == null ? byNumber(total) : at(cursor, total);
    }

    private Search.Hits byNumber(long total) throws IOException {
        long first = (long) query.page() * query.size();
        if (first >= Math.min(total, Query.DEEPEST)) {
            return new Search.Hits(List.of(), total, first, null, null);
        }
        int last = (int) Math.min(first + query.size(), Query.DEEPEST);
        var found = fields(searcher.search(asked, last, sort(false)).scoreDocs);
        var page = found.subList((int) Math.min(first, found.size()), found.size());
        return hits(page, total, first, first > 0, first + page.size() < total);
    }

    private Search.Hits at(Cursor cursor, long total) throws IOException {
        var found = fields(searcher.searchAfter(after(cursor), asked, query.size() + 1, sort(cursor.back())).scoreDocs);
        boolean more = found.size() > query.size();
        var page = new ArrayList<>(more ? found.subList(0, query.size()) : found);
        if (cursor.back()) {
            Collections.reverse(page);
            return hits(page, total, more ? Math.max(0, cursor.passed() - page.size()) : 0, more, true);
        }
        return hits(page, total, cursor.passed(), true, more);
    }

    /** After all documents that agree in all that is sorted by: a number is one document's alone. */
    private FieldDoc after(Cursor cursor) {
        Object[] fields = query.order() == Query.Order.RELEVANCE
                ? new Object[]{cursor.score(), cursor.time(), cursor.number()}
                : new Object[]{cursor.time(), cursor.number()};
        return new FieldDoc(Math.max(0, searcher.getIndexReader().maxDoc() - 1), Float.NaN, fields);
    }

    private Search.Hits hits(List<FieldDoc> page, long total, long passed, boolean before, boolean after) {
        var items = page.stream().map(hit -> number(hit, 0)).toList();
        return new Search.Hits(items, total, passed,
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

    private static List<FieldDoc> fields(@Nullable ScoreDoc[] found) {
        var fields = new ArrayList<FieldDoc>();
        for (ScoreDoc hit : found) {
            if (hit instanceof FieldDoc field) {
                fields.add(field);
            }
        }
        return fields;
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
