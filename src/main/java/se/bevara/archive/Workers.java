package se.bevara.archive;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Does work on as many threads as there are processors, for as long as it is open. */
final class Workers implements AutoCloseable {

    private final ExecutorService threads = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());

    /**
     * The answers of tasks, in their order. Every task has ended when this returns or throws, so that nothing of theirs goes on afterwards.
     *
     * @param interrupted what is thrown when the caller is interrupted meanwhile
     */
    <T> List<T> all(Collection<? extends Callable<T>> tasks, RuntimeException interrupted) {
        try {
            var done = new ArrayList<T>();
            for (var future : threads.invokeAll(tasks)) {
                done.add(future.get());
            }
            return done;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw interrupted;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
    }

    /** Does the same with each. */
    static <T> void each(Collection<T> all, Consumer<T> work) {
        try (var workers = new Workers()) {
            workers.all(all.stream().map(one -> Executors.callable(() -> work.accept(one))).toList(),
                    new IllegalStateException("reading: interrupted"));
        }
    }

    @Override
    public void close() {
        threads.close();
    }
}
