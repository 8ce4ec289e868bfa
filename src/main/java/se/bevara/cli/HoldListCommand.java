package se.bevara.cli;

import picocli.CommandLine.Command;
import se.bevara.retention.Holds;
import se.bevara.retention.Scope;

/** Lists the holds. */
@Command(name = "list", description = "Visar alla gallringsstopp, även hävda.")
final class HoldListCommand extends ArchiveCommand {

    HoldListCommand(Opening opening, Terminal terminal) {
        super(opening, terminal);
    }

    @Override
    int run(Program program) {
        var holds = program.the(Holds.class).all();
        if (json) {
            terminal.json(holds);
            return Commands.DONE;
        }
        var table = new Table("Stopp", "Omfattar", "Antal då", "Lagt", "Av", "Hävt", "Skäl", "Mandat");
        holds.forEach(hold -> table.row(hold.id(), text(hold.scope()), hold.covered(), SwedishText.time(hold.at()), hold.by(),
                hold.lifted() == null ? "" : SwedishText.time(hold.lifted()), hold.reason(), hold.mandate()));
        table.print(terminal);
        return Commands.DONE;
    }

    private static String text(Scope scope) {
        return switch (scope) {
            case Scope.Items items -> items.items().size() + " handlingar";
            case Scope.Search search -> search.items().size() - search.unread().size() + " träffar på: "
                    + search.question()
                    + (search.unread().isEmpty() ? "" : ", och " + search.unread().size() + " som inte kunde läsas")
                    + (search.missing() == 0 ? "" : "; " + search.missing() + " kunde inte sökas igenom");
            case Scope.Thread(long thread) -> "tråden " + thread;
            case Scope.Account(String account) -> "kontot " + account;
            case Scope.Author(long item) -> "den som skrev " + item;
            case Scope.Period period -> period.from() + " – " + period.until()
                    + (period.account() == null ? "" : " på " + period.account());
        };
    }
}
