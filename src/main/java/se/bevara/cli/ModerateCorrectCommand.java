package se.bevara.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import se.bevara.moderation.Case;
import se.bevara.moderation.Moderation;

/** Adds a correction to a sealed record. */
@Command(name = "correct", description = "Rättar en överföringspost med en ny anteckning. Posten själv ändras aldrig.")
final class ModerateCorrectCommand extends ModerateStep {

    @Parameters(paramLabel = "ÄRENDE", description = "Ärendets nummer, som M-2026-0001.")
    String id = "";

    @Option(names = "--text", paramLabel = "TEXT", required = true, description = "Vad som var fel i posten, och vad som är rätt. Inget ur handlingen.")
    String text = "";

    ModerateCorrectCommand(Opening opening, Terminal terminal) {
        super(opening, terminal);
    }

    @Override
    Case step(Program program) {
        return program.the(Moderation.class).correct(id, text, by);
    }
}
