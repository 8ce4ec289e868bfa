package se.bevara.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import se.bevara.moderation.Case;
import se.bevara.moderation.Routing;

/** Sends a case to another role. */
@Command(name = "route", description = {
        "Skickar ett ärende vidare till en annan roll inom kommunen. Från början väntar det på rollen som skälet anger.",
        "Rollen får ett brev med ärendets nummer, aldrig vad det gäller, där dess adress är inställd."})
final class ModerateRouteCommand extends ModerateStep {

    @Parameters(paramLabel = "ÄRENDE", description = "Ärendets nummer, som M-2026-0001.")
    String id = "";

    @Option(names = "--to", paramLabel = "ROLL", required = true, description = "Rollen som ska ta nästa steg.")
    String to = "";

    @Option(names = "--text", paramLabel = "TEXT", required = true, description = "Varför, eller vad som önskas. Inget ur handlingen.")
    String text = "";

    ModerateRouteCommand(Opening opening, Terminal terminal) {
        super(opening, terminal);
    }

    @Override
    Case step(Program program) {
        return program.the(Routing.class).to(id, to, text, by);
    }
}
