package se.bevara.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import se.bevara.disclosure.Request;
import se.bevara.disclosure.Requests;

/** Ends a request that is no longer asked for. */
@Command(name = "withdraw", description = "Avslutar en begäran som har återtagits. Gallringsstoppet hävs.")
final class DiscloseWithdrawCommand extends DiscloseStep {

    @Parameters(paramLabel = "BEGÄRAN", description = "Begärans nummer.")
    String request = "";

    @Option(names = "--why", paramLabel = "TEXT", required = true, description = "Vad som hände.")
    String why = "";

    DiscloseWithdrawCommand(Opening opening, Terminal terminal) {
        super(opening, terminal);
    }

    @Override
    Request step(Program program) {
        return program.the(Requests.class).withdraw(request, why, by);
    }
}
