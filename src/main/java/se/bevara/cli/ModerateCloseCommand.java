package se.bevara.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import se.bevara.moderation.Case;
import se.bevara.moderation.Moderation;

/** Ends a case. */
@Command(name = "close", description = "Avslutar ett ärende. Arkivets exemplar bedöms sedan av gallringsbesluten som modererat.")
final class ModerateCloseCommand extends ModerateStep {

    @Parameters(paramLabel = "ÄRENDE", description = "Ärendets nummer, som M-2026-0001.")
    String id = "";

    ModerateCloseCommand(Opening opening, Terminal terminal) {
        super(opening, terminal);
    }

    @Override
    Case step(Program program) {
        return program.the(Moderation.class).close(id, by);
    }
}
