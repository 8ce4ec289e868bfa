package se.bevara.cli;

import picocli.CommandLine.Command;
import se.bevara.accounts.Accounts;

/** Writes the register as a file for a spreadsheet. */
@Command(name = "export", description = "Skriver hela registret som en CSV-fil, som går att ändra och läsa in igen.")
final class RegisterExportCommand extends ArchiveCommand {

    RegisterExportCommand(Opening opening, Terminal terminal) {
        super(opening, terminal);
    }

    @Override
    int run(Program program) {
        terminal.file(program.the(Accounts.class).csv());
        return Commands.DONE;
    }
}
