package se.bevara.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import se.bevara.accounts.Account;
import se.bevara.accounts.Accounts;
import se.bevara.snapshot.Outcome;
import se.bevara.snapshot.Planned;
import se.bevara.snapshot.Snapshots;

/** Pictures accounts now. */
@Command(name = "snapshot", description = {"Avbildar konton nu: bild, PDF/A och uppgifter om hur sidan såg ut.",
        "Utan konton de som är i tur. Det som inte är kontots sida blir aldrig en ögonblicksbild."})
final class SnapshotCommand extends ArchiveCommand {

    @Parameters(arity = "0..*", paramLabel = "KONTO", description = "Konton som ./bevara register list visar dem. Annars de som är i tur.")
    List<String> chosen = List.of();

    @Option(names = "--reason", paramLabel = "TEXT", description = "Varför, till exempel inför vilken förändring.")
    String reason = "På begäran";

    SnapshotCommand(Opening opening, Terminal terminal) {
        super(opening, terminal);
    }

    @Override
    int run(Program program) {
        var snapshots = program.the(Snapshots.class);
        var accounts = chosen.isEmpty() ? due(program, snapshots) : named(program.the(Accounts.class));
        if (accounts.isEmpty()) {
            terminal.line("Inget konto är i tur att avbildas.");
            return Commands.DONE;
        }
        if (!snapshots.browserFound()) {
            throw new WrongUse(
                    "Ingen webbläsare finns på datorn. Installera Chromium och Node.js, på Debian: sudo apt-get install"
                            + " --no-install-recommends chromium-headless-shell fonts-noto-color-emoji nodejs");
        }
        var told = new ArrayList<Outcome>();
        try (var progress = new Progress(terminal, "Avbildar", () -> told.size() + " av " + accounts.size())) {
            var outcomes = snapshots.take(accounts, "command", reason, told::add)
                    .orElseThrow(() -> new WrongUse("Andra bilder tas just nu. Försök igen när de är klara."));
            progress.close();
            return print(outcomes);
        }
    }

    private static List<Account> due(Program program, Snapshots snapshots) {
        var today = program.today();
        return snapshots.plan(today).stream().filter(planned -> planned.due(today)).map(Planned::account).toList();
    }

    private List<Account> named(Accounts accounts) {
        return chosen.stream().map(id -> accounts.find(id).orElseThrow(() -> new WrongUse(
                "Kontot " + id + " finns inte i registret. ./bevara register list visar dem som finns."))).toList();
    }

    private int print(List<Outcome> outcomes) {
        if (json) {
            terminal.json(outcomes);
        } else {
            for (Outcome outcome : outcomes) {
                var snapshot = outcome.snapshot();
                terminal.line(outcome.account() + ": " + outcome.swedish()
                        + (snapshot == null ? "" : ", archive/" + snapshot.folder()));
            }
        }
        return outcomes.stream().allMatch(outcome -> outcome.failure() == null) ? Commands.DONE : Commands.FINDINGS;
    }
}
