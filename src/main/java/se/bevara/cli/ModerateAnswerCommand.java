package se.bevara.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import se.bevara.moderation.Case;
import se.bevara.moderation.Questions;
import se.bevara.moderation.Vanished;

/** Answers who took an item away. */
@Command(name = "answer", description = "Svarar på frågan vem som tog bort eller dolde en handling. Inget antas: bara människor svarar.")
final class ModerateAnswerCommand extends ModerateStep {

    @Parameters(paramLabel = "NR", description = "Handlingens nummer, som ./bevara moderate queue visar det.")
    long item;

    @ArgGroup(multiplicity = "1")
    Who who = new Who();

    /** Who took it away. */
    static final class Who {
        @Option(names = "--ours", description = "Vi. Ange också --reason: då börjar ett ärende, efterhands.")
        boolean ours;

        @Option(names = "--wrongly", description = {
                "Vi, men utan ett skäl som håller: till exempel laglig kritik. Ange varför med --because.",
                "Det är en avvikelse på varje natts kvitto tills handlingen syns igen."})
        boolean wrongly;

        @Option(names = "--author", description = "Den som skrev det.")
        boolean author;

        @Option(names = "--outsider", description = "Någon annan, till exempel plattformen.")
        boolean outsider;

        @Option(names = "--unknown", description = "Det går inte att veta.")
        boolean unknown;

        Vanished.Answer answer() {
            if (wrongly) {
                return Vanished.Answer.WRONGLY;
            }
            return author ? Vanished.Answer.AUTHOR : outsider ? Vanished.Answer.OUTSIDER : Vanished.Answer.UNKNOWN;
        }
    }

    @Option(names = "--reason", paramLabel = "KOD", description = "Skälet, när det var vi.")
    String reason = "";

    @Option(names = "--because", paramLabel = "TEXT", description = "Hur det är känt. Inget ur handlingen.")
    String because = "";

    ModerateAnswerCommand(Opening opening, Terminal terminal) {
        super(opening, terminal);
    }

    @Override
    @Nullable
    Case step(Program program) {
        if (who.ours == reason.isEmpty()) {
            throw new WrongUse("--reason: väntade ett skäl när det var vi, och annars inget");
        }
        var questions = program.the(Questions.class);
        if (who.ours) {
            return questions.ours(item, reason, by, because);
        }
        questions.others(item, who.answer(), because, by);
        terminal.line("Svaret om handling " + item + " är antecknat.");
        if (who.wrongly) {
            terminal.line("Återställ den på plattformen om det går. Laglig kritik är tillåten och tas inte bort.");
        }
        return null;
    }
}
