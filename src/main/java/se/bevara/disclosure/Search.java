package se.bevara.disclosure;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.bevara.disclosure.WordQuery.Use;

/** Finds archived items. */
@Component
public class Search {

    private static final int REMEMBERED = 64;

    private final TextIndex index;
    private final Stock stock;
    private final Compounds compounds = new Compounds();

    /** Whoever turns pages asks the same again and again. */
    private final Map<Counted, Overview> counted = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Counted, Overview> eldest) {
            return size() > REMEMBERED;
        }
    };

    private record Counted(Object reader, org.apache.lucene.search.Query asked, org.apache.lucene.search.Query disposed,
            Map<String, Stock.Place> places) {
    }

    Search(TextIndex index, Stock stock) {
        this.index = index;
        this.stock = stock;
    }

    /**
     * The numbers of the items that match, one page. A page at a cursor costs the same however deep it lies; pages by number end at
     * {@link Query#DEEPEST} items.
     */
    public Hits find(Query query) {
        return index.search(searcher -> new Paged(searcher, query,
                asked(searcher, query, query.order() == Query.Order.RELEVANCE ? Use.RANKED : Use.PAGED)).hits());
    }

    /** How many items match in all, whatever the page and order: an overview tells it too. */
    public long count(Query query) {
        return index.search(searcher -> (long) searcher.count(lucene(searcher, query)));
    }

    /** All that a question finds, counted by what it is, whatever its page and order. */
    public Overview overview(Query query) {
        return index.search(searcher -> overview(searcher, query));
    }

    private Overview overview(IndexSearcher searcher, Query query) throws IOException {
        var places = stock.places();
        var helper = searcher.getIndexReader().getReaderCacheHelper();
        var key = new Counted(helper == null ? new Object() : helper.getKey(), lucene(searcher, query),
                new Asking(query, stock).disposed(), places);
        synchronized (counted) {
            Overview known = counted.get(key);
            if (known != null) {
                return known;
            }
        }
        Overview overview = Counting.of(searcher, key.asked, key.disposed, places);
        synchronized (counted) {
            counted.put(key, overview);
        }
        return overview;
    }

    /** All that a question finds, whatever its page and order, and what it could not be held against. */
    public Every every(Query query) {
        return index.search(searcher -> new Every(every(searcher, lucene(searcher, query)),
                every(searcher, new Asking(query, stock).unread()),
                Math.max(0, stock.count() - searcher.getIndexReader().numDocs())));
    }

    /**
     * Every item that a question finds. Numbers ascend.
     *
     * @param unread of whom the index does not know all they say, because it could not be read: what is not in words, such as account and
     *        days, is as asked. Those that were found all the same are not named twice
     * @param missing how many items the index does not have at all, of any account
     */
    public record Every(List<Long> hits, List<Long> unread, long missing) {
        public Every {
            var found = Set.copyOf(hits);
            hits = List.copyOf(hits);
            unread = unread.stream().filter(item -> !found.contains(item)).toList();
        }
    }

    private static List<Long> every(IndexSearcher searcher, org.apache.lucene.search.Query asked) throws IOException {
        var every = new ArrayList<Long>();
        Weight weight = searcher.createWeight(searcher.rewrite(asked), ScoreMode.COMPLETE_NO_SCORES, 1);
        for (var leaf : searcher.getIndexReader().leaves()) {
            Scorer scorer = weight.scorer(leaf);
            var numbers = DocValues.getSortedNumeric(leaf.reader(), ItemDocument.NUMBER);
            var docs = scorer == null
                    ? DocIdSetIterator.empty()
                    : Living.of(scorer.iterator(), leaf.reader().getLiveDocs());
            for (int doc = docs.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = docs.nextDoc()) {
                if (numbers.advanceExact(doc)) {
                    every.add(numbers.nextValue());
                }
            }
        }
        every.sort(null);
        return List.copyOf(every);
    }

    /** Where in a text the words of a question occur, in order, never overlapping. */
    public List<Mark> marks(String words, String text) {
        return words.isBlank()
                ? List.of()
                : index.search(searcher -> new Marks(index.analysis(), words,
                        compounds.in(searcher.getIndexReader())).in(text));
    }

    /**
     * A page of hits.
     *
     * @param passed how many lie before it
     * @param previous where the page before lies; null at the beginning
     * @param next where the next lies; null at the end
     */
    public record Hits(List<Long> items, long passed, @Nullable Cursor previous, @Nullable Cursor next) {
    }

    /** A part of a text, in chars; {@code end} is the first char after it. */
    public record Mark(int start, int end) {
    }

    private org.apache.lucene.search.Query lucene(IndexSearcher searcher, Query query) throws IOException {
        return asked(searcher, query, Use.COUNTED);
    }

    private org.apache.lucene.search.Query asked(IndexSearcher searcher, Query query, Use use) throws IOException {
        return new Asking(query, stock).all(new WordQuery(index.analysis(), compounds.in(searcher.getIndexReader()), use));
    }
}
