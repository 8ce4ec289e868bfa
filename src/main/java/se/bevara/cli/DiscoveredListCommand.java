package se.bevara.cli;

import picocli.CommandLine.Command;
import se.bevara.discovery.Discovery;

/** Lists the accounts that have been found and that somebody is to decide on. */
@Command(name = "list", description = "Visar de upptäckta kontona som väntar på beslut: var de sågs, hur ofta och när.")
final class DiscoveredListCommand extends ArchiveCommand {

    DiscoveredListCommand(Opening opening, Terminal terminal) {
        super(opening, terminal);
    }

    @Override
    int run(Program program) {
        var found = program.the(Discovery.class).all();
        if (json) {
            terminal.json(found);
            return Commands.DONE;
        }
        if (found.isEmpty()) {
            terminal.line("Inget upptäckt konto väntar på beslut.");
            return Commands.DONE;
        }
        var table = new Table("Nummer", "Adress", "Inlägg", "Webbsidor", "Sågs först", "Sågs sist", "Uppskjutet till");
        found.forEach(one -> table.row(one.number(), one.account().address(), one.items().size(), one.pages().size(),
                SwedishText.time(one.firstSeen()), SwedishText.time(one.lastSeen()), one.until() == null ? "" : one.until()));
        table.print(terminal);
        return Commands.DONE;
    }
}
