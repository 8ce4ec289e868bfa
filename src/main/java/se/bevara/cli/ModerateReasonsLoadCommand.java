package se.bevara.cli;

import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import se.bevara.moderation.Reasons;
import se.bevara.retention.Finding;
import se.bevara.users.Needs;
import se.bevara.users.Right;

/** Takes a list of reasons into the archive. */
@Command(name = "load", description = {
        "Läser in en orsakslista i arkivet. Från och med då frågar nätterna om det som försvunnit.",
        "En fil med fel läses inte in. En version som en gång lästs in ändras aldrig: höj version i filen."})
@Needs(Right.RULES)
final class ModerateReasonsLoadCommand extends ArchiveCommand {

    @Parameters(paramLabel = "FIL", description = "Filen med listan.")
    Path file = Path.of("");

    @Option(names = "--by", paramLabel = "NAMN", required = true, description = "Vem som läser in.")
    String by = "";

    ModerateReasonsLoadCommand(Opening opening, Terminal terminal) {
        super(opening, terminal);
    }

    @Override
    int run(Program program) {
        var findings = program.the(Reasons.class).load(String.valueOf(file.getFileName()), RulesLoadCommand.bytes(file), by);
        if (json) {
            terminal.json(findings);
        } else {
            findings.forEach(finding -> terminal.line(finding.text()));
            terminal.line(
                    "Arkivet har " + program.the(Reasons.class).all().size() + " orsakslistor, varje version räknad för sig.");
        }
        return findings.stream().anyMatch(finding -> finding.severity() == Finding.Severity.ERROR)
                ? Commands.WRONG_USE
                : findings.isEmpty() ? Commands.DONE : Commands.FINDINGS;
    }
}
