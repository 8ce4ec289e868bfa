package se.bevara.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import se.bevara.moderation.Case;
import se.bevara.moderation.Restrictions;
import se.bevara.users.Needs;
import se.bevara.users.Right;

/** Enters the number under which a secret item was registered. */
@Command(name = "registered", description = "Skriver in det nummer en sekretessmarkerad handling fått i ärendesystemet.")
@Needs(Right.RESTRICT)
final class ModerateRegisteredCommand extends ModerateStep {

    @Parameters(paramLabel = "NR", description = "Handlingens nummer.")
    long item;

    @Option(names = "--case", paramLabel = "NUMMER", required = true, description = "Ärendets nummer i ärendesystemet, som KS2026/12.")
    String number = "";

    ModerateRegisteredCommand(Opening opening, Terminal terminal) {
        super(opening, terminal);
    }

    @Override
    @Nullable
    Case step(Program program) {
        program.the(Restrictions.class).registered(item, number, by);
        terminal.line("Handling " + item + " är registrerad som " + number + ".");
        return null;
    }
}
