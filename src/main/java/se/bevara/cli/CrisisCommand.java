package se.bevara.cli;

import java.util.List;
import picocli.CommandLine.Command;
import se.bevara.capture.Crises;

/** Shows the accounts in crisis mode. */
@Command(name = "crisis", description = "Krisläge: konton som ses med några minuters mellanrum under en tid. Utan fler ord visas de som är i det.")
final class CrisisCommand extends ArchiveCommand {

    CrisisCommand(Opening opening, Terminal terminal) {
        super(opening, terminal);
    }

    @Override
    int run(Program program) {
        show(program.the(Crises.class).all(), json, terminal);
        return Commands.DONE;
    }

    static void show(List<Crises.Crisis> crises, boolean json, Terminal terminal) {
        if (json) {
            terminal.json(crises);
            return;
        }
        if (crises.isEmpty()) {
            terminal.line("Inget konto är i krisläge.");
            return;
        }
        var table = new Table("Konto", "Var (minuter)", "Sedan", "Till", "Av", "Skäl");
        crises.forEach(one -> table.row(one.account(), one.every().toMinutes(), SwedishText.time(one.since()),
                SwedishText.time(one.ends()), one.by(), one.reason()));
        table.print(terminal);
    }
}
