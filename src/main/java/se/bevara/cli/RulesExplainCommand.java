package se.bevara.cli;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import se.bevara.archive.Archive;
import se.bevara.retention.Facts;
import se.bevara.retention.Verdicts;

/** Explains the verdict on one item. */
@Command(name = "explain", description = "Förklarar vad som ska ske med en handling: regler som träffar, de som inte gör det, dagar.")
final class RulesExplainCommand extends ArchiveCommand {

    @Parameters(paramLabel = "NR", description = "Handlingens nummer, som ./bevara search visar det.")
    long number;

    RulesExplainCommand(Opening opening, Terminal terminal) {
        super(opening, terminal);
    }

    @Override
    int run(Program program) {
        var item = program.the(Archive.class).item(number)
                .orElseThrow(() -> new WrongUse("Det finns ingen handling med nummer " + number + "."));
        var disposal = item.disposal();
        if (disposal != null) {
            print(List.of("Gallrad enligt " + disposal.decision() + ", gallringsprotokoll " + disposal.certificate() + "."));
            return Commands.DONE;
        }
        var today = Facts.day(program.the(Clock.class).instant());
        print(Objects.requireNonNull(program.the(Verdicts.class).judge(List.of(item), today).get(number)).explanation());
        return Commands.DONE;
    }

    private void print(List<String> lines) {
        if (json) {
            terminal.json(lines);
        } else {
            lines.forEach(terminal::line);
        }
    }
}
