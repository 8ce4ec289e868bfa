package se.bevara.cli;

import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import se.bevara.moderation.Handover;
import se.bevara.users.Needs;
import se.bevara.users.Right;

/** Packs a case for a case system. */
@Command(name = "handover", description = {
        "Packar ett ärende för ärendesystemet: handling, bilagor, bilder och överföringspost, som JSON och PDF/A med kontrollsummor.",
        "En sekretessmarkerad handling packas bara för den roll som får läsa den. Det som inte får kopieras packas aldrig.",
        "Skicka filen på säkert sätt. Formatet beskrivs i retention-rules/README.md."})
@Needs(Right.MODERATE)
final class ModerateHandoverCommand extends ArchiveCommand {

    @Parameters(paramLabel = "ÄRENDE", description = "Ärendets nummer, som M-2026-0001.")
    String id = "";

    @Option(names = "--to", paramLabel = "FIL", required = true, description = "Filen som ska skrivas, som inte får finnas. Bara den som skriver den får läsa den.")
    Path to = Path.of("overlamning.zip");

    @Option(names = "--system", paramLabel = "NAMN", required = true, description = "Ärendesystemet eller mottagaren.")
    String system = "";

    @Option(names = "--by", paramLabel = "ROLL", required = true, description = "Vem som gör det: roll eller namn hos kommunen.")
    String by = "";

    @Option(names = "--role", paramLabel = "ROLL", description = "Rollen som läser, för en sekretessmarkerad handling. Läsningen antecknas.")
    String role = "";

    ModerateHandoverCommand(Opening opening, Terminal terminal) {
        super(opening, terminal);
    }

    @Override
    String duty() {
        return role;
    }

    @Override
    int run(Program program) {
        try {
            var packed = program.the(Handover.class).pack(id, to, new Handover.Asked(by, role, system));
            if (json) {
                terminal.json(packed);
                return Commands.DONE;
            }
            terminal.line("Ärende " + id + ": " + packed.files() + " filer i " + to + ", SHA-256 " + packed.sha256());
            terminal.line(
                    "När ärendesystemet har gett ett diarienummer: ./bevara moderate registered NR --case NUMMER --by ROLL, eller för"
                            + " det som inte är sekretessmarkerat ./bevara moderate note " + id
                            + " --registered --text NUMMER --by ROLL");
            return Commands.DONE;
        } catch (IllegalArgumentException e) {
            throw new WrongUse(String.valueOf(e.getMessage()));
        }
    }
}
