package se.bevara.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import se.bevara.accounts.Accounts;

/** Writes a register file to begin with. */
@Command(name = "template", description = "Skriver en CSV-fil att börja med: rubriker och en rad som exempel.")
final class RegisterTemplateCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Visar den här hjälpen.")
    boolean help;

    RegisterTemplateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        terminal.file(Accounts.template());
        return Commands.DONE;
    }
}
