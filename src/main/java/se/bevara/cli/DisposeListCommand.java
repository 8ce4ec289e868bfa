package se.bevara.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import se.bevara.disposal.Disposals;
import se.bevara.disposal.ListState;

/** Shows the lists. */
@Command(name = "list", description = "Visar gallringslistorna och hur långt var och en har kommit.")
final class DisposeListCommand extends DisposalCommand {

    @Option(names = "--open", description = "Bara de som inte är verkställda eller återkallade.")
    boolean open;

    DisposeListCommand(Opening opening, Terminal terminal) {
        super(opening, terminal);
    }

    @Override
    int run(Program program, Disposals disposals) {
        var lists = disposals.all().stream()
                .filter(list -> !open || list.state() != ListState.EXECUTED && list.state() != ListState.WITHDRAWN).toList();
        show(disposals, lists);
        return lists.stream().anyMatch(list -> list.state() == ListState.CHECK_FAILED) ? Commands.FINDINGS : Commands.DONE;
    }
}
