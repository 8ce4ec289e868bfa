package se.bevara.cli;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import se.bevara.dialogues.DialogueRefused;
import se.bevara.dialogues.Dialogues;
import se.bevara.users.Needs;
import se.bevara.users.Right;

/** Registers a dialogue that one of our accounts has on somebody else's page. */
@Command(name = "add", description = {
        "Registrerar en dialog som ett av våra konton för på någon annans sida, på Mastodon eller Bluesky.",
        "Nätterna sparar det inlägg som adressen leder till, det vi skriver där, det vi svarar på och svaren på det. Inget annat på sidan."})
@Needs(Right.REGISTER)
final class DialogueAddCommand extends ArchiveCommand {

    @Parameters(index = "0", paramLabel = "KONTO", description = "Vårt konto, som ./bevara register list visar det.")
    String account = "";

    @Parameters(index = "1", paramLabel = "ADRESS", description = "Adressen till inlägget som dialogen börjar med, som webbläsaren visar den.")
    String address = "";

    @Option(names = "--assignment", paramLabel = "TEXT", required = true, description = "Uppdraget som dialogen hör till. Skrivs i åtgärdens fil, inte i liggaren.")
    String assignment = "";

    @Option(names = "--agreed-with", paramLabel = "ROLL", required = true, description = "Den roll som dialogen är förankrad med, som närmaste chef. Inget namn.")
    String agreedWith = "";

    @Option(names = "--by", paramLabel = "NAMN", required = true, description = "Vem som registrerar den. Skrivs i liggaren.")
    String by = "";

    DialogueAddCommand(Opening opening, Terminal terminal) {
        super(opening, terminal);
    }

    @Override
    int run(Program program) {
        try {
            var dialogue = program.the(Dialogues.class).register(account, address, assignment, agreedWith, by);
            DialogueListCommand.show(List.of(dialogue), json, terminal);
        } catch (DialogueRefused e) {
            throw new WrongUse(String.valueOf(e.getMessage()));
        }
        return Commands.DONE;
    }
}
