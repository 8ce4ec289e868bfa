package se.bevara.cli;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import se.bevara.accounts.Account;
import se.bevara.accounts.Accounts;
import se.bevara.archive.Archive;
import se.bevara.snapshot.Diagnosis;
import se.bevara.snapshot.Outcome;
import se.bevara.snapshot.Planned;
import se.bevara.snapshot.Snapshots;

/** Pictures accounts now. */
@Command(name = "snapshot", description = {"Avbildar konton nu: bild, PDF/A och uppgifter om hur sidan såg ut.",
        "Utan konton de som är i tur. En begärd bild som inte kan tas försöker nätterna ta. Det som inte är kontots sida blir aldrig en ögonblicksbild."})
final class SnapshotCommand extends ArchiveCommand {

    @Parameters(arity = "0..*", paramLabel = "KONTO", description = "Konton som ./bevara register list visar dem. Annars de som är i tur.")
    List<String> chosen = List.of();

    @Option(names = "--reason", paramLabel = "TEXT", description = "Varför, till exempel inför vilken förändring.")
    String reason = "På begäran";

    @Option(names = "--plan", description = "Visar när varje konto ska avbildas och varför; avbildar inget.")
    boolean plan;

    @Option(names = "--later", description = "Begär bilderna av de angivna kontona i stället för att ta dem: nätterna tar dem.")
    boolean later;

    @Option(names = "--item", paramLabel = "NR", description = "Avbildar i stället en handling med sin tråd: på plattformen där det"
            + " går, och som den finns i arkivet. Kan anges flera gånger.")
    List<Long> items = List.of();

    @Option(names = "--reconstruct", description = "Gör i stället rekonstruktioner av kontonas arkiverade innehåll, märkta som sådana:"
            + " för konton som inte kan avbildas utifrån.")
    boolean reconstruct;

    SnapshotCommand(Opening opening, Terminal terminal) {
        super(opening, terminal);
    }

    @Override
    int run(Program program) {
        var snapshots = program.the(Snapshots.class);
        if (!items.isEmpty() || reconstruct) {
            return archived(program, snapshots);
        }
        if (plan) {
            return show(snapshots.plan(program.today()), program.today());
        }
        if (later && chosen.isEmpty()) {
            throw new WrongUse("Ange vilka konton som ska avbildas. ./bevara register list visar dem.");
        }
        var accounts = chosen.isEmpty() ? due(program, snapshots) : named(program.the(Accounts.class));
        if (later) {
            accounts.forEach(account -> snapshots.ask(account, "command", reason));
            terminal.line("Begärt. Nätterna avbildar: " + String.join(", ", accounts.stream().map(Account::id).toList()));
            return Commands.DONE;
        }
        return take(snapshots, accounts);
    }

    private int take(Snapshots snapshots, List<Account> accounts) {
        if (accounts.isEmpty()) {
            terminal.line("Inget konto är i tur att avbildas. ./bevara snapshot --plan visar när.");
            return Commands.DONE;
        }
        needsBrowser(snapshots);
        var told = new ArrayList<Outcome>();
        try (var progress = new Progress(terminal, "Avbildar", () -> told.size() + " av " + accounts.size())) {
            var outcomes = snapshots.take(accounts, "command", account -> reason, told::add)
                    .orElseThrow(() -> new WrongUse("Andra bilder tas just nu. Försök igen när de är klara."));
            progress.close();
            if (!chosen.isEmpty()) {
                again(snapshots, accounts, outcomes);
            }
            return print(snapshots, outcomes);
        }
    }

    /** What was asked for and could not be taken stays asked for: the nights try again. */
    private void again(Snapshots snapshots, List<Account> accounts, List<Outcome> outcomes) {
        outcomes.stream().filter(outcome -> outcome.failure() != null).forEach(outcome -> accounts.stream()
                .filter(account -> account.id().equals(outcome.account()))
                .forEach(account -> snapshots.ask(account, "command", reason)));
    }

