package se.bevara.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import se.bevara.disclosure.DisclosureSettings;
import se.bevara.disclosure.Fees;
import se.bevara.disclosure.Requests;
import se.bevara.ledger.DataFolder;

/** Shows what copies cost. */
@Command(name = "fee", description = {"Visar avgiften för kopior enligt kommunens tabell. På stället kostar det inget.",
        "Tabellen i kraft ställs in som bevara.disclosure.fees; utan den är det avgiftsfritt."})
final class DiscloseFeeCommand extends ArchiveCommand {

    @Parameters(paramLabel = "BEGÄRAN", arity = "0..1", description = "Begärans nummer; då räknas dess handlingar när inget antal anges.")
    @Nullable
    String request;

    @Option(names = "--medium", paramLabel = "MEDIUM", defaultValue = "papper", description = "papper eller elektroniskt.")
    String medium = "papper";

    @Option(names = "--units", paramLabel = "N", description = "Antal sidor eller handlingar.")
    @Nullable
    Integer units;

    @Option(names = "--table", paramLabel = "TABELL", description = "En annan tabell än den i kraft.")
    @Nullable
    String table;

    @Option(names = "--exempt", paramLabel = "ORD", description = "Ett undantag som tabellen har, om den som begär har åberopat det.")
    String exempt = "";

    @Option(names = "--sent", description = "Kopiorna skickas med post.")
    boolean sent;

    DiscloseFeeCommand(Opening opening, Terminal terminal) {
        super(opening, terminal);
    }

    @Override
    int run(Program program) {
        Path own = program.the(DataFolder.class).root().resolve("avgifter.yaml");
        String decided = table == null ? program.the(DisclosureSettings.class).fees() : table;
        try {
            if (decided.isEmpty()) {
                terminal.line("Ingen avgiftstabell är vald: kopior lämnas ut utan avgift.");
                return Commands.DONE;
            }
            var fees = Fees.with(own);
            var fee = fees.fee(decided, medium, units(program, fees.unit(decided, medium)), exempt, sent);
            if (json) {
                terminal.json(fee);
            } else {
                terminal.line("Avgift: " + fee.kronor() + " kr. " + fee.explained());
            }
        } catch (IllegalArgumentException e) {
            throw new WrongUse(String.valueOf(e.getMessage()));
        }
        return Commands.DONE;
    }

    private int units(Program program, String unit) {
        if (units != null) {
            return units;
        }
        if (request == null) {
            throw new WrongUse("--units: väntade ett antal eller en begäran, fann inget.");
        }
        var requests = program.the(Requests.class);
        return unit.equals("sida")
                ? requests.pages(request)
                : (int) requests.items(request).stream()
                        .filter(row -> row.outcome() == se.bevara.disclosure.Selected.Outcome.OPEN
                                || row.outcome() == se.bevara.disclosure.Selected.Outcome.MASKED)
                        .count();
    }
}
