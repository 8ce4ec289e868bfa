package se.bevara.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import se.bevara.moderation.Case;
import se.bevara.moderation.CaseState;
import se.bevara.moderation.Moderation;

/** Says that an item has been removed on the platform. */
@Command(name = "removed", description = {
        "Uppger att handlingen är borttagen eller dold på plattformen. Vägras innan överföringsposten är förseglad.",
        "Att den är borta bekräftar en kommande natt."})
final class ModerateRemovedCommand extends ModerateStep {

    @Parameters(paramLabel = "ÄRENDE", description = "Ärendets nummer, som M-2026-0001.")
    String id = "";

    @Option(names = "--unseen", paramLabel = "TEXT", description = {
            "För det som arkivet inte får ha: hur det är känt att det är borta.",
            "Bekräftar också, för arkivet letar inte efter det."})
    String unseen = "";

    ModerateRemovedCommand(Opening opening, Terminal terminal) {
        super(opening, terminal);
    }

    @Override
    Case step(Program program) {
        var moderation = program.the(Moderation.class);
        boolean said = moderation.find(id).filter(one -> one.state() == CaseState.SAID).isPresent();
        Case one = said && !unseen.isEmpty() ? moderation.find(id).orElseThrow() : moderation.removed(id, by);
        return unseen.isEmpty() ? one : moderation.confirmUnseen(id, unseen, by);
    }
}
