package se.bevara.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import se.bevara.moderation.Case;
import se.bevara.moderation.Takedowns;

/** Takes the item of a sealed case from view through its platform. */
@Command(name = "remove", description = {
        "Tar bort eller döljer handlingen genom plattformens gränssnitt, när överföringsposten är förseglad.",
        "Kräver en egen skrivbehörighet för kontot: bevara.capture.access.KONTO.write-token-file.",
        "Är handlingen ändrad sedan den arkiverades hämtas den nya lydelsen först. Att den är borta bekräftar en kommande natt."})
final class ModerateRemoveCommand extends ModerateStep {

    @Parameters(paramLabel = "ÄRENDE", description = "Ärendets nummer, som M-2026-0001.")
    String id = "";

    ModerateRemoveCommand(Opening opening, Terminal terminal) {
        super(opening, terminal);
    }

    @Override
    Case step(Program program) {
        return program.the(Takedowns.class).take(id, by);
    }
}
