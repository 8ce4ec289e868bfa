package se.bevara.bench;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortedNumericSelector;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.FSDirectory;
import se.bevara.archive.Archive;
import se.bevara.disclosure.Cursor;
import se.bevara.disclosure.Query;
import se.bevara.disclosure.Search;

/**
 * Searches as people make them, two words within a year, newest first, a page of 20 with its texts from the segments, beside Lucene asked for
 * the same two words and days and no texts; then the parts of it, and pages far in.
 */
final class Searching {

    private static final int QUESTIONS = 300;
    private static final int WARMING = 100;
    private static final int SIZE = 20;

    private final GrownArchive archive;
    private final Search search;
    private final Random random = new Random(20261122);

    Searching(GrownArchive archive) {
        this.archive = archive;
        this.search = archive.the(Search.class);
    }

    /** Milliseconds, ascending. */
    record Times(double[] millis) {
        double at(int percent) {
            return millis[Math.min(millis.length - 1, millis.length * percent / 100)];
        }
    }

    record Measure(Times page, Times ids, Times counted, Times lucene, Times first, Times deep, long hits) {
    }

    Measure measure() throws IOException {
        archive.the(Archive.class).flush();
        var questions = questions();
        try (var directory = FSDirectory.open(archive.data().resolve("index")); var reader = DirectoryReader.open(directory)) {
            var lucene = new IndexSearcher(reader);
            var page = new ArrayList<Double>();
            var ids = new ArrayList<Double>();
            var counted = new ArrayList<Double>();
            var bare = new ArrayList<Double>();
            long hits = 0;
            for (int at = 0; at < questions.size(); at++) {
                Query query = questions.get(at);
                double whole = timed(() -> read(search.find(query)));
                double found = timed(() -> search.find(query));
                double overview = timed(() -> search.overview(query));
                double floor = timed(() -> bare(lucene, query));
                hits += search.count(query);
                if (at >= WARMING) {
                    page.add(whole);
                    ids.add(found);
                    counted.add(overview);
                    bare.add(floor);
                }
            }
            return new Measure(times(page), times(ids), times(counted), times(bare), times(walk(0)), times(walk(2000)),
                    hits / questions.size());
        }
    }

    /** Pages in a row of all there is, from a page on. */
    private List<Double> walk(int from) {
        Query all = new Query("", null, null, null, null, null, null, null, null, Query.Order.NEWEST_FIRST, 0, SIZE);
        Cursor place = null;
        for (int page = 0; page < from; page += Query.LARGEST / SIZE) {
            var step = new Query("", null, null, null, null, null, null, null, null, Query.Order.NEWEST_FIRST, 0, Query.LARGEST);
            Cursor next = search.find(step.at(place)).next();
            place = next == null ? place : next;
        }
        var times = new ArrayList<Double>();
        for (int page = 0; page < 50; page++) {
            Query asked = all.at(place);
            Search.Hits[] found = new Search.Hits[1];
            times.add(timed(() -> found[0] = search.find(asked)));
            place = found[0].next() == null ? place : found[0].next();
        }
        return times;
    }

    private List<Query> questions() {
        var questions = new ArrayList<Query>();
        for (int n = 0; n < QUESTIONS + WARMING; n++) {
            LocalDate from = LocalDate.of(2020, 1, 1).plusDays(random.nextInt(200));
            questions.add(new Query(Words.any(random) + " " + Words.any(random), null, null, null, null, null, null, from,
                    from.plusDays(365), Query.Order.NEWEST_FIRST, 0, SIZE));
        }
        return questions;
    }

    private void read(Search.Hits hits) {
        var all = archive.the(Archive.class);
        all.items(hits.items()).forEach(item -> all.content(item, item.versions().size()));
    }

    private static void bare(IndexSearcher lucene, Query query) {
        var zone = ZoneId.of("Europe/Stockholm");
        var all = new BooleanQuery.Builder();
        for (String word : query.words().split(" ")) {
            all.add(new TermQuery(new Term("text", word.toLowerCase(java.util.Locale.ROOT))), Occur.MUST);
        }
        LocalDate from = query.from() == null ? LocalDate.MIN : query.from();
        all.add(LongPoint.newRangeQuery("time", from.atStartOfDay(zone).toInstant().toEpochMilli(),
                from.plusDays(366).atStartOfDay(zone).toInstant().toEpochMilli()), Occur.FILTER);
        try {
            lucene.search(all.build(), SIZE, new Sort(LongField.newSortField("time", true, SortedNumericSelector.Type.MIN)));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static double timed(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e6;
    }

    private static Times times(List<Double> all) {
        double[] millis = all.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(millis);
        return new Times(millis);
    }
}
