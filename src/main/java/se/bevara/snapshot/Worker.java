package se.bevara.snapshot;

import org.jspecify.annotations.Nullable;

/**
 * One who takes pictures: a way to the network and a browser of its own, both used by one thread alone and ended with it. A browser that has
 * ended is followed by another.
 */
final class Worker implements AutoCloseable {

    private final BrowserTools tools;
    private final GuardedWay way;
    private @Nullable Browsing browsing;

    Worker(BrowserTools tools, SnapshotSettings settings) {
        this.tools = tools;
        this.way = new GuardedWay(settings.traffic().toBytes());
    }

    GuardedWay way() {
        return way;
    }

    /** @throws PictureFailed when none begins */
    Browsing browsing() {
        var open = browsing;
        if (open == null || !open.alive()) {
            end();
            open = Browsing.open(tools, way);
            browsing = open;
        }
        return open;
    }

    /** Ends the browser; the next that is asked for is another. */
    void end() {
        var open = browsing;
        browsing = null;
        if (open != null) {
            open.close();
        }
    }

    @Override
    public void close() {
        try (way) {
            end();
        }
    }
}