    private int show(List<Planned> all, LocalDate today) {
        if (json) {
            terminal.json(all.stream().map(SnapshotCommand::line).toList());
        } else if (all.isEmpty()) {
            terminal.line("Inget konto ska avbildas: ./bevara register list visar kontona, ./bevara rules check besluten.");
        } else {
            all.stream().sorted(Comparator.comparing(Planned::deadline))
                    .forEach(planned -> terminal.line(text(planned, today)));
        }
        return all.stream().anyMatch(planned -> planned.overdue(today)) ? Commands.FINDINGS : Commands.DONE;
    }

    private static Map<String, String> line(Planned planned) {
        var line = new LinkedHashMap<String, String>();
        line.put("account", planned.account().id());
        line.put("last", Objects.toString(planned.last(), ""));
        line.put("from", planned.from().toString());
        line.put("by", planned.by().toString());
        line.put("missed", Objects.toString(planned.missed(), ""));
        line.put("cause", planned.cause().name());
        line.put("said", planned.said());
        line.put("failure", planned.failing() == null ? "" : planned.failing().failure().name());
        line.put("next", planned.next().toString());
        return line;
    }

    private static String text(Planned planned, LocalDate today) {
        var failing = planned.failing();
        return planned.account().id() + ": " + (planned.overdue(today)
                ? "FÖRSENAD, skulle ha avbildats senast " + planned.deadline()
                : planned.from() + " – " + planned.by())
                + ", senast avbildat " + Objects.toString(planned.last(), "aldrig") + "; "
                + switch (planned.cause()) {
                    case RULE -> "enligt " + planned.said();
                    case SETTING -> "enligt inställningen; inget beslut i kraft säger när";
                    case REQUEST -> "begärt: " + planned.said();
                }
                + (failing == null
                        ? ""
                        : "; " + failing.attempts() + " försök misslyckade: " + failing.failure().swedish()
                                + ", nästa " + planned.next());
    }

    private static void needsBrowser(Snapshots snapshots) {
        if (!snapshots.browserFound()) {
            throw new WrongUse(
                    "Ingen webbläsare finns på datorn. Installera Chromium och Node.js, på Debian: sudo apt-get install"
                            + " --no-install-recommends chromium-headless-shell fonts-noto-color-emoji nodejs");
        }
    }

    private int archived(Program program, Snapshots snapshots) {
        if (reconstruct != items.isEmpty() || reconstruct == chosen.isEmpty()) {
            throw new WrongUse("Väntade antingen --item med en handlings nummer, eller --reconstruct med konton.");
        }
        needsBrowser(snapshots);
        var pictures = new ArchivedPictures(snapshots, terminal, json, reason);
        return reconstruct
                ? pictures.reconstructions(named(program.the(Accounts.class)))
                : pictures.items(program.the(Archive.class), items);
    }

    private static List<Account> due(Program program, Snapshots snapshots) {
        var today = program.today();
        return snapshots.plan(today).stream().filter(planned -> planned.due(today)).map(Planned::account).toList();
    }

    private List<Account> named(Accounts accounts) {
        return chosen.stream().map(id -> accounts.find(id).orElseThrow(() -> new WrongUse(
                "Kontot " + id + " finns inte i registret. ./bevara register list visar dem som finns."))).toList();
    }

    /** Where the picture lies that a person can look at for the reason. */
    private static String seen(Snapshots snapshots, Outcome outcome) {
        return snapshots.diagnosis(outcome.account()).stream().map(Diagnosis::picture).filter(Objects::nonNull).findFirst()
                .map(picture -> ", se " + picture).orElse("");
    }

    private int print(Snapshots snapshots, List<Outcome> outcomes) {
        if (json) {
            terminal.json(outcomes);
        } else {
            snapshots.recipeFaults().forEach(fault -> terminal.line("De egna recepten används inte: " + fault));
            for (Outcome outcome : outcomes) {
                var snapshot = outcome.snapshot();
                terminal.line(outcome.account() + ": " + outcome.swedish()
                        + (snapshot == null ? seen(snapshots, outcome) : ", archive/" + snapshot.folder()));
            }
        }
        return outcomes.stream().allMatch(outcome -> outcome.failure() == null) ? Commands.DONE : Commands.FINDINGS;
    }
}
