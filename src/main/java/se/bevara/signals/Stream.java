package se.bevara.signals;

import java.io.IOException;

/** One connection to a platform that tells what happens. Whatever it says only calls attention to accounts. */
interface Stream extends AutoCloseable {

    /** Listens until it ends, on either side. Not begun where it has been closed before. */
    void listen(Ear ear) throws IOException, InterruptedException;

    /** Asks for a sign of life, where none comes unasked. */
    default void ask() {
    }

    /** Ends it, from any thread. That which listens is not interrupted: it may be writing. */
    @Override
    void close();
}
