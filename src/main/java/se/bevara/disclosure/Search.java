package se.bevara.disclosure;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.SortedNumericSelector;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BytesRef;
import org.springframework.stereotype.Component;

/** Finds archived items. */
@Component
public class Search {

    private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");

    private final TextIndex index;
    private final Stock stock;

    Search(TextIndex index, Stock stock) {
        this.index = index;
        this.stock = stock;
    }

    /**
     * The numbers of the items that match, one page, and how many there are in all. Pages below {@link Query#DEEPEST} items are empty:
     * narrow the question, or turn the order.
     */
    public Hits find(Query query) {
        return index.search(searcher -> find(searcher, query));
    }

    /** All that a question finds, whatever its page and order, and what it could not be held against. */
    public Every every(Query query) {
        return index.search(searcher -> new Every(every(searcher, lucene(query)), every(searcher, unread(query)),
                Math.max(0, stock.count() - searcher.getIndexReader().numDocs())));
    }

    /**
     * Every item that a question finds. Numbers ascend.
     *
     * @param unread of whom the index does not know all they say, because it could not be read: what is not in words, such as account and
     *        days, is as asked. Those that were found all the same are not named twice
     * @param missing how many items the index does not have at all
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
            var live = leaf.reader().getLiveDocs();
            var docs = scorer == null ? DocIdSetIterator.empty() : scorer.iterator();
            for (int doc = docs.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = docs.nextDoc()) {
                if ((live == null || live.get(doc)) && numbers.advanceExact(doc)) {
                    every.add(numbers.nextValue());
                }
            }
        }
        every.sort(null);
        return List.copyOf(every);
    }

    /** Where in a text the words of a question occur, in order, never overlapping. */
    public List<Mark> marks(String words, String text) {
        return new Marks(index.analysis(), words).in(text);
    }

    /** A page of hits. */
    public record Hits(List<Long> items, long total) {
    }

    /** A part of a text, in chars; {@code end} is the first char after it. */
    public record Mark(int start, int end) {
    }

    private Hits find(IndexSearcher searcher, Query query) throws IOException {
        var asked = lucene(query);
        int total = searcher.count(asked);
        long first = (long) query.page() * query.size();
        if (first >= Math.min(total, Query.DEEPEST)) {
            return new Hits(List.of(), total);
        }
        int last = (int) Math.min(first + query.size(), Query.DEEPEST);
        ScoreDoc[] found = searcher.search(asked, last, sort(query.order())).scoreDocs;
        var items = new ArrayList<Long>();
        for (int at = (int) first; at < found.length; at++) {
            items.add(searcher.storedFields().document(found[at].doc).getField(ItemDocument.NUMBER).numericValue().longValue());
        }
        return new Hits(List.copyOf(items), total);
    }

    private org.apache.lucene.search.Query lucene(Query query) {
        var all = new BooleanQuery.Builder();
        all.add(new WordQuery(index.analysis()).of(query.words()), Occur.MUST);
        if (query.author() != null) {
            all.add(new WordQuery(index.analysis()).author(query.author()), Occur.FILTER);
        }
        addAccounts(all, query);
        addKind(all, query);
        addPeriod(all, query);
        return all.build();
    }

    /** What is unread may say any words, and be by anybody. */
    private org.apache.lucene.search.Query unread(Query query) {
        var all = new BooleanQuery.Builder().add(ItemDocument.unreadQuery(), Occur.FILTER);
        addAccounts(all, query);
        addKind(all, query);
        addPeriod(all, query);
        return all.build();
    }

    private void addAccounts(BooleanQuery.Builder all, Query query) {
        if (query.account() != null) {
            all.add(new TermQuery(new Term(ItemDocument.ACCOUNT, query.account())), Occur.FILTER);
        }
        if (query.authority() != null) {
            var accounts = stock.accountsOf(query.authority()).stream().map(BytesRef::new).toList();
            all.add(new TermInSetQuery(ItemDocument.ACCOUNT, accounts), Occur.FILTER);
        }
    }

    private static void addKind(BooleanQuery.Builder all, Query query) {
        if (query.direction() != null) {
            all.add(new TermQuery(ItemDocument.term(query.direction())), Occur.FILTER);
        }
        if (query.kind() != null) {
            all.add(new TermQuery(ItemDocument.term(query.kind())), Occur.FILTER);
        }
        if (query.state() != null) {
            all.add(ItemDocument.stateQuery(query.state()), Occur.FILTER);
        }
    }

    private static void addPeriod(BooleanQuery.Builder all, Query query) {
        if (query.from() != null || query.to() != null) {
            long first = query.from() == null ? Long.MIN_VALUE : begins(query.from());
            long last = query.to() == null ? Long.MAX_VALUE : begins(query.to().plusDays(1)) - 1;
            all.add(LongPoint.newRangeQuery(ItemDocument.TIME, first, last), Occur.FILTER);
        }
    }

    private static long begins(LocalDate day) {
        return day.atStartOfDay(SWEDEN).toInstant().toEpochMilli();
    }

    private static Sort sort(Query.Order order) {
        return switch (order) {
            case NEWEST_FIRST -> new Sort(by(ItemDocument.TIME, true), by(ItemDocument.NUMBER, true));
            case OLDEST_FIRST -> new Sort(by(ItemDocument.TIME, false), by(ItemDocument.NUMBER, false));
            case RELEVANCE -> new Sort(SortField.FIELD_SCORE, by(ItemDocument.TIME, true), by(ItemDocument.NUMBER, true));
        };
    }

    private static SortField by(String field, boolean reverse) {
        return LongField.newSortField(field, reverse, SortedNumericSelector.Type.MIN);
    }
}
