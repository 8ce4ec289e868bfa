package se.bevara.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import se.bevara.dialogues.DialogueRefused;
import se.bevara.dialogues.Dialogues;
import se.bevara.users.Needs;
import se.bevara.users.Right;

/** Ends a dialogue. */
@Command(name = "end", description = "Avslutar en dialog: sidan frågas inte mer. Det som är sparat finns kvar.")
@Needs(Right.REGISTER)
final class DialogueEndCommand extends ArchiveCommand {

    @Parameters(paramLabel = "NUMMER", description = "Dialogens nummer, som ./bevara dialogue list visar det.")
    long number;

    @Option(names = "--by", paramLabel = "NAMN", required = true, description = "Vem som avslutar den. Skrivs i liggaren.")
    String by = "";

    DialogueEndCommand(Opening opening, Terminal terminal) {
        super(opening, terminal);
    }

    @Override
    int run(Program program) {
        try {
            program.the(Dialogues.class).end(number, by);
        } catch (DialogueRefused e) {
            throw new WrongUse(String.valueOf(e.getMessage()));
        }
        terminal.line("Dialog " + number + " är avslutad.");
        return Commands.DONE;
    }
}
