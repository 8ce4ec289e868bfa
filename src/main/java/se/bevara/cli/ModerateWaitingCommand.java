package se.bevara.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import se.bevara.moderation.Routing;
import se.bevara.moderation.Waiting;

/** Shows what the open cases wait for. */
@Command(name = "waiting", description = "Visar vad de öppna ärendena väntar på, vems tur det är och till när. Det som är försenat ger slutkod 1.")
final class ModerateWaitingCommand extends ArchiveCommand {

    @Option(names = "--role", paramLabel = "ROLL", description = "Bara det som väntar på den rollen.")
    String role = "";

    ModerateWaitingCommand(Opening opening, Terminal terminal) {
        super(opening, terminal);
    }

    @Override
    int run(Program program) {
        var waiting = program.the(Routing.class).all().stream()
                .filter(one -> role.isBlank() || one.role().equalsIgnoreCase(role.strip())).toList();
        var today = program.today();
        if (json) {
            terminal.json(waiting);
        } else if (waiting.isEmpty()) {
            terminal.line("Inget ärende väntar på någon.");
        } else {
            var table = new Table("Ärende", "Väntar på", "Roll", "Sedan", "Senast", "");
            for (Waiting one : waiting) {
                table.row(one.one().id(), one.what().swedish(), one.role(), one.since(), one.due(),
                        one.late(today) ? "FÖRSENAT" : "");
            }
            table.print(terminal);
        }
        return waiting.stream().anyMatch(one -> one.late(today)) ? Commands.FINDINGS : Commands.DONE;
    }
}
