package se.bevara.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import se.bevara.retention.Cases;
import se.bevara.retention.Finding;

/** Tries the cases of a file against the rules it names; needs no archive. */
@Command(name = "cases", description = {"Prövar fall mot gallringsbeslut: fakta och väntat utfall i en fil.",
        "Varje skillnad nämns, med förklaringen av utfallet. Formatet står i retention-rules/README.md."})
final class RulesCasesCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(paramLabel = "FIL", description = "Filen med fall.")
    Path file = Path.of("");

    @Option(names = "--explain", description = "Förklarar också de fall som blev som väntat.")
    boolean explain;

    @Option(names = "--json", description = "Skriver JSON, för maskiner.")
    boolean json;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Visar den här hjälpen.")
    boolean help;

    RulesCasesCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        Cases.Report report = Cases.run(file);
        if (json) {
            terminal.json(report);
        } else {
            report.findings().forEach(finding -> terminal.line(finding.text()));
            report.results().forEach(this::print);
            long differing = report.results().stream().filter(result -> !result.differences().isEmpty()).count();
            terminal.line(report.results().size() + " fall, " + differing + " med annat utfall än väntat.");
        }
        return unreadable(report.findings()) || report.results().isEmpty()
                ? Commands.WRONG_USE
                : report.passed() ? Commands.DONE : Commands.FINDINGS;
    }

    private static boolean unreadable(List<Finding> findings) {
        return findings.stream().anyMatch(finding -> finding.severity() == Finding.Severity.ERROR);
    }

    private void print(Cases.Result result) {
        boolean differs = !result.differences().isEmpty();
        terminal.line((differs ? "Skiljer  " : "Stämmer  ") + result.name() + " (rad " + result.line() + ")");
        result.differences()
                .forEach(difference -> terminal.line("  rad " + difference.line() + ", " + difference.field() + ": väntade "
                        + difference.expected() + ", fann " + difference.found()));
        if (differs || explain) {
            result.explanation().forEach(line -> terminal.line("    " + line));
        }
    }
}
