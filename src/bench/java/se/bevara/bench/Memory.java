package se.bevara.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Watches how much memory this process and those it has started hold, where {@code /proc} tells: resident, what they share counted in each. */
final class Memory implements AutoCloseable {

    private static final int EVERY_MILLIS = 200;
    private static final long PAGE = 4096;

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread watching;
    private volatile long own;
    private volatile long started;

    Memory() {
        watching = Thread.ofPlatform().daemon().start(this::watch);
    }

    private void watch() {
        try {
            do {
                own = Math.max(own, resident(ProcessHandle.current()));
                started = Math.max(started, children().mapToLong(Memory::resident).sum());
            } while (!ended.await(EVERY_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Stream<ProcessHandle> children() {
        return ProcessHandle.current().descendants();
    }

    /** 0 for a process that has ended, and where nothing is told. */
    private static long resident(ProcessHandle process) {
        try {
            return Long.parseLong(Files.readString(Path.of("/proc/" + process.pid() + "/statm")).split(" ", 3)[1]) * PAGE;
        } catch (IOException e) {
            return 0;
        }
    }

    /** The most that this process has held so far, MB. */
    long own() {
        return own >> 20;
    }

    /** The most that those it has started have held together, MB. */
    long started() {
        return started >> 20;
    }

    @Override
    public void close() {
        ended.countDown();
        try {
            watching.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
