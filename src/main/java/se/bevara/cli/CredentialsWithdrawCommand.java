package se.bevara.cli;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import se.bevara.credentials.CredentialRefused;
import se.bevara.credentials.Credentials;
import se.bevara.users.Needs;
import se.bevara.users.Right;

/** Forgets a credential. */
@Command(name = "withdraw", description = "Drar in en behörighet som har angetts. På plattformen gäller den tills den dras in där.")
@Needs(Right.OPERATE)
final class CredentialsWithdrawCommand extends ArchiveCommand {

    @Parameters(paramLabel = "KONTO", description = "Kontot i registret.")
    String account = "";

    @ArgGroup
    CredentialPurpose purpose = new CredentialPurpose();

    @Option(names = "--by", paramLabel = "NAMN", required = true, description = "Vem som drar in den. Skrivs i liggaren.")
    String by = "";

    CredentialsWithdrawCommand(Opening opening, Terminal terminal) {
        super(opening, terminal);
    }

    @Override
    int run(Program program) {
        try {
            program.the(Credentials.class).withdraw(account, purpose.chosen(), by);
        } catch (CredentialRefused e) {
            throw new WrongUse(String.valueOf(e.getMessage()));
        }
        terminal.line("Behörigheten till " + account + " är indragen.");
        return Commands.DONE;
    }
}
