package se.bevara.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The sole use of a data folder by this process: a lock of the operating system on {@code bevara.lock}, gone when the process is. */
final class FolderLock implements AutoCloseable {

    /** Far behind the text, which on some systems could otherwise not be read by the process that is refused. */
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

    /**
     * Folders locked by this very process. The system's lock belongs to the process, and is lost when any channel on the file closes, so
     * a second attempt must not even open it.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();
    private final Path folder;
    private final FileChannel channel;

    private FolderLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /** @throws DataFolderRefused where a process uses the folder already */
    static FolderLock take(DataFolder folder) {
        Path file = folder.root().resolve("bevara.lock");
        if (!HELD.add(folder.root())) {
            throw inUse(file, thisProcess());
        }
        FileChannel channel = null;
        try {
            channel = locked(file);
        } catch (IOException e) {
            throw new DataFolderRefused(file, "en fil som går att låsa", e.getClass().getSimpleName() + ": " + e.getMessage(),
                    e);
        } finally {
            if (channel == null) {
                HELD.remove(folder.root());
            }
        }
        if (channel == null) {
            throw inUse(file, holder(file));
        }
        return new FolderLock(folder.root(), channel);
    }

    private static @Nullable FileChannel locked(Path file) throws IOException {
        var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (channel.tryLock(LOCKED_BYTE, 1, false) == null) {
            channel.close();
            return null;
        }
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(thisProcess().getBytes(StandardCharsets.UTF_8)));
        return channel;
    }

    private static DataFolderRefused inUse(Path file, String holder) {
        return new DataFolderRefused(file, "en mapp som ingen annan använder",
                "att den används av " + holder.strip());
    }

    private static String holder(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "en process som inte går att namnge";
        }
    }

    private static String thisProcess() {
        var process = ProcessHandle.current();
        return "process " + process.pid()
                + process.info().startInstant().map(started -> " sedan " + started).orElse("") + "\n";
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw DurableFiles.at(folder, e);
        } finally {
            HELD.remove(folder);
        }
    }
}
