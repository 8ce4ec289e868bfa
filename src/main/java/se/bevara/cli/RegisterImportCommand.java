package se.bevara.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import se.bevara.accounts.Accounts;
import se.bevara.accounts.RegisterImport;

/** Reads a register file, shows what it would change, and applies it when told to. */
@Command(name = "import", description = {"Läser in konton från en CSV-fil och visar vad som skulle ändras.",
        "Inget ändras utan --apply. Felaktiga rader nämns och lämnas; ett konto som filen inte nämner ligger kvar."})
final class RegisterImportCommand extends ArchiveCommand {

    @Parameters(paramLabel = "FIL", description = "CSV-filen. ./bevara register template ger en att börja med.")
    Path file = Path.of("");

    @Option(names = "--apply", description = "Genomför ändringarna.")
    boolean apply;

    RegisterImportCommand(Opening opening, Terminal terminal) {
        super(opening, terminal);
    }

    @Override
    int run(Program program) {
        var accounts = program.the(Accounts.class);
        var read = accounts.read(bytes());
        if (apply) {
            accounts.apply(read, System.getProperty("user.name", "cli"));
        }
        if (json) {
            terminal.json(read);
        } else {
            print(read);
        }
        boolean nothing = read.added().size() + read.changed().size() + read.unchanged().size() == 0;
        return read.errors().isEmpty() ? Commands.DONE : nothing ? Commands.WRONG_USE : Commands.FINDINGS;
    }

    private byte[] bytes() {
        if (!Files.isRegularFile(file)) {
            throw new WrongUse("FIL: väntade en CSV-fil, fann " + (Files.exists(file) ? "något annat: " : "ingen: ") + file);
        }
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void print(RegisterImport read) {
        read.added().forEach(account -> terminal.line("Nytt     " + account.id() + "  " + account.authority() + ", "
                + account.platform() + " " + account.handle()));
        read.changed()
                .forEach(change -> terminal.line("Ändras   " + change.after().id() + "  " + String.join(", ", change.columns())));
        read.errors()
                .forEach(error -> terminal.line(
                        "Fel      rad " + error.line() + (error.column().isEmpty() ? "" : ", " + error.column()) + ": väntade "
                                + error.expected() + ", fann " + error.found()));
        terminal.line((apply ? "Genomfört: " : "Skulle ändra: ") + read.added().size() + " nya, " + read.changed().size()
                + " ändrade, " + read.unchanged().size() + " som förut, " + read.errors().size() + " felaktiga uppgifter.");
        if (!apply && read.added().size() + read.changed().size() > 0) {
            terminal.line("Inget är ändrat ännu. Lägg till --apply för att genomföra.");
        }
    }
}
