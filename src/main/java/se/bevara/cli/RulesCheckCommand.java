package se.bevara.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import se.bevara.accounts.Account;
import se.bevara.accounts.Accounts;
import se.bevara.accounts.RegisterImport;
import se.bevara.retention.Finding;
import se.bevara.retention.RulesCheck;

/** Checks rule files by themselves; needs no archive. */
@Command(name = "check", description = {"Kontrollerar gallringsbesluten i en mapp: stavning, datum, frister, överlappningar.",
        "Säger var felet är, vad som stod där, vad som väntades och hur det rättas. Arkivet rörs inte."})
final class RulesCheckCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(arity = "0..1", paramLabel = "MAPP", description = "Mappen med beslut. Annars retention-rules i projektet.")
    @Nullable
    Path folder;

    @Option(names = "--register", paramLabel = "FIL", description = "Kontoregistret som CSV: då prövas också vilka konton besluten omfattar.")
    @Nullable
    Path register;

    @Option(names = "--earlier", paramLabel = "MAPP", description = "Besluten som de lästes in förut: då upptäcks det som ändrats utan ny version.")
    @Nullable
    Path earlier;

    @Option(names = "--json", description = "Skriver JSON, för maskiner.")
    boolean json;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Visar den här hjälpen.")
    boolean help;

    RulesCheckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        Path chosen = Objects.requireNonNullElseGet(folder, () -> ArchiveCommand.home().resolve("retention-rules"));
        if (!Files.isDirectory(chosen)) {
            throw new WrongUse("MAPP: väntade en mapp med gallringsbeslut, fann " + chosen);
        }
        RulesCheck check = new RulesCheck().accounts(accounts()).earlier(digests()).folder(chosen);
        List<Finding> findings = check.findings();
        if (json) {
            terminal.json(findings);
        } else {
            findings.forEach(finding -> terminal.line(finding.text()));
            terminal.line(check.decisions().size() + " beslut lästa, " + count(findings, Finding.Severity.ERROR) + " fel, "
                    + count(findings, Finding.Severity.WARNING) + " varningar.");
        }
        return !check.usable() || check.decisions().isEmpty()
                ? Commands.WRONG_USE
                : findings.isEmpty() ? Commands.DONE : Commands.FINDINGS;
    }

    private static long count(List<Finding> findings, Finding.Severity severity) {
        return findings.stream().filter(finding -> finding.severity() == severity).count();
    }

    private List<Account> accounts() throws IOException {
        Path file = register;
        if (file == null) {
            return List.of();
        }
        RegisterImport read = Accounts.readAlone(Files.readAllBytes(file));
        if (!read.errors().isEmpty()) {
            var error = read.errors().getFirst();
            throw new WrongUse(file + ", rad " + error.line() + ", " + error.column() + ": väntade " + error.expected()
                    + ", fann " + error.found());
        }
        return read.added();
    }

    private Map<String, String> digests() throws IOException {
        var digests = new HashMap<String, String>();
        Path before = earlier;
        if (before != null) {
            new RulesCheck().folder(before).decisions()
                    .forEach(decision -> digests.put(RulesCheck.version(decision.id(), decision.version()),
                            decision.file().sha256()));
        }
        return digests;
    }
}
