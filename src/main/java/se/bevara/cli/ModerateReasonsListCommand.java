package se.bevara.cli;

import picocli.CommandLine.Command;
import se.bevara.moderation.ReasonList;
import se.bevara.moderation.Reasons;

/** Shows the reasons in force, and what is allowed. */
@Command(name = "list", description = "Visar skälen som gäller i dag, och vad som alltid är tillåtet.")
final class ModerateReasonsListCommand extends ArchiveCommand {

    ModerateReasonsListCommand(Opening opening, Terminal terminal) {
        super(opening, terminal);
    }

    @Override
    int run(Program program) {
        ReasonList list = program.the(Reasons.class).inForce(program.today()).orElseThrow(
                () -> new WrongUse("Ingen orsakslista är i kraft. ./bevara moderate reasons load läser in en."));
        if (json) {
            terminal.json(list);
            return Commands.DONE;
        }
        terminal.line(list.title() + ", " + list.name() + ", " + list.reference());
        terminal.line(list.allowed());
        var table = new Table("Kod", "Skäl", "Grund", "Polisanmälan", "Besked", "Beslutas av");
        list.codes().forEach(code -> table.row(code.code(), code.name(), code.ground(), code.police().swedish(),
                code.notice() ? "ja" : "nej", code.decides()));
        table.print(terminal);
        list.own().forEach((own, code) -> terminal.line("Egen kod " + own + " är " + code + "."));
        return Commands.DONE;
    }
}
