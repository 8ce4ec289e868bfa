package se.bevara.cli;

import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import se.bevara.moderation.Case;
import se.bevara.moderation.CaseEvidence;
import se.bevara.moderation.Moderation;

/** Shows a case and all that has been done in it. */
@Command(name = "show", description = "Visar ett ärende: läge, skäl, beslut, och varje steg som tagits.")
final class ModerateShowCommand extends ArchiveCommand {

    @Parameters(paramLabel = "ÄRENDE", description = "Ärendets nummer, som M-2026-0001.")
    String id = "";

    ModerateShowCommand(Opening opening, Terminal terminal) {
        super(opening, terminal);
    }

    /** A case as JSON. */
    record Whole(Case one, List<Moderation.Step> steps, List<CaseEvidence.Judged> evidence) {
    }

    @Override
    int run(Program program) {
        var moderation = program.the(Moderation.class);
        Case one = moderation.find(id).orElseThrow(() -> new WrongUse("Det finns inget ärende " + id + "."));
        var steps = moderation.history(id);
        if (json) {
            terminal.json(new Whole(one, steps, program.the(CaseEvidence.class).of(one)));
            return Commands.DONE;
        }
        var reason = moderation.reason(one);
        terminal.line("Ärende " + one.id() + ": " + one.state().swedish() + ", posten gjord " + one.origin().swedish());
        terminal.line("Handling: " + (one.item() == 0 ? "ingen i arkivet" : one.item()) + " på " + one.account());
        terminal.line("Skäl: " + reason.name() + " (" + reason.ground() + "), " + one.list() + " version " + one.version());
        terminal.line("Beslut: " + (one.sealed() == null ? "ännu ingen post" : ModerateListCommand.decision(one)));
        program.the(CaseEvidence.class).of(one).forEach(
                judged -> terminal.line("Bevis, " + judged.kept().swedish() + ": " + judged.said()));
        if (one.uncopied()) {
            terminal.line("TITTA INTE, KOPIERA INTE. " + reason.route());
        }
        var gone = one.gone();
        if (gone != null) {
            terminal.line("Försvann mellan " + (gone.lastSeen() == null ? "?" : SwedishText.time(gone.lastSeen())) + " och "
                    + SwedishText.time(gone.noticed()));
        }
        var table = new Table("Tid", "Steg", "Av", "Sagt", "Post i liggaren");
        steps.forEach(step -> table.row(SwedishText.time(step.at()), kind(program, step), step.by(),
                String.join("; ", step.words().values()), step.entry()));
        table.print(terminal);
        return Commands.DONE;
    }

    private static String kind(Program program, Moderation.Step step) {
        return String.valueOf(program.context().getMessage("moderation.step." + step.kind().replace(' ', '-'), null, step.kind(),
                Locale.of("sv")));
    }
}
