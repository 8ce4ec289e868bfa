package se.bevara.cli;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import se.bevara.capture.NightReceipt;
import se.bevara.capture.NightReceipt.Outcome;
import se.bevara.capture.Nights;
import se.bevara.capture.ReceiptText;

/** Shows the receipt of a night. */
@Command(name = "receipt", description = "Visar en natts kvitto: vad natten gjorde och vad den inte kunde göra.")
final class ReceiptCommand extends ArchiveCommand {

    @Parameters(arity = "0..1", paramLabel = "DATUM", description = "Natten, ÅÅÅÅ-MM-DD. Annars den senaste.")
    @Nullable
    LocalDate date;

    ReceiptCommand(Opening opening, Terminal terminal) {
        super(opening, terminal);
    }

    @Override
    int run(Program program) {
        var nights = program.the(Nights.class);
        var asked = date;
        var found = asked == null ? nights.receipts(1).stream().findFirst() : nights.receipt(asked);
        return print(found.orElseThrow(
                () -> new WrongUse(
                        asked == null ? "Ingen natt har körts ännu." : "Det finns inget kvitto för natten " + asked + ".")),
                json, terminal);
    }

    /** Prints a receipt; the exit code says whether there is something to look at. */
    static int print(NightReceipt receipt, boolean json, Terminal terminal) {
        if (json) {
            terminal.json(receipt);
        } else {
            terminal.line(ReceiptText.of(receipt).stripTrailing());
        }
        boolean clean = receipt.accounts().stream()
                .allMatch(account -> account.outcome() == Outcome.COMPLETE || account.outcome() == Outcome.SKIPPED);
        return clean && receipt.fixity().differences().isEmpty() ? Commands.DONE : Commands.FINDINGS;
    }
}
