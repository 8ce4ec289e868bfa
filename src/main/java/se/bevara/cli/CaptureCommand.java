package se.bevara.cli;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import se.bevara.accounts.Account;
import se.bevara.accounts.Accounts;
import se.bevara.capture.Captures;
import se.bevara.capture.Nights;

/** Captures accounts between the nights. */
@Command(name = "capture", description = {"Hämtar konton nu och bekräftar vad som saknas, utan nattens övriga steg.",
        "Visar kvittot för just de kontona. Nattens eget kvitto rörs inte, och natten körs ändå."})
final class CaptureCommand extends ArchiveCommand {

    private static final int NEAREST = 3;

    @Parameters(arity = "0..*", paramLabel = "KONTO", description = "Konton som ./bevara register list visar dem. Annars alla som hämtas.")
    List<String> chosen = List.of();

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
        var nights = program.the(Nights.class);
        try (var progress = new Progress(terminal, "Insamling", () -> nights.progress().text())) {
            var receipt = program.the(Captures.class).run(chosen);
            progress.close();
            return ReceiptCommand.printCapture(receipt, json, terminal);
        }
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
