package se.bevara.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import se.bevara.moderation.Case;
import se.bevara.moderation.Moderation;

/** Seals the transfer record of a case. */
@Command(name = "seal", description = {
        "Läser om bevisen och förseglar överföringsposten. Därefter får handlingen tas bort på plattformen.",
        "Avbröts det förra försöket fortsätter det här där det slutade."})
final class ModerateSealCommand extends ModerateStep {

    @Parameters(paramLabel = "ÄRENDE", description = "Ärendets nummer, som M-2026-0001.")
    String id = "";

    @Option(names = "--deviation", paramLabel = "TEXT", description = {
            "Varför det ska bort fast inget gallringsbeslut i kraft ger stöd.",
            "Det blir en avvikelse i överföringsposten. Utan den vägras förseglingen."})
    String deviation = "";

    ModerateSealCommand(Opening opening, Terminal terminal) {
        super(opening, terminal);
    }

    @Override
    Case step(Program program) {
        return program.the(Moderation.class).seal(id, deviation, by);
    }
}
