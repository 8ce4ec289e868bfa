package se.bevara.cli;

import java.util.LinkedHashMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import se.bevara.accounts.Account;
import se.bevara.accounts.Accounts;
import se.bevara.archive.Archive;
import se.bevara.capture.NightReceipt;
import se.bevara.capture.Nights;
import se.bevara.ledger.Ledger;

/** Tells how the archive stands. */
@Command(name = "status", description = "Visar hur arkivet står: konton, handlingar, senaste natten, liggaren.")
final class StatusCommand extends ArchiveCommand {

    StatusCommand(Opening opening, Terminal terminal) {
        super(opening, terminal);
    }

    @Override
    int run(Program program) {
        var archive = program.the(Archive.class);
        var items = new LinkedHashMap<Account, Long>();
        program.the(Accounts.class).all().forEach(account -> items.put(account, archive.count(account)));
        var newest = program.the(Nights.class).receipts(1).stream().findFirst();
        var ledger = program.the(Ledger.class).size();
        var total = items.values().stream().mapToLong(Long::longValue).sum();
        if (json) {
            terminal.json(new Standing(program.folder().toString(), items.size(), total, ledger, newest.orElse(null)));
        } else {
            print(program, items, ledger, newest);
        }
        return Commands.DONE;
    }

    private void print(Program program, LinkedHashMap<Account, Long> items, long ledger, Optional<NightReceipt> newest) {
        terminal.line("Mapp         " + program.folder());
        terminal.line("Senaste natt " + newest
                .map(night -> night.night() + ", " + night.toDo().size()
                        + (night.toDo().size() == 1 ? " sak att göra" : " saker att göra"))
                .orElse("ingen ännu"));
        terminal.line("Liggaren     " + ledger + " poster");
        terminal.line("");
        var table = new Table("Konto", "Myndighet", "Läge", "Handlingar");
        items.forEach((account, count) -> table.row(account.id(), account.authority(), SwedishText.word(account.state()), count));
        table.print(terminal);
    }

    /** How the archive stands, as JSON. */
    record Standing(String folder, int accounts, long items, long ledgerEntries, @Nullable NightReceipt newestNight) {
    }
}
