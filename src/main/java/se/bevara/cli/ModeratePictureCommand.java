package se.bevara.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import se.bevara.moderation.Case;
import se.bevara.moderation.CaseEvidence;

/** Pictures the item of a case anew. */
@Command(name = "picture", description = {
        "Avbildar ärendets handling på nytt, på plattformen och som den finns i arkivet, innan överföringsposten förseglas.",
        "Behövs bara när bilden inte kunde tas då ärendet började."})
final class ModeratePictureCommand extends ModerateStep {

    @Parameters(paramLabel = "ÄRENDE", description = "Ärendets nummer, som M-2026-0001.")
    String id = "";

    ModeratePictureCommand(Opening opening, Terminal terminal) {
        super(opening, terminal);
    }

    @Override
    Case step(Program program) {
        return program.the(CaseEvidence.class).picture(id, by);
    }
}
