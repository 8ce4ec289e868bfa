package se.bevara.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import se.bevara.retention.Assessments;
import se.bevara.users.Needs;
import se.bevara.users.Right;

/** Says something of an item or an account. */
@Command(name = "set", description = {"Anger vad någon bedömt om en handling eller ett konto. Gäller från nästa bedömning.",
        "Ange ett av --fact, --tag, --event och --trait, som NAMN=VÄRDE. Ett tomt värde tar tillbaka det som sagts."})
@Needs(Right.ASSESS)
final class FactSetCommand extends ArchiveCommand {

    @Parameters(paramLabel = "NR|KONTO", description = "Handlingens nummer, eller kontots namn: då gäller det alla dess handlingar.")
    String subject = "";

    @Option(names = "--fact", paramLabel = "NAMN=VÄRDE", description = "Ett faktum: ja, nej eller ej bedömt.")
    @Nullable
    String fact;

    @Option(names = "--tag", paramLabel = "NAMN[=nej]", description = "En tagg; med =nej tas den bort.")
    @Nullable
    String tag;

    @Option(names = "--event", paramLabel = "NAMN=DATUM", description = "En händelse och dess dag.")
    @Nullable
    String event;

    @Option(names = "--trait", paramLabel = "NAMN=VÄRDE", description = "En egenskap: orsak, författarroll, kontoklass eller tråd.")
    @Nullable
    String trait;

    @Option(names = "--why", paramLabel = "TEXT", required = true, description = "Varför.")
    String why = "";

    @Option(names = "--by", paramLabel = "NAMN", required = true, description = "Vem som bedömt det.")
    String by = "";

    FactSetCommand(Opening opening, Terminal terminal) {
        super(opening, terminal);
    }

    @Override
    int run(Program program) {
        long given = java.util.stream.Stream.of(fact, tag, event, trait).filter(Objects::nonNull).count();
        if (given != 1) {
            throw new WrongUse("Ange ett av --fact, --tag, --event och --trait, fann " + given + ".");
        }
        try {
            set(program.the(Assessments.class));
        } catch (IllegalArgumentException e) {
            throw new WrongUse(String.valueOf(e.getMessage()));
        }
        terminal.line("Noterat om " + subject + ".");
        return Commands.DONE;
    }

    private void set(Assessments assessments) {
        Assessments.Kind kind = fact != null
                ? Assessments.Kind.FACT
                : tag != null ? Assessments.Kind.TAG : event != null ? Assessments.Kind.EVENT : Assessments.Kind.TRAIT;
        String text = fact != null ? fact : tag != null ? tag : event != null ? event : Objects.requireNonNullElse(trait, "");
        int equals = text.indexOf('=');
        if (equals < 0 && kind != Assessments.Kind.TAG) {
            throw new WrongUse("väntade NAMN=VÄRDE, fann " + text);
        }
        String name = equals < 0 ? text : text.substring(0, equals);
        String value = equals < 0 ? "ja" : text.substring(equals + 1);
        if (subject.matches("\\d{1,18}")) {
            assessments.set(Long.parseLong(subject), kind, name, value, by, why);
        } else {
            assessments.setAccount(subject, kind, name, value, by, why);
        }
    }
}
