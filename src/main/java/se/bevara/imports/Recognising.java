package se.bevara.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Tells what a file is by its bytes: first the container, then which platform's export it is. The file's name counts for nothing. */
final class Recognising {

    private Recognising() {
    }

    static Container open(Path file, ImportLimits limits) {
        byte[] head = head(file);
        if (begins(head, 'P', 'K')) {
            return ZipContainer.open(file, limits);
        }
        return begins(head, 0x1F, 0x8B) ? TarContainer.open(file, limits) : new LoneFile(file, limits);
    }

    private static byte[] head(Path file) {
        try (var in = Files.newInputStream(file)) {
            return in.readNBytes(Container.HEAD);
        } catch (IOException e) {
            throw Container.broken(e);
        }
    }

    private static boolean begins(byte[] head, int first, int second) {
        return head.length > 1 && (head[0] & 0xFF) == first && (head[1] & 0xFF) == second;
    }

    /** @throws ImportRefused when it is none of the formats, or looks like several */
    static ExportFormat format(Container container) {
        List<ExportFormat> found = ExportFormat.ALL.stream().filter(format -> format.recognises(container)).toList();
        String all = ExportFormat.ALL.stream().map(ExportFormat::swedish).collect(Collectors.joining(", "));
        if (found.isEmpty()) {
            throw new ImportRefused("filen", "en export av något av dessa slag: " + all,
                    container.kind() + " som inte är någon av dem");
        }
        if (found.size() > 1) {
            throw new ImportRefused("filen", "en export av ett slag",
                    "en som ser ut som flera: " + found.stream().map(ExportFormat::swedish).collect(Collectors.joining(" och ")));
        }
        return found.getFirst();
    }

    /** The ending that a kept file gets. */
    static String ending(Container container) {
        return switch (container) {
            case ZipContainer _ -> ".zip";
            case TarContainer _ -> ".tar.gz";
            case LoneFile _ -> ".export";
        };
    }
}
