package se.bevara.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import se.bevara.disclosure.Packing;
import se.bevara.disclosure.Request;

/** Makes the package. */
@Command(name = "package", description = "Gör paketet av en beslutad begäran: en PDF/A att läsa, och en ZIP-fil med bevis.")
final class DisclosePackageCommand extends DiscloseStep {

    @Parameters(paramLabel = "BEGÄRAN", description = "Begärans nummer.")
    String request = "";

    @Option(names = "--to", paramLabel = "MAPP", description = "Kopierar också filerna till en mapp.")
    @Nullable
    Path to;

    DisclosePackageCommand(Opening opening, Terminal terminal) {
        super(opening, terminal);
    }

    @Override
    @Nullable
    Request step(Program program) {
        Path folder = to;
        if (folder != null && !Files.isDirectory(folder)) {
            throw new WrongUse("--to: väntade en mapp som finns, fann " + folder);
        }
        var packed = program.the(Packing.class).pack(request, who());
        if (folder != null) {
            copied(packed, folder);
        }
        if (json) {
            terminal.json(
                    Map.of("request", packed.request(), "zip", packed.zip().toString(), "pdf", packed.pdf().toString(), "pages",
                            packed.pages()));
            return null;
        }
        terminal.line("PDF, " + packed.pages() + (packed.pages() == 1 ? " sida: " : " sidor: ") + packed.pdf());
        terminal.line("ZIP: " + packed.zip());
        return packed.request();
    }

    private static void copied(Packing.Packed packed, Path folder) {
        try {
            for (Path file : new Path[]{packed.zip(), packed.pdf()}) {
                Files.copy(file, folder.resolve(packed.request().id().toLowerCase(Locale.ROOT) + "-" + file.getFileName()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(folder.toString(), e);
        }
    }
}
