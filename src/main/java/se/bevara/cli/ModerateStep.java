package se.bevara.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import se.bevara.archive.Archive;
import se.bevara.archive.ItemClosed;
import se.bevara.moderation.Case;
import se.bevara.moderation.CaseEvidence;
import se.bevara.moderation.Moderation;
import se.bevara.moderation.ReasonCode;
import se.bevara.moderation.Routing;
import se.bevara.moderation.Takedowns;
import se.bevara.users.Needs;
import se.bevara.users.Right;

/** A step of moderation that a person takes. */
@Needs(Right.MODERATE)
abstract class ModerateStep extends ArchiveCommand {

    @Option(names = "--by", paramLabel = "ROLL", required = true, description = "Vem som gör det: roll eller namn hos kommunen.")
    String by = "";

    ModerateStep(Opening opening, Terminal terminal) {
        super(opening, terminal);
    }

    /** Takes the step. @return the case as it then stands; null where none is concerned */
    @Nullable
    abstract Case step(Program program);

    @Override
    int run(Program program) {
        Case done;
        try {
            done = step(program);
        } catch (IllegalArgumentException e) {
            throw new WrongUse(String.valueOf(e.getMessage()));
        }
        if (done != null) {
            if (json) {
                terminal.json(done);
            } else {
                told(program, done);
            }
        }
        return Commands.DONE;
    }

    /** How a case stands, and what comes next. */
    void told(Program program, Case one) {
        var moderation = program.the(Moderation.class);
        var reason = moderation.reason(one);
        terminal.line("Ärende " + one.id() + (one.item() == 0 ? "" : ", handling " + one.item()) + ": " + one.state().swedish()
                + ", " + one.origin().swedish() + ".");
        if (one.uncopied()) {
            terminal.line("TITTA INTE, KOPIERA INTE. " + reason.route());
        }
        next(program, one, moderation, reason);
        program.the(Routing.class).of(one).ifPresent(waiting -> terminal.line("Det väntar på " + waiting.role() + ", senast "
                + waiting.due()
                + (program.the(Routing.class).mailed(one) ? "." : ". Ingen e-postadress är inställd för rollen.")));
        if (one.sealed() != null && one.sealed().deviation()) {
            terminal.line("AVVIKELSE: inget gallringsbeslut i kraft gav stöd för borttagningen.");
        }
    }

    private void next(Program program, Case one, Moderation moderation, ReasonCode reason) {
        switch (one.state()) {
            case BEGUN, VERIFIED -> {
                evidence(program, one);
                terminal.line("Nästa steg: ./bevara moderate seal " + one.id() + " --by ROLL");
            }
            case SEALED -> {
                terminal.line("Nu, och inte förr, får handlingen bli " + one.how().swedish() + " på plattformen: "
                        + link(program, one));
                if (program.the(Takedowns.class).hindrance(one.id()).isEmpty()) {
                    terminal.line("Eller genom plattformens gränssnitt: ./bevara moderate remove " + one.id() + " --by ROLL");
                }
                terminal.line("Därefter: ./bevara moderate removed " + one.id() + " --by ROLL");
            }
            case SAID -> terminal.line("En kommande natt bekräftar att den är borta; ingen behöver göra något.");
            case CONFIRMED -> {
                if (reason.notice()) {
                    terminal.line("Texten till den som skrev: ./bevara moderate text " + one.id());
                }
                terminal.line("Nästa steg: ./bevara moderate notice " + one.id() + (reason.notice()
                        ? " --sent --because SÄTT"
                        : " --not-due --because VARFÖR") + " --by ROLL");
            }
            case NOTICED -> {
                if (reason.police() != ReasonCode.Police.NO && !moderation.policed(one.id())) {
                    terminal.line(
                            (reason.police() == ReasonCode.Police.YES ? "Skälet kräver polisanmälan: " : "Överväg polisanmälan: ")
                                    + "./bevara moderate note " + one.id()
                                    + " --police, eller --no-police, --text TEXT --by ROLL");
                }
                terminal.line("Nästa steg: ./bevara moderate close " + one.id() + " --by ROLL");
            }
            case CLOSED, WITHDRAWN -> {
            }
        }
    }

    /** What the reason says is to be kept, and what of it is there. */
    private void evidence(Program program, Case one) {
        for (var judged : program.the(CaseEvidence.class).of(one)) {
            terminal.line((judged.whole() ? "Bevis: " : "BRIST I BEVISEN: ") + judged.kept().swedish() + " " + judged.said());
        }
    }

    private static String link(Program program, Case one) {
        if (one.uncopied() || one.item() == 0) {
            return "enligt polisens besked";
        }
        var archive = program.the(Archive.class);
        try {
            return archive.item(one.item()).filter(item -> !item.disposed())
                    .map(item -> archive.content(item, item.versions().size()).permalink()).map(Objects::toString)
                    .orElse("(plattformen ger ingen adress)");
        } catch (ItemClosed e) {
            return "(handlingen är sekretessmarkerad, adressen visas inte)";
        }
    }
}
