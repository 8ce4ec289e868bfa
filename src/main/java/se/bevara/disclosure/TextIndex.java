package se.bevara.disclosure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.AlreadyClosedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import se.bevara.archive.Content;
import se.bevara.archive.Derivative;
import se.bevara.archive.Item;
import se.bevara.ledger.DataFolder;

/**
 * The full-text index in {@code <data>/index/}, a derivative that may be deleted at any time. What it has taken in since the last
 * {@link #flush} is lost in a crash; the next opening notices and takes it in again. Archiving never fails because the index does.
 */
@Component
class TextIndex implements Derivative, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(TextIndex.class);

    private final DataFolder folder;
    private final Stock stock;
    private final SwedishAnalysis analysis = new SwedishAnalysis();

    /** Writers share; opening, making anew and closing are alone. */
    private final ReentrantReadWriteLock use = new ReentrantReadWriteLock();
    private volatile @Nullable OpenIndex open;
    private volatile boolean failed;

    TextIndex(DataFolder folder, Stock stock) {
        this.folder = folder;
        this.stock = stock;
    }

    /** Where pages are served; a command opens the index when it needs it. */
    @EventListener
    void started(ApplicationStartedEvent event) {
        if (event.getApplicationContext() instanceof WebServerApplicationContext) {
            opened();
        }
    }

    @Override
    public void archived(List<Archived> versions) {
        var byItem = new LinkedHashMap<Long, Archived>();
        Map<Version, Content> contents = new LinkedHashMap<>();
        for (Archived archived : versions) {
            byItem.put(archived.item().id(), archived);
            contents.put(new Version(archived.item().id(), archived.version()), archived.content());
        }
        write(index -> {
            byItem.keySet().removeAll(stock.closed());
            for (Archived archived : byItem.values()) {
                new Intake(index, stock, analysis).add(archived.item(),
                        number -> contents.get(new Version(archived.item().id(), number)));
            }
        });
    }

    @Override
    public void turned(List<Item> items) {
        write(index -> {
            for (Item item : items) {
                new Intake(index, stock, analysis).turn(item);
            }
        });
    }

    @Override
    public void opened(List<Item> items) {
        write(index -> {
            for (Item item : items) {
                new Intake(index, stock, analysis).add(item, number -> null);
            }
        });
    }

    /** Alone: no commit may come between what is deleted and the note that it must be merged away. */
    @Override
    public void erased(List<Item> items) {
        alone(index -> {
            for (Item item : items) {
                new Intake(index, stock, analysis).erase(item);
            }
        });
    }

    @Override
    public void purge() {
        alone(index -> {
            if (index.unpurged().get()) {
                index.purge(stock.ledgerSize());
            }
        });
    }

    @Override
    public void rebuild() {
        use.writeLock().lock();
        try {
            new Intake(opened(), stock, analysis).everything();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            use.writeLock().unlock();
        }
    }

    @Override
    public void flush() {
        failed = false;
        opened();
        write(index -> index.commit(stock.ledgerSize()));
    }

    /** Asks the index, with everything taken in until now. */
    <T> T search(Question<T> question) {
        failed = false;
        var index = opened();
        try {
            index.searchers().maybeRefreshBlocking();
            IndexSearcher searcher = index.searchers().acquire();
            try {
                return question.ask(searcher);
            } finally {
                index.searchers().release(searcher);
            }
        } catch (IOException | AlreadyClosedException e) {
            fail(e);
            throw new IllegalStateException("index: expected to answer, found " + e.getClass().getSimpleName(), e);
        }
    }

    SwedishAnalysis analysis() {
        return analysis;
    }

    private void alone(Step step) {
        use.writeLock().lock();
        try {
            failed = false;
            step.run(opened());
        } catch (IOException | AlreadyClosedException e) {
            fail(e);
            throw new IllegalStateException("index: expected to forget what was erased, found " + e.getClass().getSimpleName(),
                    e);
        } finally {
            use.writeLock().unlock();
        }
    }

    private void write(Step step) {
        if (failed) {
            return;
        }
        opened();
        use.readLock().lock();
        try {
            var index = open;
            if (index != null) {
                step.run(index);
            }
        } catch (IOException | AlreadyClosedException e) {
            failed = true;
            LOG.warn("Index: expected to take in what was archived, found {}. It is repaired when next used.",
                    e.getClass().getSimpleName());
        } finally {
            use.readLock().unlock();
        }
        if (failed) {
            close();
        }
    }

    private void fail(Exception e) {
        LOG.warn("Index: expected to answer, found {}. It is repaired when next used.", e.getClass().getSimpleName());
        close();
    }

    private OpenIndex opened() {
        var index = open;
        if (index != null) {
            return index;
        }
        use.writeLock().lock();
        try {
            index = open;
            if (index == null) {
                index = OpenIndex.open(folder.index(), analysis);
                open = repaired(index);
            }
            return index;
        } catch (IOException e) {
            throw new UncheckedIOException("index: expected a folder to write in, found " + e.getClass().getSimpleName(), e);
        } finally {
            use.writeLock().unlock();
        }
    }

    private OpenIndex repaired(OpenIndex index) throws IOException {
        boolean whole = false;
        try {
            new Intake(index, stock, analysis).repair();
            if (index.unpurged().get()) {
                index.purge(stock.ledgerSize());
            }
            whole = true;
            return index;
        } finally {
            if (!whole) {
                index.close();
            }
        }
    }

    private void close() {
        use.writeLock().lock();
        try {
            var index = open;
            open = null;
            if (index != null) {
                index.close();
            }
        } catch (IOException e) {
            LOG.warn("Index: expected to close, found {}", e.getClass().getSimpleName());
        } finally {
            use.writeLock().unlock();
        }
    }

    @Override
    public void destroy() {
        close();
    }

    private record Version(long item, int number) {
    }

    private interface Step {
        void run(OpenIndex index) throws IOException;
    }

    /** Something asked of an open index. */
    interface Question<T> {
        T ask(IndexSearcher searcher) throws IOException;
    }
}
