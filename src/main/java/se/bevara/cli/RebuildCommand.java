package se.bevara.cli;

import java.time.Clock;
import java.util.List;
import picocli.CommandLine.Command;
import se.bevara.accounts.Accounts;
import se.bevara.archive.Archive;
import se.bevara.archive.Derivative;
import se.bevara.capture.Crises;
import se.bevara.dialogues.Dialogues;
import se.bevara.disclosure.Requests;
import se.bevara.discovery.Discovery;
import se.bevara.disposal.Disposals;
import se.bevara.ledger.Ledger;
import se.bevara.retention.Facts;
import se.bevara.retention.Rebuilding;
import se.bevara.snapshot.Snapshots;
import se.bevara.users.Users;

/** Makes the catalogue and the index anew from the archive folder. */
@Command(name = "rebuild", description = "Gör om katalogen och sökregistret från arkivets mapp.")
final class RebuildCommand extends ArchiveCommand {

    RebuildCommand(Opening opening, Terminal terminal) {
        super(opening, terminal);
    }

    @Override
    int run(Program program) {
        step("Liggaren", program.the(Ledger.class)::rebuild);
        step("Användarna", program.the(Users.class)::rebuild);
        step("Kontoregistret", program.the(Accounts.class)::rebuild);
        step("Krislägena", program.the(Crises.class)::rebuild);
        step("Katalogen", program.the(Archive.class)::rebuild);
        var today = Facts.day(program.the(Clock.class).instant());
        step("Gallringsbesluten", () -> program.the(Rebuilding.class).rebuild(today));
        step("Ögonblicksbilderna", program.the(Snapshots.class)::rebuild);
        step("Modereringen", program.the(se.bevara.moderation.Rebuilding.class)::rebuild);
        step("Dialogerna på andras sidor", program.the(Dialogues.class)::rebuild);
        step("Upptäckta konton", program.the(Discovery.class)::rebuild);
        step("Begäranden om utlämnande", program.the(Requests.class)::rebuild);
        step("Gallringslistorna", program.the(Disposals.class)::rebuild);
        program.context().getBeansOfType(Derivative.class).values().stream().toList()
                .forEach(derivative -> step("Det som är gjort av arkivet",
                        () -> List.<Runnable>of(derivative::rebuild, derivative::flush)
                                .forEach(Runnable::run)));
        program.the(Disposals.class).replay().forEach(terminal::line);
        terminal.line("Katalog och sökregister är gjorda på nytt.");
        if (program.the(Users.class).inUse()) {
            terminal.line(
                    "Ingen användare har något lösenord längre: starta ./bevara serve, som visar en kod för en administratör.");
        }
        return Commands.DONE;
    }

    private void step(String what, Runnable work) {
        try (var progress = new Progress(terminal, what, () -> "")) {
            work.run();
            var elapsed = progress.elapsed();
            progress.close();
            terminal.note(what + ": klart på " + SwedishText.duration(elapsed));
        }
    }
}
