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
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/**
 * The Lucene files while they are open. A commit carries a mark: the version of our document form, and how large the ledger was when
 * everything before was in the index.
 */
record OpenIndex(Directory directory, IndexWriter writer, SearcherManager searchers) implements Closeable {

    private static final String FORM = "bevara.form";
    private static final String LEDGER = "bevara.ledger";

    /** Raise when documents or analysis change: older indexes are then made anew. */
    private static final String PRESENT_FORM = "2";

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
            writer = new IndexWriter(directory, new IndexWriterConfig(analyzer).setRAMBufferSizeMB(32).setCommitOnClose(false));
            return new OpenIndex(directory, writer, new SearcherManager(writer, null));
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

    /** The ledger's size at the last commit, or {@link #UNMARKED}. */
    long mark() {
        var marks = new HashMap<String, String>();
        Iterable<Map.Entry<String, String>> last = writer.getLiveCommitData();
        if (last != null) {
            last.forEach(entry -> marks.put(entry.getKey(), entry.getValue()));
        }
        return PRESENT_FORM.equals(marks.get(FORM)) ? Long.parseLong(marks.getOrDefault(LEDGER, "-1")) : UNMARKED;
    }

    /** How many items it holds now. */
    long items() throws IOException {
        searchers.maybeRefreshBlocking();
        var searcher = searchers.acquire();
        try {
            return searcher.getIndexReader().numDocs();
        } finally {
            searchers.release(searcher);
        }
    }

    void commit(long ledgerSize) throws IOException {
        writer.setLiveCommitData(Map.of(FORM, PRESENT_FORM, LEDGER, Long.toString(ledgerSize)).entrySet());
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
