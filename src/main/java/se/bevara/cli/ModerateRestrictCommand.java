package se.bevara.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import se.bevara.moderation.Case;
import se.bevara.moderation.Restrictions;
import se.bevara.users.Needs;
import se.bevara.users.Right;

/** Restricts a secret item at once. */
@Command(name = "restrict", description = {
        "Sekretessmarkerar en handling genast: den syns inte i sökning eller på sidor, och läses bara av rollen.",
        "Den ska registreras i ärendesystemet; se ./bevara moderate secret."})
@Needs(Right.RESTRICT)
final class ModerateRestrictCommand extends ModerateStep {

    @Parameters(paramLabel = "NR", description = "Handlingens nummer.")
    long item;

    @Option(names = "--ground", paramLabel = "TEXT", required = true, description = "Lagrum och varför. Inget ur handlingen.")
    String ground = "";

    @Option(names = "--role", paramLabel = "ROLL", required = true, description = "Rollen som får läsa den.")
    String role = "";

    ModerateRestrictCommand(Opening opening, Terminal terminal) {
        super(opening, terminal);
    }

    @Override
    @Nullable
    Case step(Program program) {
        program.the(Restrictions.class).restrict(item, role, ground, by);
        terminal.line("Handling " + item + " är sekretessmarkerad. Registrera den i ärendesystemet, och skriv in numret med"
                + " ./bevara moderate registered " + item + " --case NUMMER --by ROLL");
        return null;
    }
}
