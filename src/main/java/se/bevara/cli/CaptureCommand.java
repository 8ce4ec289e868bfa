package se.bevara.cli;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import se.bevara.accounts.Account;
import se.bevara.accounts.Accounts;
import se.bevara.capture.CallLimit;
import se.bevara.capture.CallPlans;
import se.bevara.capture.CallPlans.CallPlan;
import se.bevara.capture.Captures;
import se.bevara.capture.Nights;

/** Captures accounts between the nights. */
@Command(name = "capture", description = {"Hämtar konton nu och bekräftar vad som saknas, utan nattens övriga steg.",
        "Visar kvittot för just de kontona. Nattens eget kvitto rörs inte, och natten körs ändå."})
final class CaptureCommand extends ArchiveCommand {

    private static final int NEAREST = 3;
    private static final Set<String> META = Set.of("facebook", "instagram");

    @Parameters(arity = "0..*", paramLabel = "KONTO", description = "Konton som ./bevara register list visar dem. Annars alla som hämtas.")
    List<String> chosen = List.of();

    @Option(names = "--plan", description = {"Hämtar inget: visar hur många anrop nästa natt väntas göra hos varje plattform,",
            "efter vad den senaste gjorde, och hur många plattformen släpper fram."})
    boolean plan;

    CaptureCommand(Opening opening, Terminal terminal) {
        super(opening, terminal);
    }

    @Override
    int run(Program program) {
        var accounts = program.the(Accounts.class);
        if (accounts.captured().isEmpty()) {
            throw new WrongUse("Inget konto i registret hämtas. ./bevara register import läser in ett register.");
        }
        chosen.forEach(id -> check(id, accounts));
        if (plan) {
            return plan(program.the(CallPlans.class).next());
        }
        var nights = program.the(Nights.class);
        try (var progress = new Progress(terminal, "Insamling", () -> nights.progress().text())) {
            var receipt = program.the(Captures.class).run(chosen);
            progress.close();
            return ReceiptCommand.printCapture(receipt, json, terminal);
        }
    }

    private int plan(List<CallPlan> plans) {
        if (json) {
            terminal.json(plans);
        } else {
            var table = new Table("Delar på anropen", "Konton", "Väntas", "Senaste natten", "Plattformen släpper fram",
                    "Tar minst");
            plans.forEach(each -> table.row(each.budget(), each.accounts(), each.expected(), each.last(), allowed(each),
                    SwedishText.duration(each.least())));
            table.print(terminal);
            plans.stream().filter(each -> each.unvisited() > 0).forEach(each -> terminal.line(
                    each.budget() + ": " + each.unvisited() + " konton har ingen natt besökt än; för dem är det en gissning."));
            plans.stream().filter(each -> !each.fits()).forEach(each -> terminal.line(
                    each.budget()
                            + ": ryms inte i en natt. Be plattformen om fler anrop, eller låt några konton hämtas mer sällan."));
        }
        return plans.stream().allMatch(CallPlan::fits) ? Commands.DONE : Commands.FINDINGS;
    }

    private static String allowed(CallPlan plan) {
        CallLimit limit = plan.limit();
        return limit == null
                ? META.contains(plan.platform()) ? "säger den i svaren" : "ingen gräns"
                : limit.calls() + " på " + (limit.window().toDays() > 0 ? "ett dygn" : limit.window().toMinutes() + " min");
    }

    private static void check(String id, Accounts accounts) {
        var account = accounts.find(id).orElseThrow(() -> new WrongUse(
                "Kontot " + id + " finns inte i registret. Närmast i namn: " + nearest(id, accounts) + "."));
        if (!account.state().captured()) {
            throw new WrongUse("Kontot " + id + " hämtas inte: det är " + SwedishText.word(account.state()) + " i registret.");
        }
    }

    private static String nearest(String id, Accounts accounts) {
        return accounts.captured().stream().map(Account::id)
                .sorted(Comparator.comparingInt((String known) -> distance(id, known)))
                .limit(NEAREST).collect(Collectors.joining(", "));
    }

    /** How many letters to change, add or leave out to make one name of another. */
    static int distance(String one, String other) {
        String a = one.toLowerCase(Locale.ROOT);
        String b = other.toLowerCase(Locale.ROOT);
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
