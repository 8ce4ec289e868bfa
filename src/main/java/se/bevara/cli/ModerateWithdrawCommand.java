package se.bevara.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import se.bevara.moderation.Case;
import se.bevara.moderation.Moderation;

/** Ends a case whose item stays. */
@Command(name = "withdraw", description = "Återtar ett ärende: handlingen ska stå kvar, till exempel för att den är laglig kritik.")
final class ModerateWithdrawCommand extends ModerateStep {

    @Parameters(paramLabel = "ÄRENDE", description = "Ärendets nummer, som M-2026-0001.")
    String id = "";

    @Option(names = "--because", paramLabel = "TEXT", required = true, description = "Varför det ska stå kvar.")
    String because = "";

    ModerateWithdrawCommand(Opening opening, Terminal terminal) {
        super(opening, terminal);
    }

    @Override
    Case step(Program program) {
        return program.the(Moderation.class).withdraw(id, because, by);
    }
}
