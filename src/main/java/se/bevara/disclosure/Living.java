package se.bevara.disclosure;

import java.io.IOException;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.FilterDocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;

/** Documents without those that have been deleted and are not merged away yet. */
final class Living extends FilterDocIdSetIterator {

    private final Bits live;

    private Living(DocIdSetIterator all, Bits live) {
        super(all);
        this.live = live;
    }

    static DocIdSetIterator of(DocIdSetIterator all, @Nullable Bits live) {
        return live == null ? all : new Living(all, live);
    }

    @Override
    public int nextDoc() throws IOException {
        int doc = in.nextDoc();
        while (doc != NO_MORE_DOCS && !live.get(doc)) {
            doc = in.nextDoc();
        }
        return doc;
    }
}
