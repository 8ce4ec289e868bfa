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
        return print(receipt, json ? "" : ReceiptText.of(receipt), terminal);
    }

    /** The same of a capture between the nights. */
    static int printCapture(NightReceipt receipt, boolean json, Terminal terminal) {
        return print(receipt, json ? "" : ReceiptText.ofCapture(receipt), terminal);
    }

    /** @param text empty for JSON */
    private static int print(NightReceipt receipt, String text, Terminal terminal) {
        if (text.isEmpty()) {
            terminal.json(receipt);
        } else {
            terminal.line(text.stripTrailing());
        }
        boolean clean = receipt.accounts().stream()
                .allMatch(account -> account.outcome() == Outcome.COMPLETE || account.outcome() == Outcome.SKIPPED);
        return clean && receipt.fixity().differences().isEmpty() ? Commands.DONE : Commands.FINDINGS;
    }
}
