package se.bevara.cli;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import se.bevara.accounts.Accounts;
import se.bevara.capture.Freezes;
import se.bevara.capture.Freezes.Frozen;
import se.bevara.users.Needs;
import se.bevara.users.Right;

/** Lets a frozen account be marked again when a person has looked at it; without an account, lists those that wait. */
@Command(name = "thaw", description = {
        "Tinar ett konto som frystes för att för mycket saknades på en gång. Granska först kontot på plattformen.",
        "Utan KONTO visas de frysta kontona: sedan när, hur många kända handlingar som minst saknades, hur många som var kända."})
@Needs(Right.OPERATE)
final class ThawCommand extends ArchiveCommand {

    @Parameters(arity = "0..1", paramLabel = "KONTO", description = "Det frysta kontot.")
    @Nullable
    String account;

    @Option(names = "--by", paramLabel = "NAMN", description = "Den som har granskat kontot och svarar för beskedet. Skrivs i liggaren.")
    @Nullable
    String by;

    @ArgGroup
    @Nullable
    Loss loss;

    /** What the person saw: one of the two. */
    static final class Loss {

        @Option(names = "--loss-is-real", description = "Det som saknas är verkligen borta. Nästa natt märks det, utan ny frysning.")
        boolean real;

        @Option(names = "--loss-is-not-real", description = "Det finns kvar på plattformen. Saknas lika mycket nästa natt fryses kontot igen.")
        boolean unreal;
    }

    ThawCommand(Opening opening, Terminal terminal) {
        super(opening, terminal);
    }

    @Override
    int run(Program program) {
        var freezes = program.the(Freezes.class);
        if (account == null) {
            list(freezes.all());
            return Commands.DONE;
        }
        var frozen = frozen(account, program, freezes);
        if (by == null || by.isBlank() || loss == null) {
            throw new WrongUse(
                    "thaw " + account + ": väntade --by NAMN och antingen --loss-is-real eller --loss-is-not-real, fann "
                            + (loss == null ? "inget besked om förlusten." : "inget namn."));
        }
        freezes.thaw(account, by.strip(), loss.real);
        if (json) {
            terminal.json(frozen);
        } else {
            terminal.line("Kontot " + account + " är tinat. " + (loss.real
                    ? "Det som saknas märks nästa natt."
                    : "Nästa natt går som vanligt; saknas lika mycket fryses det igen."));
        }
        return Commands.DONE;
    }

    private static Frozen frozen(String account, Program program, Freezes freezes) {
        if (program.the(Accounts.class).find(account).isEmpty()) {
            throw new WrongUse("Kontot " + account + " finns inte i registret.");
        }
        return freezes.find(account)
                .orElseThrow(() -> new WrongUse("Kontot " + account + " är inte fryst. " + waiting(freezes.all())));
    }

    private static String waiting(List<Frozen> all) {
        return all.isEmpty()
                ? "Inget konto är fryst."
                : "Frysta är: " + all.stream().map(Frozen::account).collect(Collectors.joining(", ")) + ".";
    }

    private void list(List<Frozen> all) {
        if (json) {
            terminal.json(all);
            return;
        }
        if (all.isEmpty()) {
            terminal.line(waiting(all));
            return;
        }
        var table = new Table("Konto", "Fryst sedan", "Saknades minst", "Kända");
        all.forEach(one -> table.row(one.account(), SwedishText.time(one.since()), one.lost(), one.known()));
        table.print(terminal);
    }
}
