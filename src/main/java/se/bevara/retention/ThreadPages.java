package se.bevara.retention;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Hands threads out by the page to as many workers as there are processors, few pages in hand at a time, those of a block to one alone. Within
 * a transaction, whose changes another could not see, the caller works by itself.
 */
final class ThreadPages implements AutoCloseable {

    private static final int PAGE = 500;
    private static final int WORKERS = Math.min(8, Runtime.getRuntime().availableProcessors());

    private final Consumer<List<Long>> work;
    private final ExecutorService workers = Executors.newFixedThreadPool(WORKERS);
    private final boolean alone = TransactionSynchronizationManager.isActualTransactionActive();
    private final ArrayDeque<Future<?>> inHand = new ArrayDeque<>();
    private List<Long> page = new ArrayList<>();

    ThreadPages(Consumer<List<Long>> work) {
        this.work = work;
    }

    /** @param threads ascending, over all that are added */
    void add(List<Long> threads) {
        for (long thread : threads) {
            if (page.size() >= PAGE && JudgedThread.block(page.getLast()) != JudgedThread.block(thread)) {
                handOut();
            }
            page.add(thread);
        }
    }

    private void handOut() {
        var next = page;
        page = new ArrayList<>();
        if (alone) {
            work.accept(next);
            return;
        }
        if (inHand.size() >= 2 * WORKERS) {
            await(inHand.remove());
        }
        inHand.add(workers.submit(() -> work.accept(next)));
    }

    private static void await(Future<?> one) {
        try {
            one.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("judging: interrupted; what is not judged is judged the next time", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
    }

    /** Waits for all that was handed out. */
    @Override
    public void close() {
        try (workers) {
            if (!page.isEmpty()) {
                handOut();
            }
            while (!inHand.isEmpty()) {
                await(inHand.remove());
            }
        }
    }
}
