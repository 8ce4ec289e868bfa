package se.bevara.cli;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import se.bevara.disposal.Disposals;
import se.bevara.users.Needs;
import se.bevara.users.Right;

/** Approves a list. */
@Command(name = "approve", description = "Godkänner en gallringslista. Två olika personer ska göra det, ingen av dem den som har upprättat den.")
@Needs(Right.APPROVE)
final class DisposeApproveCommand extends DisposalCommand {

    @Parameters(paramLabel = "LISTA", description = "Listans nummer, som ./bevara dispose list visar det.")
    String id = "";

    @Option(names = "--by", paramLabel = "NAMN", required = true, description = "Den som godkänner.")
    String by = "";

    DisposeApproveCommand(Opening opening, Terminal terminal) {
        super(opening, terminal);
    }

    @Override
    int run(Program program, Disposals disposals) {
        show(disposals, List.of(disposals.approve(id, by)));
        return Commands.DONE;
    }
}
