package se.bevara.cli;

import picocli.CommandLine.Command;
import se.bevara.disposal.Disposals;

/** Shows what is due. */
@Command(name = "preview", description = "Visar vad som är gallringsbart i dag, regel för regel. Ändrar ingenting.")
final class DisposePreviewCommand extends DisposalCommand {

    DisposePreviewCommand(Opening opening, Terminal terminal) {
        super(opening, terminal);
    }

    @Override
    int run(Program program, Disposals disposals) {
        var preview = disposals.preview();
        if (json) {
            terminal.json(preview);
            return Commands.DONE;
        }
        var table = new Table("Beslut och regel", "Godkännande", "Handlingar", "Äldsta frist", "Yngsta frist", "Försenade",
                "Konton");
        preview.rows().forEach(row -> table.row(row.rule().name(), row.approval().swedish(), row.items(), row.first(), row.last(),
                row.overdue(), String.join(", ", row.byAccount().entrySet().stream()
                        .map(account -> account.getKey() + " " + account.getValue()).toList())));
        if (preview.rows().isEmpty()) {
            terminal.line("Inget är gallringsbart " + preview.today() + ".");
        } else {
            table.print(terminal);
        }
        return Commands.DONE;
    }
}
