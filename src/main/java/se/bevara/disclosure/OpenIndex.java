package se.bevara.disclosure;

import java.io.Closeable;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/**
 * The Lucene files while they are open. A commit carries a mark: the version of our document form, and how large the ledger was when
 * everything before was in the index.
 *
 * @param unpurged whether words of erased items may still lie in files
 */
record OpenIndex(Directory directory, IndexWriter writer, SearcherManager searchers,
        AtomicBoolean unpurged) implements Closeable {

    private static final String FORM = "bevara.form";
    private static final String LEDGER = "bevara.ledger";
    private static final String UNPURGED = "bevara.unpurged";

    /** Raise when documents or analysis change, or what older versions left in the files: older indexes are then made anew. */
    private static final String PRESENT_FORM = "5";

    /** No segment is merged larger: a purge writes each anew that held something erased, and must not cost what the whole index holds. */
    private static final int MEGABYTES = 64;

    /** Of merging; two do, as nothing is taken in meanwhile. */
    private static final int ROUNDS = 10;

    /** No commit says that it is whole. */
    static final long UNMARKED = -1;

    static OpenIndex open(Path folder, Analyzer analyzer) throws IOException {
        Files.createDirectories(folder);
        try {
            return openAsIs(folder, analyzer);
        } catch (CorruptIndexException | IndexFormatTooOldException | IndexFormatTooNewException
                | EOFException
                | NoSuchFileException | FileNotFoundException | IllegalArgumentException damaged) {
            empty(folder);
            return openAsIs(folder, analyzer);
        }
    }

    private static OpenIndex openAsIs(Path folder, Analyzer analyzer) throws IOException {
        Directory directory = FSDirectory.open(folder);
        IndexWriter writer = null;
        try {
            check(directory);
            writer = new IndexWriter(directory, new IndexWriterConfig(analyzer).setRAMBufferSizeMB(32).setCommitOnClose(false)
                    .setMergePolicy(new TieredMergePolicy().setForceMergeDeletesPctAllowed(0).setMaxMergedSegmentMB(MEGABYTES)));
            return new OpenIndex(directory, writer, new SearcherManager(writer, null),
                    new AtomicBoolean("true".equals(marks(writer).get(UNPURGED))));
        } catch (IOException | RuntimeException e) {
            if (writer != null) {
                writer.rollback();
            }
            directory.close();
            throw e;
        }
    }

    /** Reads every byte against its checksum: damage is noticed when the index is opened, not as hits that are silently left out. */
    private static void check(Directory directory) throws IOException {
        if (DirectoryReader.indexExists(directory)) {
            try (var reader = DirectoryReader.open(directory)) {
                for (LeafReaderContext leaf : reader.leaves()) {
                    leaf.reader().checkIntegrity();
                }
            }
        }
    }

    private static void empty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }

    private static Map<String, String> marks(IndexWriter writer) {
        var marks = new HashMap<String, String>();
        Iterable<Map.Entry<String, String>> last = writer.getLiveCommitData();
        if (last != null) {
            last.forEach(entry -> marks.put(entry.getKey(), entry.getValue()));
        }
        return marks;
    }

    /** The ledger's size at the last commit, or {@link #UNMARKED}. */
    long mark() {
        var marks = marks(writer);
        return PRESENT_FORM.equals(marks.get(FORM)) ? Long.parseLong(marks.getOrDefault(LEDGER, "-1")) : UNMARKED;
    }

    /** How many items it holds now. */
    long items() throws IOException {
        searchers.maybeRefreshBlocking();
        return ask(searcher -> searcher.getIndexReader().numDocs());
    }

    /** Whether it held an item, as of the last refresh, in this state. */
    boolean has(Term id, Query state) throws IOException {
        var both = new BooleanQuery.Builder().add(new TermQuery(id), Occur.FILTER).add(state, Occur.FILTER).build();
        return ask(searcher -> searcher.count(both)) > 0;
    }

    private int ask(TextIndex.Question<Integer> question) throws IOException {
        var searcher = searchers.acquire();
        try {
            return question.ask(searcher);
        } finally {
            searchers.release(searcher);
        }
    }

    /**
     * Merges what holds deleted documents, so that no word of theirs lies in a file, and forgets the files before. A search that is under
     * way keeps its files until it has ended.
     */
    void purge(long ledgerSize) throws IOException {
        for (int round = 1; writer.hasDeletions(); round++) {
            if (round > ROUNDS) {
                throw new IOException("index: expected no deleted documents after " + ROUNDS + " rounds of merging, found some");
            }
            writer.forceMergeDeletes(true);
            merged();
        }
        unpurged.set(false);
        commit(ledgerSize);
        searchers.maybeRefreshBlocking();
        writer.deleteUnusedFiles();
    }

    /** Waits for merges that are under way: a forced one passes by their segments, which hold deleted words until they are done. */
    private void merged() {
        if (writer.getConfig().getMergeScheduler() instanceof ConcurrentMergeScheduler merging) {
            merging.sync();
        }
    }

    void commit(long ledgerSize) throws IOException {
        writer.setLiveCommitData(Map.of(FORM, PRESENT_FORM, LEDGER, Long.toString(ledgerSize), UNPURGED, unpurged.toString())
                .entrySet());
        writer.commit();
    }

    /** Forgets everything, durably and before anything else is taken in: a crash from here on leaves an index that is known not to be whole. */
    void forget() throws IOException {
        writer.deleteAll();
        writer.setLiveCommitData(Map.<String, String>of().entrySet());
        writer.commit();
    }

    /** Leaves the files as of the last commit. */
    @Override
    public void close() throws IOException {
        searchers.close();
        writer.rollback();
        directory.close();
    }
}
