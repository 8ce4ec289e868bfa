package se.bevara.cli;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Tells that long work goes on: one line written over each second where a person watches, else a line each half minute. */
final class Progress implements AutoCloseable {

    private final Terminal terminal;
    private final String work;
    private final Supplier<String> reached;
    private final long started = System.nanoTime();
    private final ScheduledExecutorService clock = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("progress").factory());

    /** @param reached how far the work has come, in words; may be empty */
    Progress(Terminal terminal, String work, Supplier<String> reached) {
        this.terminal = terminal;
        this.work = work;
        this.reached = reached;
        long seconds = terminal.live() ? 1 : 30;
        clock.scheduleAtFixedRate(this::tell, seconds, seconds, TimeUnit.SECONDS);
    }

    private void tell() {
        String line = Terminal.harmless(work + " … " + SwedishText.duration(elapsed()) + "  " + reached.get()).stripTrailing();
        if (terminal.live()) {
            terminal.err().print("\r" + line + "\u001b[K");
            terminal.err().flush();
        } else {
            terminal.err().println(line);
        }
    }

    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - started);
    }

    @Override
    public void close() {
        clock.shutdownNow();
        if (terminal.live()) {
            terminal.err().print("\r\u001b[K");
            terminal.err().flush();
        }
    }
}
