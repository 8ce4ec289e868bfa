package se.bevara.cli;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import se.bevara.disposal.Disposals;
import se.bevara.users.Needs;
import se.bevara.users.Right;

/** Takes back a list. */
@Command(name = "withdraw", description = "Återkallar en gallringslista innan något på den har gallrats.")
@Needs(Right.DISPOSE)
final class DisposeWithdrawCommand extends DisposalCommand {

    @Parameters(paramLabel = "LISTA", description = "Listans nummer.")
    String id = "";

    @Option(names = "--by", paramLabel = "NAMN", defaultValue = "${sys:user.name}", description = "Den som återkallar. Annars den som är inloggad i datorn.")
    String by = "";

    DisposeWithdrawCommand(Opening opening, Terminal terminal) {
        super(opening, terminal);
    }

    @Override
    int run(Program program, Disposals disposals) {
        show(disposals, List.of(disposals.withdraw(id, by)));
        return Commands.DONE;
    }
}
