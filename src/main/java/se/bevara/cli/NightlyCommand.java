package se.bevara.cli;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import se.bevara.capture.Nights;

/** Runs one night. */
@Command(name = "nightly", description = "Kör en natt nu, eller slutför den som avbröts, och visar nattens kvitto.")
final class NightlyCommand extends ArchiveCommand {

    @Option(names = "--date", paramLabel = "DATUM", description = "Natten som körs, ÅÅÅÅ-MM-DD. Annars den som hör till i dag.")
    @Nullable
    LocalDate date;

    NightlyCommand(Opening opening, Terminal terminal) {
        super(opening, terminal);
    }

    @Override
    int run(Program program) {
        var night = Objects.requireNonNullElseGet(date, program::today);
        var nights = program.the(Nights.class);
        try (var progress = new Progress(terminal, "Natten " + night, () -> nights.progress().text())) {
            var receipt = nights.run(night);
            progress.close();
            return ReceiptCommand.print(receipt, json, terminal);
        }
    }
}
