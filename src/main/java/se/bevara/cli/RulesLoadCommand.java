package se.bevara.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import se.bevara.retention.Decisions;
import se.bevara.retention.Finding;
import se.bevara.users.Needs;
import se.bevara.users.Right;

/** Takes disposal decisions into the archive. */
@Command(name = "load", description = {"Läser in gallringsbeslut i arkivet. Därefter tillämpas de varje natt.",
        "En fil med fel läses inte in. En version som en gång lästs in ändras aldrig: höj version i filen."})
@Needs(Right.RULES)
final class RulesLoadCommand extends ArchiveCommand {

    @Parameters(arity = "1..*", paramLabel = "FIL", description = "Filer med beslut. ./bevara rules preview visar först vad de skulle ändra.")
    List<Path> files = new ArrayList<>();

    @Option(names = "--by", paramLabel = "NAMN", required = true, description = "Vem som läser in.")
    String by = "";

    RulesLoadCommand(Opening opening, Terminal terminal) {
        super(opening, terminal);
    }

    @Override
    int run(Program program) {
        var findings = new ArrayList<Finding>();
        for (Path file : files) {
            findings.addAll(program.the(Decisions.class).load(String.valueOf(file.getFileName()), bytes(file), by));
        }
        var known = program.the(Decisions.class).all();
        if (json) {
            terminal.json(findings);
        } else {
            findings.forEach(finding -> terminal.line(finding.text()));
            terminal.line("Arkivet har " + known.size() + " beslut, varje version räknad för sig.");
        }
        return findings.stream().anyMatch(finding -> finding.severity() == Finding.Severity.ERROR)
                ? Commands.WRONG_USE
                : findings.isEmpty() ? Commands.DONE : Commands.FINDINGS;
    }

    static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
