package se.bevara.cli;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import se.bevara.accounts.Accounts;
import se.bevara.accounts.RegisterImport;
import se.bevara.discovery.Discovery;
import se.bevara.users.Needs;
import se.bevara.users.Right;

/** Decides on an account that has been found: it is taken into the register, is not ours, is registered already, or waits. */
@Command(name = "decide", description = {"Beslutar om ett upptäckt konto.",
        "Den som inte är vår glöms: bara ett avtryck av namnet finns kvar, så att ingen tillfrågas igen."})
@Needs(Right.REGISTER)
final class DiscoveredDecideCommand extends ArchiveCommand {

    @Parameters(paramLabel = "NUMMER", description = "Kontots nummer, som ./bevara discovered list visar det.")
    long number;

    @Option(names = "--by", paramLabel = "NAMN", required = true, description = "Vem som beslutar.")
    String by = "";

    @ArgGroup(multiplicity = "1")
    Answer answer = new Answer();

    /** One of the four. */
    static final class Answer {

        @Option(names = "--register", paramLabel = "NÄMND", description = "Tar in kontot i registret med status upptäckt, under denna nämnd.")
        @Nullable
        String authority;

        @Option(names = "--not-ours", paramLabel = "SKÄL", description = "Kontot är inte vårt. Skriv inte kontots namn.")
        @Nullable
        String why;

        @Option(names = "--known-as", paramLabel = "KONTO", description = "Kontot är ett som redan finns i registret.")
        @Nullable
        String account;

        @Option(names = "--later", paramLabel = "DATUM", description = "Frågan ställs igen den dagen.")
        @Nullable
        LocalDate until;
    }

    DiscoveredDecideCommand(Opening opening, Terminal terminal) {
        super(opening, terminal);
    }

    @Override
    int run(Program program) {
        var discovery = program.the(Discovery.class);
        try {
            if (answer.authority != null) {
                return register(program.the(Accounts.class), discovery.registerFile(number, answer.authority));
            }
            if (answer.why != null) {
                discovery.notOurs(number, answer.why, by);
            } else if (answer.account != null) {
                discovery.knownAs(number, answer.account, by);
            } else if (answer.until != null) {
                discovery.later(number, answer.until, by);
            }
        } catch (IllegalArgumentException e) {
            throw new WrongUse(String.valueOf(e.getMessage()));
        }
        terminal.line("Beslutet är antecknat.");
        return Commands.DONE;
    }

    private int register(Accounts accounts, byte[] file) {
        RegisterImport read = accounts.read(file);
        read.errors().forEach(error -> terminal
                .line(error.column() + ": väntade " + error.expected() + ", fann " + error.found()));
        if (!read.errors().isEmpty()) {
            return Commands.WRONG_USE;
        }
        accounts.apply(read, by);
        read.added().forEach(account -> terminal.line("Kontot " + account.id() + " finns nu i registret, med status upptäckt."));
        return Commands.DONE;
    }
}
