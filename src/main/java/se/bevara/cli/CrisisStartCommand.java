package se.bevara.cli;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import se.bevara.capture.Crises;
import se.bevara.users.Needs;
import se.bevara.users.Right;

/** Turns accounts to minutes for some time. */
@Command(name = "start", description = {
        "Ser konton med några minuters mellanrum under en tid, så långt plattformens anropsbudget räcker.",
        "Är ett konto redan i krisläge gäller det nya i stället. Det slutar av sig självt."})
@Needs(Right.OPERATE)
final class CrisisStartCommand extends ArchiveCommand {

    @Parameters(arity = "1..*", paramLabel = "KONTO", description = "Konton som ./bevara register list visar dem.")
    List<String> chosen = List.of();

    @Option(names = "--every", paramLabel = "MINUTER", description = "Hur ofta, i minuter. Annars 5.")
    @Nullable
    Integer every;

    @Option(names = "--until", paramLabel = "TID", description = "Till när, i svensk tid, som 2026-11-24T12:00; högst 14 dygn. Annars ett dygn.")
    @Nullable
    LocalDateTime until;

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Varför. Skrivs i åtgärdens fil, inte i liggaren.")
    String reason = "";

    @Option(names = "--by", paramLabel = "NAMN", required = true, description = "Vem som beslutar det. Skrivs i liggaren.")
    String by = "";

    CrisisStartCommand(Opening opening, Terminal terminal) {
        super(opening, terminal);
    }

    @Override
    int run(Program program) {
        var crises = program.the(Crises.class);
        var ends = until == null
                ? program.the(Clock.class).instant().plus(Crises.USUAL)
                : until.atZone(Program.SWEDEN).toInstant();
        try {
            crises.start(chosen, every == null ? Crises.USUAL_EVERY : Duration.ofMinutes(every), ends, reason, by.strip());
        } catch (IllegalArgumentException e) {
            throw new WrongUse(String.valueOf(e.getMessage()));
        }
        CrisisCommand.show(crises.all().stream().filter(one -> chosen.contains(one.account())).toList(), json, terminal);
        return Commands.DONE;
    }
}
