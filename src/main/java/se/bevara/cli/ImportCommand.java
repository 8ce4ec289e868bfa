package se.bevara.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import se.bevara.imports.ImportReport;
import se.bevara.imports.Imports;

/** Takes in the platforms' own exports. */
@Command(name = "import", description = {
        "Läser in exporter som plattformarna själva gör av ett konto: Bluesky, Facebook, Instagram,",
        "LinkedIn, Mastodon, WordPress, X och YouTube. Vad det är för fil avgörs av innehållet.",
        "Det som redan finns i arkivet ändras inte, och det som filen saknar räknas inte som borttaget."})
final class ImportCommand extends ArchiveCommand {

    @Parameters(arity = "1..*", paramLabel = "FIL", description = "Exportfiler, som de hämtades från plattformen.")
    List<Path> chosen = List.of();

    @Option(names = "--account", paramLabel = "KONTO", description = "Kontot i registret som exporten hör till. Behövs när exporten inte säger det.")
    @Nullable
    String account;

    @Option(names = "--dry-run", description = "Visar vad som skulle läsas in; ändrar inget.")
    boolean dry;

    ImportCommand(Opening opening, Terminal terminal) {
        super(opening, terminal);
    }

    @Override
    int run(Program program) {
        var imports = program.the(Imports.class);
        var reports = new ArrayList<ImportReport>();
        for (Path file : chosen) {
            var reached = new AtomicReference<>("");
            try (var progress = new Progress(terminal, "Läser in " + file.getFileName(), reached::get)) {
                ImportReport report = imports.run(file, account, dry, reached::set);
                progress.close();
                reports.add(report);
                if (!json) {
                    print(report);
                }
            }
        }
        if (json) {
            terminal.json(reports);
        }
        return reports.stream().anyMatch(ImportReport::findings) ? Commands.FINDINGS : Commands.DONE;
    }

    private void print(ImportReport report) {
        terminal.line(report.file() + ": " + report.format() + ", konto " + report.account()
                + (report.owner() ? "" : " (exporten säger inte vems den är)"));
        terminal.line("  Funna: " + report.found() + ", " + (report.dryRun() ? "skulle vara nya: " : "nya: ") + report.added()
                + ", fanns redan: " + report.known());
        report.leftOut().entrySet().stream().sorted(java.util.Map.Entry.comparingByKey())
                .forEach(left -> terminal.line("  Lämnade: " + left.getValue() + " " + left.getKey().swedish()));
        if (report.kept() == null) {
            terminal.line("  Inget är inläst. Utan --dry-run läses det in.");
            return;
        }
        terminal.line("  Bilagor: " + report.media() + (report.mediaMissing() == 0
                ? ""
                : ", " + report.mediaMissing() + " saknas i filen eller är för stora"));
        terminal.line("  Filen: SHA-256 " + report.sha256() + (Boolean.TRUE.equals(report.kept())
                ? ", sparad i arkivet"
                : ", inte sparad i arkivet: " + (report.whyNot().isEmpty() ? "något av den har gallrats" : report.whyNot())));
    }
}
