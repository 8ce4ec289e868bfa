package se.bevara.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import se.bevara.moderation.Moderation;

/** Shows a transfer record. */
@Command(name = "record", description = "Visar ett ärendes överföringspost, och var den ligger som JSON och PDF/A.")
final class ModerateRecordCommand extends ArchiveCommand {

    @Parameters(paramLabel = "ÄRENDE", description = "Ärendets nummer, som M-2026-0001.")
    String id = "";

    @Option(names = "--pdf", paramLabel = "FIL", description = "Skriver posten som PDF/A-2b i denna fil.")
    @Nullable
    Path pdf;

    ModerateRecordCommand(Opening opening, Terminal terminal) {
        super(opening, terminal);
    }

    @Override
    int run(Program program) {
        var moderation = program.the(Moderation.class);
        try {
            Path file = moderation.record(id, "json");
            Path copy = pdf;
            if (copy != null) {
                Files.write(copy, Files.readAllBytes(moderation.record(id, "pdf")));
            }
            terminal.file(Files.readAllBytes(file));
            terminal.line("");
            if (!json) {
                terminal.note("JSON: " + file);
                terminal.note("PDF/A: " + moderation.record(id, "pdf"));
            }
        } catch (IllegalArgumentException e) {
            throw new WrongUse(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Commands.DONE;
    }
}
