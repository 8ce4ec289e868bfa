package se.bevara.cli;

import java.util.List;
import picocli.CommandLine.Command;
import se.bevara.dialogues.Dialogue;
import se.bevara.dialogues.Dialogues;

/** Lists the dialogues that are registered. */
@Command(name = "list", description = "Visar dialogerna på andras sidor: de som pågår, sedan de som är avslutade.")
final class DialogueListCommand extends ArchiveCommand {

    DialogueListCommand(Opening opening, Terminal terminal) {
        super(opening, terminal);
    }

    @Override
    int run(Program program) {
        show(program.the(Dialogues.class).all(), json, terminal);
        return Commands.DONE;
    }

    static void show(List<Dialogue> dialogues, boolean json, Terminal terminal) {
        if (json) {
            terminal.json(dialogues);
            return;
        }
        if (dialogues.isEmpty()) {
            terminal.line("Ingen dialog är registrerad. Registrera en med ./bevara dialogue add KONTO ADRESS …");
            return;
        }
        var table = new Table("Nummer", "Konto", "Adress", "Uppdrag", "Förankrat med", "Börjar med", "Sedan", "Avslutad");
        dialogues.forEach(one -> table.row(one.number(), one.account(), one.address(), one.assignment(), one.agreedWith(),
                one.root() == null ? "inget sparat ännu" : "handling " + one.root(), SwedishText.time(one.started()),
                one.ended() == null ? "" : SwedishText.time(one.ended())));
        table.print(terminal);
    }
}
