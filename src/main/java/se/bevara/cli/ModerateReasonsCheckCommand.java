package se.bevara.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import se.bevara.moderation.ReasonReader;
import se.bevara.retention.Finding;

/** Checks a list of reasons by itself; needs no archive. */
@Command(name = "check", description = {"Kontrollerar en orsakslista: stavning, grund för varje skäl, egna koder.",
        "Säger var felet är, vad som stod där, vad som väntades och hur det rättas. Arkivet rörs inte."})
final class ModerateReasonsCheckCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(arity = "0..1", paramLabel = "FIL", description = "Listan. Annars retention-rules/orsaker/orsakskoder.yaml i projektet.")
    @Nullable
    Path file;

    @Option(names = "--json", description = "Skriver JSON, för maskiner.")
    boolean json;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Visar den här hjälpen.")
    boolean help;

    ModerateReasonsCheckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        Path chosen = Objects.requireNonNullElseGet(file,
                () -> ArchiveCommand.home().resolve("retention-rules/orsaker/orsakskoder.yaml"));
        if (!Files.isRegularFile(chosen)) {
            throw new WrongUse("FIL: väntade en orsakslista, fann " + chosen);
        }
        var read = ReasonReader.read(String.valueOf(chosen.getFileName()), Files.readAllBytes(chosen));
        List<Finding> findings = read.findings();
        if (json) {
            terminal.json(findings);
        } else {
            findings.forEach(finding -> terminal.line(finding.text()));
            read.list().ifPresent(list -> {
                terminal.line(list.codes().size() + " skäl lästa ur " + list.name() + ".");
                terminal.line(list.allowed());
            });
        }
        return !read.usable() ? Commands.WRONG_USE : findings.isEmpty() ? Commands.DONE : Commands.FINDINGS;
    }
}
