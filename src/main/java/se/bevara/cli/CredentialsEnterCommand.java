package se.bevara.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import se.bevara.credentials.CredentialRefused;
import se.bevara.credentials.Credentials;
import se.bevara.users.Needs;
import se.bevara.users.Right;

/** Takes a credential in from the terminal, or from standard input: never as a word of the command, which others may see. */
@Command(name = "enter", description = {"Tar emot en behörighet (token) till ett konto, i stället för den som fanns.",
        "Den frågas efter på terminalen, eller läses från första raden på standard in: aldrig som ett ord i kommandot."})
@Needs(Right.OPERATE)
final class CredentialsEnterCommand extends ArchiveCommand {

    @Parameters(paramLabel = "KONTO", description = "Kontot i registret.")
    String account = "";

    @ArgGroup
    CredentialPurpose purpose = new CredentialPurpose();

    @Option(names = "--lapses", paramLabel = "DATUM", description = "Sista dag den gäller. Utan den påminner inget.")
    @Nullable
    LocalDate lapses;

    @Option(names = "--by", paramLabel = "NAMN", required = true, description = "Vem som anger den. Skrivs i liggaren.")
    String by = "";

    CredentialsEnterCommand(Opening opening, Terminal terminal) {
        super(opening, terminal);
    }

    @Override
    int run(Program program) {
        try {
            program.the(Credentials.class).enter(account, purpose.chosen(), typed(), lapses, by);
        } catch (CredentialRefused e) {
            throw new WrongUse(String.valueOf(e.getMessage()));
        }
        terminal.line("Behörigheten till " + account + " är sparad. Nästa natt visar om den fungerar.");
        return Commands.DONE;
    }

    private String typed() {
        var console = System.console();
        if (console != null && console.isTerminal()) {
            char[] typed = console.readPassword("Behörighet till %s: ", Terminal.harmless(account));
            return typed == null ? "" : new String(typed);
        }
        try {
            String line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
            return line == null ? "" : line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
