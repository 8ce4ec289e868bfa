package se.bevara.disclosure;

import java.io.IOException;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreMode;
import se.bevara.archive.Content;
import se.bevara.archive.Direction;
import se.bevara.archive.ItemState;

/** Counts all that matches, by what it is: three columns read once. */
final class Counting {

    private final Map<String, Long> accounts = new HashMap<>();
    private final long[] looks = new long[Looks.end()];
    private final long[] states = new long[ItemState.values().length];

    private Counting() {
    }

    static Overview of(IndexSearcher searcher, org.apache.lucene.search.Query asked, org.apache.lucene.search.Query disposed,
            Map<String, Stock.Place> places) throws IOException {
        var counting = new Counting();
        each(searcher, asked, (leaf, docs) -> counting.count(leaf, docs));
        return counting.overview(places, decisions(searcher, disposed));
    }

    private static Map<String, Long> decisions(IndexSearcher searcher, org.apache.lucene.search.Query disposed)
            throws IOException {
        var decisions = new HashMap<String, Long>();
        each(searcher, disposed, (leaf, docs) -> {
            var decision = DocValues.getSorted(leaf, ItemDocument.DECISION);
            for (int doc = docs.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = docs.nextDoc()) {
                if (decision.advanceExact(doc)) {
                    decisions.merge(decision.lookupOrd(decision.ordValue()).utf8ToString(), 1L, Long::sum);
                }
            }
        });
        return ordered(decisions);
    }

    private interface Leaf {
        void count(LeafReader leaf, DocIdSetIterator docs) throws IOException;
    }

    private static void each(IndexSearcher searcher, org.apache.lucene.search.Query asked, Leaf counter) throws IOException {
        var weight = searcher.createWeight(searcher.rewrite(asked), ScoreMode.COMPLETE_NO_SCORES, 1);
        for (var leaf : searcher.getIndexReader().leaves()) {
            var scorer = weight.scorer(leaf);
            if (scorer != null) {
                counter.count(leaf.reader(), Living.of(scorer.iterator(), leaf.reader().getLiveDocs()));
            }
        }
    }

    private void count(LeafReader leaf, DocIdSetIterator docs) throws IOException {
        var account = DocValues.getSorted(leaf, ItemDocument.ACCOUNT);
        var look = DocValues.getNumeric(leaf, ItemDocument.LOOKS);
        var state = DocValues.getNumeric(leaf, ItemDocument.STATE);
        long[] byAccount = new long[Math.max(0, account.getValueCount())];
        for (int doc = docs.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = docs.nextDoc()) {
            if (account.advanceExact(doc)) {
                byAccount[account.ordValue()]++;
            }
            if (look.advanceExact(doc)) {
                looks[(int) look.longValue()]++;
            }
            if (state.advanceExact(doc)) {
                states[(int) state.longValue()]++;
            }
        }
        for (int ord = 0; ord < byAccount.length; ord++) {
            if (byAccount[ord] > 0) {
                accounts.merge(account.lookupOrd(ord).utf8ToString(), byAccount[ord], Long::sum);
            }
        }
    }

    private Overview overview(Map<String, Stock.Place> places, Map<String, Long> decisions) {
        var authorities = new HashMap<String, Long>();
        var platforms = new HashMap<String, Long>();
        accounts.forEach((account, count) -> {
            var place = places.get(account);
            if (place != null) {
                authorities.merge(place.authority(), count, Long::sum);
                platforms.merge(place.platform(), count, Long::sum);
            }
        });
        var directions = new EnumMap<Direction, Long>(Direction.class);
        var kinds = new EnumMap<Content.Kind, Long>(Content.Kind.class);
        var years = new TreeMap<Integer, Long>(Comparator.reverseOrder());
        long edited = 0;
        long media = 0;
        long total = 0;
        for (int look = 0; look < looks.length; look++) {
            long count = looks[look];
            if (count > 0) {
                directions.merge((look & Looks.DRAWN_UP) != 0 ? Direction.DRAWN_UP : Direction.RECEIVED, count, Long::sum);
                kinds.merge((look & Looks.COMMENT) != 0 ? Content.Kind.COMMENT : Content.Kind.POST, count, Long::sum);
                years.merge(Looks.year(look), count, Long::sum);
                edited += (look & Looks.EDITED) != 0 ? count : 0;
                media += (look & Looks.MEDIA) != 0 ? count : 0;
                total += count;
            }
        }
        return new Overview(total, ordered(accounts), ordered(authorities), ordered(platforms), directions, kinds, states(),
                new LinkedHashMap<>(years), edited, media, decisions);
    }

    private Map<ItemState, Long> states() {
        var byState = new EnumMap<ItemState, Long>(ItemState.class);
        for (int number = 0; number < states.length; number++) {
            if (states[number] > 0) {
                byState.put(Looks.state(number), states[number]);
            }
        }
        return byState;
    }

    private static Map<String, Long> ordered(Map<String, Long> counts) {
        var ordered = new LinkedHashMap<String, Long>();
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .forEach(count -> ordered.put(count.getKey(), count.getValue()));
        return ordered;
    }
}
