package se.bevara.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import se.bevara.disclosure.Request;
import se.bevara.disclosure.Requests;

/** Ends a request. */
@Command(name = "close", description = "Avslutar en begäran vars paket är utlämnat. Gallringsstoppet hävs; det som lämnades ut är kvar.")
final class DiscloseCloseCommand extends DiscloseStep {

    @Parameters(paramLabel = "BEGÄRAN", description = "Begärans nummer.")
    String request = "";

    @Option(names = "--settled", description = "Ett beslut som gått den enskilde emot är slutligt, eller ingen vill ha ett som kan överklagas.")
    boolean settled;

    DiscloseCloseCommand(Opening opening, Terminal terminal) {
        super(opening, terminal);
    }

    @Override
    Request step(Program program) {
        return program.the(Requests.class).close(request, settled, by);
    }
}
