package se.bevara.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is made from archived items. One that fails leaves a file {@code derivatives.behind} in the data folder, until it has been rebuilt.
 * What a crash keeps from a derivative is the derivative's own to notice: it alone knows what it has made durable.
 */
final class Derivatives {

    private static final Logger LOG = LoggerFactory.getLogger(Derivatives.class);

    private final Supplier<Stream<Derivative>> all;
    private final Path marker;

    Derivatives(Supplier<Stream<Derivative>> all, Path root) {
        this.all = all;
        this.marker = root.resolve("derivatives.behind");
    }

    boolean none() {
        return all.get().findAny().isEmpty();
    }

    /** Whether something never reached them: they must be rebuilt. */
    boolean behind() {
        return Files.exists(marker);
    }

    void changing(Collection<Long> threads) {
        if (!threads.isEmpty()) {
            all.get().forEach(derivative -> derivative.changing(threads));
        }
    }

    void tell(List<Derivative.Archived> archived, List<Item> turned) {
        each("told of an ingest", derivative -> {
            if (!archived.isEmpty()) {
                derivative.archived(archived);
            }
            if (!turned.isEmpty()) {
                derivative.turned(turned);
            }
        });
    }

    void erased(List<Item> items) {
        if (!items.isEmpty()) {
            each("told what was erased", derivative -> derivative.erased(items));
        }
    }

    void opened(List<Item> items) {
        each("told what was opened again", derivative -> derivative.opened(items));
    }

    /** @throws IllegalStateException when one could not: then something of what was erased may still lie in it */
    void purge() {
        if (behind()) {
            rebuild();
        }
        each("purged", Derivative::purge);
        if (behind()) {
            throw new IllegalStateException(
                    "what is made from the archive could not be purged of what was erased; to be tried again");
        }
    }

    /** Makes durable what they have taken in; those that something never reached are made anew. */
    void flush() {
        if (behind()) {
            rebuild();
        } else {
            each("flushed", Derivative::flush);
        }
    }

    void rebuild() {
        try {
            Files.deleteIfExists(marker);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        each("rebuilt", derivative -> {
            derivative.rebuild();
            derivative.flush();
        });
    }

    private void mark() {
        try (var channel = FileChannel.open(marker, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.force(true);
            SegmentFiles.forceFolderOf(marker);
        } catch (IOException e) {
            LOG.error("{} could not be written: {}", marker, e.getMessage());
        }
    }

    /** What is archived stands whatever a derivative does: its failure is noted, and it must be rebuilt. */
    private void each(String what, Consumer<Derivative> act) {
        all.get().forEach(derivative -> {
            try {
                act.accept(derivative);
            } catch (RuntimeException e) {
                mark();
                LOG.error("{} could not be {}: {}; the archive is whole, the derivative must be rebuilt",
                        derivative.getClass().getSimpleName(), what, FailureText.of(e));
            }
        });
    }
}
