package se.bevara.cli;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import se.bevara.moderation.Case;
import se.bevara.moderation.Moderation;

/** Records how the notice to the one who wrote it ended. */
@Command(name = "notice", description = "Antecknar beskedet till den som skrev: lämnat, inte möjligt eller inte aktuellt, och varför.")
final class ModerateNoticeCommand extends ModerateStep {

    @Parameters(paramLabel = "ÄRENDE", description = "Ärendets nummer, som M-2026-0001.")
    String id = "";

    @ArgGroup(multiplicity = "1")
    Outcome outcome = new Outcome();

    /** How it ended. */
    static final class Outcome {
        @Option(names = "--sent", description = "Besked är lämnat.")
        boolean sent;

        @Option(names = "--impossible", description = "Besked kan inte lämnas.")
        boolean impossible;

        @Option(names = "--not-due", description = "Besked ska inte lämnas.")
        boolean notDue;
    }

    @Option(names = "--because", paramLabel = "TEXT", required = true, description = "Hur beskedet lämnades, eller varför inte. Inget ur handlingen.")
    String because = "";

    @Option(names = "--template", paramLabel = "MALL", description = {
            "Vilken text som lämnades, som ./bevara moderate text visar den.",
            "Antecknas med orsakslistans version."})
    String template = "";

    ModerateNoticeCommand(Opening opening, Terminal terminal) {
        super(opening, terminal);
    }

    @Override
    Case step(Program program) {
        Case.Notice how = outcome.sent
                ? Case.Notice.SENT
                : outcome.impossible ? Case.Notice.IMPOSSIBLE : Case.Notice.NOT_DUE;
        if (!template.isEmpty() && how != Case.Notice.SENT) {
            throw new WrongUse("--template: väntade --sent, fann ett besked som inte är lämnat");
        }
        var filled = template.isEmpty() ? null : ModerateTextCommand.filled(program, id, template, false);
        return program.the(Moderation.class).notice(id, how, because,
                filled == null ? "" : "mallen " + filled.template() + ", " + filled.list(), by);
    }
}
