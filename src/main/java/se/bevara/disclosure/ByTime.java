package se.bevara.disclosure;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PointValues;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Sort;
import org.jspecify.annotations.Nullable;

/**
 * The first of what is found, in order of time. An archive grows with time, so each part of its index holds a stretch of it: the parts are
 * asked one after another, and once enough are found, those that lie wholly behind them are not asked at all.
 */
record ByTime(IndexSearcher searcher, Query asked, Sort sort) {

    /** A part of the index. @param first in the order asked for, @param last likewise; milliseconds, negated where the newest come first */
    private record Part(LeafReader leaf, long first, long last) {
    }

    /** @param after where they begin; null for the beginning */
    List<FieldDoc> first(int most, @Nullable FieldDoc after) throws IOException {
        List<FieldDoc> found = List.of();
        for (Part part : parts()) {
            if (found.size() == most && part.first > place(found.getLast())) {
                break;
            }
            if (after == null || part.last >= place(after)) {
                found = joined(found, in(part.leaf, most, after), most);
            }
        }
        return found;
    }

    private List<FieldDoc> in(LeafReader leaf, int most, @Nullable FieldDoc after) throws IOException {
        var alone = new IndexSearcher(leaf);
        alone.setQueryCache(searcher.getQueryCache());
        FieldDoc from = after == null ? null : new FieldDoc(Math.max(0, leaf.maxDoc() - 1), after.score, after.fields);
        return Paged.hits(alone, asked, most, sort, from);
    }

    private List<FieldDoc> joined(List<FieldDoc> some, List<FieldDoc> others, int most) {
        var all = new ArrayList<>(some);
        all.addAll(others);
        all.sort(Comparator.comparingLong(this::place).thenComparingLong(hit -> ordered(1, value(hit, 1))));
        return all.size() > most ? new ArrayList<>(all.subList(0, most)) : all;
    }

    private List<Part> parts() throws IOException {
        var parts = new ArrayList<Part>();
        for (LeafReaderContext context : searcher.getIndexReader().leaves()) {
            byte[] oldest = PointValues.getMinPackedValue(context.reader(), ItemDocument.TIME);
            byte[] newest = PointValues.getMaxPackedValue(context.reader(), ItemDocument.TIME);
            if (oldest != null && newest != null) {
                long one = ordered(0, LongPoint.decodeDimension(oldest, 0));
                long other = ordered(0, LongPoint.decodeDimension(newest, 0));
                parts.add(new Part(context.reader(), Math.min(one, other), Math.max(one, other)));
            }
        }
        parts.sort(Comparator.comparingLong(Part::first));
        return parts;
    }

    private long place(FieldDoc hit) {
        return ordered(0, value(hit, 0));
    }

    private static long value(FieldDoc hit, int field) {
        return hit.fields[field] instanceof Long number ? number : 0;
    }

    private long ordered(int field, long value) {
        return sort.getSort()[field].getReverse() ? -value : value;
    }
}
