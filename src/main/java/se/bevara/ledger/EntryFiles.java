package se.bevara.ledger;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The files of entries below {@code archive/ledger/entries}: a hundred thousand lines each, named by the index of their first. */
final class EntryFiles {

    static final int ENTRIES_A_FILE = 100_000;
    private static final int LONGEST_LINE = 1 << 20;
    private static final String SUFFIX = ".jsonl";
    private final Path folder;
    private final int entriesAFile;

    EntryFiles(Path folder, int entriesAFile) {
        this.folder = folder;
        this.entriesAFile = entriesAFile;
    }

    /** The file that holds an entry. */
    Path file(long index) {
        return folder.resolve("%012d%s".formatted(index / entriesAFile * entriesAFile, SUFFIX));
    }

    /**
     * Writes a line after the committed ones; it is not yet forced to disk.
     *
     * @param entries committed entries, so also the index of the line
     * @param length committed length of the last file
     * @return the length of the file that now is the last
     */
    long write(long entries, long length, byte[] line) {
        byte[] terminated = Arrays.copyOf(line, line.length + 1);
        terminated[line.length] = '\n';
        return DurableFiles.write(file(entries), startsFile(entries) ? 0 : length, terminated);
    }

    boolean startsFile(long index) {
        return index % entriesAFile == 0;
    }

    /** The file whose end is the end of the ledger. */
    Path last(long entries) {
        return file(Math.max(0, entries - 1));
    }

    /** All files there are, in order. */
    List<Path> all() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(SUFFIX)).sorted().toList();
        } catch (IOException e) {
            throw DurableFiles.at(folder, e);
        }
    }

    /** Bytes beyond the committed ones: of the last file, then whole files after it. Empty when there are none. */
    byte[] surplus(long entries, long length) {
        var surplus = new ByteArrayOutputStream();
        for (Path file : all()) {
            int order = file.compareTo(last(entries));
            if (order >= 0) {
                surplus.writeBytes(tail(file, order == 0 ? length : 0));
            }
        }
        return surplus.toByteArray();
    }

    private static byte[] tail(Path file, long from) {
        try (var in = Files.newInputStream(file)) {
            in.skipNBytes(Math.min(from, Files.size(file)));
            return in.readNBytes(LONGEST_LINE);
        } catch (IOException e) {
            throw DurableFiles.at(file, e);
        }
    }

    /** Cuts away what lies beyond the committed entries. */
    void cutBack(long entries, long length) {
        for (Path file : all()) {
            int order = file.compareTo(last(entries));
            if (order == 0) {
                DurableFiles.cutBack(file, length);
            } else if (order > 0) {
                DurableFiles.delete(file);
            }
        }
    }

    /** Reads one file's lines, in order. */
    void lines(Path file, Lines lines) {
        try (var in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            var line = new ByteArrayOutputStream();
            long offset = 0;
            for (int c = in.read(); c >= 0; c = in.read()) {
                if (c != '\n' && line.size() < LONGEST_LINE) {
                    line.write(c);
                    continue;
                }
                lines.line(new Line(file, offset, line.toByteArray(), c == '\n'));
                offset += line.size() + 1;
                line.reset();
            }
            if (line.size() > 0) {
                lines.line(new Line(file, offset, line.toByteArray(), false));
            }
        } catch (IOException e) {
            throw DurableFiles.at(file, e);
        }
    }

    /** Whether bytes beyond the committed ones are what an interrupted or rolled back append leaves behind. */
    static boolean isInterruptedAppend(byte[] surplus, long entries) {
        long index = entries;
        int from = 0;
        for (int i = 0; i < surplus.length; i++) {
            if (surplus[i] == '\n') {
                try {
                    if (EntryLine.read(Arrays.copyOfRange(surplus, from, i)).index() != index++) {
                        return false;
                    }
                } catch (EntryLine.Unreadable e) {
                    return false;
                }
                from = i + 1;
            }
        }
        return isBeginning(Arrays.copyOfRange(surplus, from, surplus.length));
    }

    /** Zeros are what some file systems show of bytes that were announced but never written. */
    private static boolean isBeginning(byte[] tail) {
        byte[] beginning = EntryLine.BEGINNING.getBytes(StandardCharsets.US_ASCII);
        int common = Math.min(tail.length, beginning.length);
        return Arrays.equals(tail, 0, common, beginning, 0, common) || Arrays.equals(tail, new byte[tail.length]);
    }

    /** Takes lines as they are read. */
    interface Lines {
        void line(Line line) throws IOException;
    }

    /**
     * A line as it stands in a file.
     *
     * @param offset of its first byte in the file
     * @param complete whether a line feed ends it
     */
    record Line(Path file, long offset, byte[] bytes, boolean complete) {
    }
}
