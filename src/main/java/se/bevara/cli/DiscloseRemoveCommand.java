package se.bevara.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import se.bevara.disclosure.Request;
import se.bevara.disclosure.Selections;

/** Takes items out of a selection. */
@Command(name = "remove", description = "Tar bort handlingar ur urvalet. Gallringsstoppet ligger kvar tills begäran är avslutad.")
final class DiscloseRemoveCommand extends DiscloseStep {

    @Parameters(index = "0", paramLabel = "BEGÄRAN", description = "Begärans nummer.")
    String request = "";

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "HANDLING", description = "Handlingarnas nummer.")
    List<Long> items = new ArrayList<>();

    @Option(names = "--why", paramLabel = "TEXT", required = true, description = "Varför de inte omfattas.")
    String why = "";

    DiscloseRemoveCommand(Opening opening, Terminal terminal) {
        super(opening, terminal);
    }

    @Override
    Request step(Program program) {
        return program.the(Selections.class).remove(request, items, why, by);
    }
}
