package se.bevara.cli;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import se.bevara.moderation.Figures;
import se.bevara.moderation.Questions;
import se.bevara.moderation.Reasons;

/** Shows the figures of moderation. */
@Command(name = "figures", description = {
        "Visar uppföljningen: förseglade överföringsposter för varje skäl och konto, utan beslut, och vad som fick stå kvar.",
        "Tiden räknas från publiceringen till dess att någon uppgav handlingen borttagen, när arkivet sedan såg det;",
        "annars till den natt den sågs vara borta, och då kan den ha gått tidigare."})
final class ModerateFiguresCommand extends ArchiveCommand {

    @Option(names = "--from", paramLabel = "DATUM", description = "Ärenden påbörjade från och med den dagen.")
    @Nullable
    LocalDate from;

    @Option(names = "--until", paramLabel = "DATUM", description = "Ärenden påbörjade till och med den dagen.")
    @Nullable
    LocalDate until;

    ModerateFiguresCommand(Opening opening, Terminal terminal) {
        super(opening, terminal);
    }

    @Override
    int run(Program program) {
        var figures = program.the(Figures.class).between(from, until);
        if (json) {
            terminal.json(figures);
            return Commands.DONE;
        }
        program.the(Reasons.class).inForce(program.today()).ifPresent(list -> terminal.line(list.allowed()));
        print("Skäl", figures.reasons(), figures.all());
        print("Konto", figures.accounts(), figures.all());
        long wrongly = program.the(Questions.class).wrongly(from, until);
        if (wrongly > 0) {
            terminal.line("Borttaget utan giltigt skäl, som vi själva har uppgett: " + wrongly + ".");
        }
        return Commands.DONE;
    }

    private void print(String what, List<Figures.Line> lines, Figures.Line all) {
        var table = new Table(what, "Poster", "Efterhands", "Utan beslut", "Fick stå kvar", "Mediantid", "Längsta tid");
        lines.forEach(line -> row(table, line));
        row(table, all);
        table.print(terminal);
    }

    private static void row(Table table, Figures.Line line) {
        table.row(line.name(), line.removed(), line.afterwards(), line.deviations(), line.kept(), Figures.text(line.median()),
                Figures.text(line.slowest()));
    }
}
