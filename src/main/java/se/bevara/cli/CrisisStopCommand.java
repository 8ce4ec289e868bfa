package se.bevara.cli;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import se.bevara.capture.Crises;
import se.bevara.users.Needs;
import se.bevara.users.Right;

/** Ends crisis mode before its time. */
@Command(name = "stop", description = "Avslutar krisläge för konton: de ses så ofta som registret säger.")
@Needs(Right.OPERATE)
final class CrisisStopCommand extends ArchiveCommand {

    @Parameters(arity = "1..*", paramLabel = "KONTO", description = "Konton i krisläge.")
    List<String> chosen = List.of();

    @Option(names = "--by", paramLabel = "NAMN", required = true, description = "Vem som avslutar det. Skrivs i liggaren.")
    String by = "";

    CrisisStopCommand(Opening opening, Terminal terminal) {
        super(opening, terminal);
    }

    @Override
    int run(Program program) {
        var crises = program.the(Crises.class);
        try {
            crises.stop(chosen, by.strip());
        } catch (IllegalArgumentException e) {
            throw new WrongUse(String.valueOf(e.getMessage()));
        }
        CrisisCommand.show(crises.all(), json, terminal);
        return Commands.DONE;
    }
}
