package se.bevara.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import se.bevara.archive.Archive;
import se.bevara.moderation.Case;
import se.bevara.moderation.Restrictions;
import se.bevara.users.Needs;
import se.bevara.users.Right;

/** Shows a secret item to the role that may read it. */
@Command(name = "look", description = "Visar en sekretessmarkerad handling för den roll som får läsa den. Det antecknas.")
@Needs(Right.LOOK)
final class ModerateLookCommand extends ModerateStep {

    @Parameters(paramLabel = "NR", description = "Handlingens nummer.")
    long item;

    @Option(names = "--role", paramLabel = "ROLL", required = true, description = "Rollen som läser.")
    String role = "";

    @Option(names = "--why", paramLabel = "TEXT", required = true, description = "Varför den läses. Varje läsning antecknas i liggaren.")
    String why = "";

    ModerateLookCommand(Opening opening, Terminal terminal) {
        super(opening, terminal);
    }

    @Override
    String duty() {
        return role;
    }

    @Override
    @Nullable
    Case step(Program program) {
        var archive = program.the(Archive.class);
        var found = archive.item(item).orElseThrow(() -> new WrongUse("Det finns ingen handling med nummer " + item + "."));
        var content = program.the(Restrictions.class).look(item, role, by, why,
                () -> archive.content(found, found.versions().size()));
        terminal.line("Av: " + content.authorName());
        content.text().lines().forEach(line -> terminal.line("  | " + line));
        return null;
    }
}
