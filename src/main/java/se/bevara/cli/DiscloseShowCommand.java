package se.bevara.cli;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import se.bevara.disclosure.Request;
import se.bevara.disclosure.Requests;

/** Shows a request. */
@Command(name = "show", description = "Visar en begäran: vad som begärs, urvalet, prövningen och alla steg. Inget av vad handlingarna säger.")
final class DiscloseShowCommand extends ArchiveCommand {

    @Parameters(paramLabel = "BEGÄRAN", description = "Begärans nummer.")
    String request = "";

    DiscloseShowCommand(Opening opening, Terminal terminal) {
        super(opening, terminal);
    }

    @Override
    int run(Program program) {
        var requests = program.the(Requests.class);
        Request one;
        try {
            one = requests.find(request);
        } catch (IllegalArgumentException e) {
            throw new WrongUse(String.valueOf(e.getMessage()));
        }
        var rows = requests.items(request);
        if (json) {
            terminal.json(Map.of("request", one, "text", requests.text(one), "items", rows, "steps", requests.history(request)));
            return Commands.DONE;
        }
        terminal.line("Begäran " + one.id() + ": " + one.state().swedish() + ", inkom " + one.received()
                + DiscloseStep.waited(one, one.days(program.today())));
        terminal.line("Begärt: " + requests.text(one));
        if (!one.authorities().isEmpty()) {
            terminal.line("Rör " + String.join(", ", one.authorities()) + ".");
        }
        if (!one.follows().isEmpty()) {
            terminal.line("Hänvisar till " + one.follows() + ".");
        }
        terminal.line(DiscloseStep.progress(rows));
        var table = new Table("Handling", "Version", "Prövning", "Sekretessmarkerad");
        rows.forEach(row -> table.row(row.item(), row.version() == 0 ? "" : row.version(), row.outcome().swedish(),
                row.secret() ? "ja" : ""));
        if (!rows.isEmpty()) {
            table.print(terminal);
        }
        requests.history(request).forEach(step -> terminal.line(
                SwedishText.time(step.at()) + "  " + step.kind() + ", " + step.by()
                        + (step.said().isEmpty() ? "" : ": " + step.said())));
        return Commands.DONE;
    }
}
