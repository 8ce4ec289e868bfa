package se.bevara.cli;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import se.bevara.disclosure.PackageVerification;

/** Checks a package that was handed out: needs no archive. */
@Command(name = "verify-package", description = "Kontrollerar ett utlämnat paket för sig, utan arkiv och nät. Nämner varje avvikelse.")
final class VerifyPackageCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(paramLabel = "FIL", description = "Paketets ZIP-fil.")
    Path file = Path.of("");

    @Option(names = "--json", description = "Skriver JSON, för maskiner.")
    boolean json;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Visar den här hjälpen.")
    boolean help;

    VerifyPackageCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        PackageVerification.Found found;
        try {
            found = PackageVerification.of(file);
        } catch (UncheckedIOException e) {
            throw new WrongUse("FIL: väntade en ZIP-fil, " + file + " kan inte läsas som en");
        }
        if (json) {
            terminal.json(found);
        } else {
            found.differences().forEach(one -> terminal.line("AVVIKELSE " + one.file() + ", " + one.record() + ": väntade "
                    + one.expected() + ", fann " + one.found()));
            terminal.line((found.differences().isEmpty() ? "Paketet är helt: " : "Paketet avviker: ") + found.files() + " filer, "
                    + found.proofs() + " bevis följda till kontrollpunkten.");
            terminal.line("Nyckelns SHA-256, att jämföra med den som kommunen har offentliggjort: " + found.key());
        }
        return found.differences().isEmpty() ? Commands.DONE : Commands.FINDINGS;
    }
}
