package se.bevara.cli;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import se.bevara.disposal.Disposals;
import se.bevara.disposal.ListState;
import se.bevara.users.Needs;
import se.bevara.users.Right;

/** Executes a list now. */
@Command(name = "execute", description = {
        "Verkställer en godkänd gallringslista nu, i stället för i natt. Varje handling prövas på nytt; det som inte",
        "längre får gallras undantas. En lista som avbröts fortsätter där den var."})
@Needs(Right.DISPOSE)
final class DisposeExecuteCommand extends DisposalCommand {

    @Parameters(paramLabel = "LISTA", description = "Listans nummer.")
    String id = "";

    @Option(names = "--by", paramLabel = "NAMN", defaultValue = "${sys:user.name}", description = "Den som verkställer. Annars den som är inloggad i datorn.")
    String by = "";

    DisposeExecuteCommand(Opening opening, Terminal terminal) {
        super(opening, terminal);
    }

    @Override
    int run(Program program, Disposals disposals) {
        try (var progress = new Progress(terminal, "Gallrar " + id, () -> "")) {
            var list = disposals.execute(id, by);
            progress.close();
            show(disposals, List.of(list));
            return list.state() == ListState.EXECUTED && list.leftOut() == 0 ? Commands.DONE : Commands.FINDINGS;
        }
    }
}
