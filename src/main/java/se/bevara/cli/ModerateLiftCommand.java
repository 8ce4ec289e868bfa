package se.bevara.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import se.bevara.moderation.Case;
import se.bevara.moderation.Restrictions;
import se.bevara.users.Needs;
import se.bevara.users.Right;

/** Takes a restriction away. */
@Command(name = "lift", description = "Häver en sekretessmarkering.")
@Needs(Right.RESTRICT)
final class ModerateLiftCommand extends ModerateStep {

    @Parameters(paramLabel = "NR", description = "Handlingens nummer.")
    long item;

    @Option(names = "--because", paramLabel = "TEXT", required = true, description = "Varför.")
    String because = "";

    ModerateLiftCommand(Opening opening, Terminal terminal) {
        super(opening, terminal);
    }

    @Override
    @Nullable
    Case step(Program program) {
        program.the(Restrictions.class).lift(item, because, by);
        terminal.line("Sekretessmarkeringen av handling " + item + " är hävd.");
        return null;
    }
}
