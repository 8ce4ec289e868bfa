package se.bevara.cli;

import java.time.Duration;
import se.bevara.capture.NightReceipt;
import se.bevara.capture.NightReceipt.AccountReceipt;

/** A night receipt as a terminal shows it. */
final class ReceiptText {

    private ReceiptText() {
    }

    static void print(NightReceipt receipt, Terminal terminal) {
        terminal.line("Kvitto för natten " + receipt.night() + "  (" + SwedishText.time(receipt.started()) + ", "
                + SwedishText.duration(Duration.between(receipt.started(), receipt.finished())) + ")");
        terminal.line("");
        accounts(receipt).print(terminal);
        for (var account : receipt.accounts()) {
            shortcomings(account, terminal);
        }
        terminal.line("");
        var fixity = receipt.fixity();
        terminal.line("Kontrollästa segment: " + fixity.segments() + " (" + SwedishText.bytes(fixity.bytes()) + "), avvikelser: "
                + fixity.differences().size());
        fixity.differences().forEach(difference -> terminal.line("  " + difference));
        terminal.line("Liggaren: " + receipt.ledgerSize() + " poster, rot " + receipt.ledgerRoot());
        if (!receipt.toDo().isEmpty()) {
            terminal.line("");
            terminal.line("Att göra:");
            receipt.toDo().forEach(task -> terminal.line("  • " + task));
        }
    }

    private static Table accounts(NightReceipt receipt) {
        var table = new Table("Konto", "Utfall", "Anrop", "Sedda", "Nya", "Ändrade", "Dolda", "Saknas", "Borta", "Åter", "Media",
                "Hämtat");
        for (var account : receipt.accounts()) {
            table.row(account.account(), SwedishText.word(account.outcome()), account.asked(), account.got(), account.added(),
                    account.edited(), account.hidden(), account.missing(), account.gone(), account.reappeared(), account.media(),
                    SwedishText.bytes(account.bytes()));
        }
        return table;
    }

    private static void shortcomings(AccountReceipt account, Terminal terminal) {
        for (var gap : account.gaps()) {
            terminal.line("  " + account.account() + ": " + gap.what() + ": " + gap.failure().swedish() + ". " + gap.detail());
        }
        account.counters().forEach((name, counter) -> {
            if (counter.platform() != counter.ours()) {
                terminal.line("  " + account.account() + ": " + name + ": plattformen räknar " + counter.platform() + ", vi "
                        + counter.ours());
            }
        });
        account.notes().forEach(note -> terminal.line("  " + account.account() + ": " + note));
    }
}
