package se.bevara.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import se.bevara.accounts.Accounts;
import se.bevara.accounts.PublicAccounts;
import se.bevara.archive.Archive;
import se.bevara.disclosure.Requests;
import se.bevara.disposal.Disposals;
import se.bevara.imports.Imports;
import se.bevara.ledger.Acts;
import se.bevara.ledger.Difference;
import se.bevara.ledger.Ledger;
import se.bevara.moderation.Moderation;
import se.bevara.snapshot.Snapshots;

/** Re-reads everything and names each difference. */
@Command(name = "verify", description = "Läser om allt: liggare, segment, summor, katalog. Nämner varje avvikelse.")
final class VerifyCommand extends ArchiveCommand {

    private static final int KEPT = 10_000;

    @Option(names = "--every-record", description = "packar upp varje post, även i förseglade segment som är byte för byte som när "
            + "de senast granskades post för post (långsammare)")
    private boolean everyRecord;

    VerifyCommand(Opening opening, Terminal terminal) {
        super(opening, terminal);
    }

    @Override
    int run(Program program) {
        List<Difference> found = Collections.synchronizedList(new ArrayList<>());
        Consumer<Difference> keep = difference -> {
            if (found.size() < KEPT) {
                found.add(difference);
            }
        };
        try (var progress = new Progress(terminal, "Läser om arkivet", () -> found.size() + " avvikelser")) {
            program.the(Ledger.class).verify(keep);
            program.the(Accounts.class).verify(keep);
            program.the(PublicAccounts.class).verify(keep);
            var archive = program.the(Archive.class);
            if (everyRecord) {
                archive.verifyEveryRecord(keep);
            } else {
                archive.verify(keep);
            }
            program.the(Snapshots.class).verify(keep);
            program.the(Imports.class).verify(keep);
            program.the(Acts.class).verify(keep);
            program.the(Disposals.class).verify(keep);
            program.the(Moderation.class).verify(keep);
            program.the(Requests.class).verify(keep);
            progress.close();
        }
        if (json) {
            terminal.json(found);
        } else {
            print(found);
        }
        return found.isEmpty() ? Commands.DONE : Commands.FINDINGS;
    }

    private void print(List<Difference> found) {
        found.forEach(
                one -> terminal.line(one.file() + ", " + one.record() + ": väntade " + one.expected() + ", fann " + one.found()));
        terminal.line(
                found.isEmpty() ? "Allt stämmer." : found.size() + (found.size() == KEPT ? " eller fler" : "") + " avvikelser.");
    }
}
