package se.bevara.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import se.bevara.retention.Facts;
import se.bevara.retention.Preview;
import se.bevara.retention.PreviewCsv;
import se.bevara.retention.Previews;

/** Shows what a decision would change. */
@Command(name = "preview", description = {"Visar vad ett gallringsbeslut skulle ändra, utan att läsa in det:",
        "vad som skulle gallras, inte längre gallras, vänta, prövas eller hamna i konflikt. Inget ändras."})
final class RulesPreviewCommand extends ArchiveCommand {

    @Parameters(paramLabel = "FIL", description = "Filen med beslutet.")
    Path file = Path.of("");

    @Option(names = "--csv", paramLabel = "FIL", description = "Skriver en rad per handling till en CSV-fil.")
    @Nullable
    Path csv;

    RulesPreviewCommand(Opening opening, Terminal terminal) {
        super(opening, terminal);
    }

    @Override
    int run(Program program) {
        Preview preview = csv == null ? preview(program, line -> {
        }) : exported(program, csv);
        if (json) {
            terminal.json(preview);
        } else {
            print(preview);
        }
        return !preview.usable() ? Commands.WRONG_USE : preview.findings().isEmpty() ? Commands.DONE : Commands.FINDINGS;
    }

    private Preview preview(Program program, Consumer<Preview.Line> each) {
        return program.the(Previews.class).of(String.valueOf(file.getFileName()), RulesLoadCommand.bytes(file),
                Facts.day(program.the(Clock.class).instant()), each);
    }

    private Preview exported(Program program, Path to) {
        try (BufferedWriter writer = Files.newBufferedWriter(to, StandardCharsets.UTF_8)) {
            return preview(program, new PreviewCsv(writer));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void print(Preview preview) {
        preview.findings().forEach(finding -> terminal.line(finding.text()));
        if (!preview.usable()) {
            return;
        }
        terminal.line(preview.decision() + ", prövat mot " + preview.items() + " handlingar som det vore " + preview.on() + ".");
        if (preview.changes().isEmpty()) {
            terminal.line("Inget skulle ändras.");
        }
        preview.changes().forEach((change, sum) -> {
            terminal.line("");
            terminal.line(sum.items() + " " + change.swedish() + ". Äldst " + sum.oldest() + ", nyast " + sum.newest() + ".");
            sum.byAccountAndType().forEach((name, items) -> terminal.line("  " + name + ": " + items));
            terminal.line("  Till exempel: " + String.join(", ", sum.samples().stream().map(String::valueOf).toList()));
        });
    }
}
