package se.bevara.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import se.bevara.disclosure.Requests;

/** Lists requests. */
@Command(name = "list", description = "Visar begäranden och hur länge de har väntat, öppna om inget annat anges.")
final class DiscloseListCommand extends ArchiveCommand {

    @Option(names = "--all", description = "Också de avslutade och återtagna.")
    boolean all;

    DiscloseListCommand(Opening opening, Terminal terminal) {
        super(opening, terminal);
    }

    @Override
    int run(Program program) {
        var requests = program.the(Requests.class).all(!all);
        if (json) {
            terminal.json(requests);
            return Commands.DONE;
        }
        if (requests.isEmpty()) {
            terminal.line(all ? "Det finns inga begäranden." : "Det finns inga öppna begäranden.");
            return Commands.DONE;
        }
        var table = new Table("Begäran", "Inkom", "Dagar", "Läge", "Handlingar", "Beslut");
        requests.forEach(one -> table.row(one.id(), one.received(), one.state().ended() ? "–" : one.days(program.today()),
                one.state().swedish(), program.the(Requests.class).items(one.id()).size(),
                one.answer() == null ? "" : one.answer().swedish()));
        table.print(terminal);
        requests.stream().filter(one -> !one.state().ended() && one.days(program.today()) > 0).forEach(
                one -> terminal.line(one.id() + DiscloseStep.waited(one, one.days(program.today())).substring(1)));
        return Commands.DONE;
    }
}
