package se.bevara.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import se.bevara.moderation.NoticeTexts;
import se.bevara.moderation.Template;

/** Shows a text to send to the one who wrote something. */
@Command(name = "text", description = {
        "Visar texten till den som skrev, ifylld för ärendet: beskedet om att det är borta, eller en hänvisning till rätt kanal.",
        "Ingenting skickas: en människa gör det, och antecknar det sedan."})
final class ModerateTextCommand extends ArchiveCommand {

    @Parameters(paramLabel = "ÄRENDE", description = "Ärendets nummer, som M-2026-0001.")
    String id = "";

    @Option(names = "--template", paramLabel = "MALL", description = "Mallens namn i orsakslistan. Annars den som skälet anger.")
    String template = "";

    @Option(names = "--english", description = "På engelska.")
    boolean english;

    ModerateTextCommand(Opening opening, Terminal terminal) {
        super(opening, terminal);
    }

    @Override
    int run(Program program) {
        var filled = filled(program, id, template, english);
        if (json) {
            terminal.json(filled);
            return Commands.DONE;
        }
        filled.text().lines().forEach(terminal::line);
        terminal.line("");
        terminal.line(filled.purpose() == Template.Purpose.NOTICE
                ? "När den är skickad: ./bevara moderate notice " + id + " --sent --template " + filled.template()
                        + " --because SÄTT --by ROLL"
                : "När den är skickad: ./bevara moderate note " + id + " --referred --text SÄTT --by ROLL");
        return Commands.DONE;
    }

    static NoticeTexts.Filled filled(Program program, String id, String template, boolean english) {
        try {
            return program.the(NoticeTexts.class).fill(id, template, english);
        } catch (IllegalArgumentException e) {
            throw new WrongUse(String.valueOf(e.getMessage()));
        }
    }
}
