package se.bevara.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import se.bevara.moderation.Moderation;

/** Lists cases. */
@Command(name = "list", description = "Visar modereringsärenden, öppna om inget annat anges.")
final class ModerateListCommand extends ArchiveCommand {

    @Option(names = "--all", description = "Också de avslutade och återtagna.")
    boolean all;

    ModerateListCommand(Opening opening, Terminal terminal) {
        super(opening, terminal);
    }

    @Override
    int run(Program program) {
        var cases = program.the(Moderation.class).all(!all);
        if (json) {
            terminal.json(cases);
            return Commands.DONE;
        }
        if (cases.isEmpty()) {
            terminal.line(all ? "Det finns inga modereringsärenden." : "Det finns inga öppna modereringsärenden.");
            return Commands.DONE;
        }
        var table = new Table("Ärende", "Handling", "Konto", "Skäl", "Läge", "Posten gjord", "Påbörjat", "Beslut");
        cases.forEach(one -> table.row(one.id(), one.item() == 0 ? "ingen" : one.item(), one.account(), one.code(),
                one.state().swedish(), one.origin().swedish(), SwedishText.time(one.begun()), decision(one)));
        table.print(terminal);
        return Commands.DONE;
    }

    static String decision(se.bevara.moderation.Case one) {
        var sealed = one.sealed();
        return sealed == null
                ? ""
                : sealed.deviation() ? "AVVIKELSE, inget" : sealed.decision() + "/" + sealed.rule();
    }
}
