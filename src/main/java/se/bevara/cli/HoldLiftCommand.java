package se.bevara.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import se.bevara.retention.Holds;
import se.bevara.users.Needs;
import se.bevara.users.Right;

/** Lifts a hold. */
@Command(name = "lift", description = "Häver ett gallringsstopp.")
@Needs(Right.HOLD)
final class HoldLiftCommand extends ArchiveCommand {

    @Parameters(paramLabel = "ID", description = "Stoppets nummer, som ./bevara hold list visar det.")
    long id;

    @Option(names = "--why", paramLabel = "TEXT", required = true, description = "Varför.")
    String why = "";

    @Option(names = "--by", paramLabel = "NAMN", required = true, description = "Vem som häver det.")
    String by = "";

    HoldLiftCommand(Opening opening, Terminal terminal) {
        super(opening, terminal);
    }

    @Override
    int run(Program program) {
        try {
            program.the(Holds.class).lift(id, by, why);
        } catch (IllegalArgumentException e) {
            throw new WrongUse(String.valueOf(e.getMessage()));
        }
        terminal.line("Gallringsstopp " + id + " är hävt.");
        return Commands.DONE;
    }
}
