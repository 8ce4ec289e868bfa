package se.bevara.cli;

import picocli.CommandLine.Command;
import se.bevara.moderation.Restrictions;

/** Shows the secret items and which are yet to be registered. */
@Command(name = "secret", description = "Visar de sekretessmarkerade handlingarna, och vilka som ska registreras i ärendesystemet.")
final class ModerateSecretCommand extends ArchiveCommand {

    ModerateSecretCommand(Opening opening, Terminal terminal) {
        super(opening, terminal);
    }

    @Override
    int run(Program program) {
        var restrictions = program.the(Restrictions.class);
        var all = restrictions.all();
        if (json) {
            terminal.json(all);
            return Commands.DONE;
        }
        if (all.isEmpty()) {
            terminal.line("Inga handlingar är sekretessmarkerade.");
            return Commands.DONE;
        }
        var table = new Table("Handling", "Läses av", "Sedan", "Registrerad som", "Grund");
        all.forEach(one -> table.row(one.item(), one.role(), SwedishText.time(one.placed()),
                one.registered() == null ? "SKA REGISTRERAS" : one.registered(), restrictions.ground(one)));
        table.print(terminal);
        return all.stream().anyMatch(one -> one.registered() == null) ? Commands.FINDINGS : Commands.DONE;
    }
}
