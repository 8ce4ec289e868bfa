package se.bevara.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import se.bevara.disposal.Disposals;
import se.bevara.users.Needs;
import se.bevara.users.Right;

/** Freezes lists of what is due and needs two people's approval. */
@Command(name = "prepare", description = {
        "Upprättar gallringslistor, en för varje regel, över det som är gallringsbart och kräver två personers",
        "godkännande. Listorna ändras inte sedan. Det som gallras enligt stående godkännande tar nattens körning."})
@Needs(Right.DISPOSE)
final class DisposePrepareCommand extends DisposalCommand {

    @Option(names = "--by", paramLabel = "NAMN", required = true, description = "Den som upprättar listorna. Får inte godkänna dem.")
    String by = "";

    DisposePrepareCommand(Opening opening, Terminal terminal) {
        super(opening, terminal);
    }

    @Override
    int run(Program program, Disposals disposals) {
        var made = disposals.prepare(by);
        if (made.isEmpty() && !json) {
            terminal.line("Inget nytt är gallringsbart som kräver två personers godkännande.");
        } else {
            show(disposals, made);
        }
        return Commands.DONE;
    }
}
