package se.bevara.cli;

import picocli.CommandLine.Command;
import se.bevara.accounts.Accounts;

/** Lists the registered accounts. */
@Command(name = "list", description = "Visar alla registrerade konton.")
final class RegisterListCommand extends ArchiveCommand {

    RegisterListCommand(Opening opening, Terminal terminal) {
        super(opening, terminal);
    }

    @Override
    int run(Program program) {
        var accounts = program.the(Accounts.class).all();
        if (json) {
            terminal.json(accounts);
            return Commands.DONE;
        }
        var table = new Table("Konto", "Myndighet", "Plattform", "Namn där", "Läge", "Ansvarig");
        accounts.forEach(account -> table.row(account.id(), account.authority(), account.platform(), account.handle(),
                SwedishText.word(account.state()), account.manager()));
        table.print(terminal);
        return Commands.DONE;
    }
}
