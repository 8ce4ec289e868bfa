package se.bevara.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import picocli.CommandLine.Command;
import se.bevara.accounts.Account;
import se.bevara.accounts.Accounts;
import se.bevara.capture.AccessStates;
import se.bevara.capture.AccessStates.State;
import se.bevara.capture.NightReceipt.Gap;
import se.bevara.credentials.Credential;
import se.bevara.credentials.Purpose;

/** Tells whether each account can be reached, when its credential lapses, and what a person must do. */
@Command(name = "list", description = "Visar för varje konto om åtkomsten fungerar, när behörigheten går ut och vad någon behöver göra. Aldrig behörigheten själv.")
final class CredentialsListCommand extends ArchiveCommand {

    CredentialsListCommand(Opening opening, Terminal terminal) {
        super(opening, terminal);
    }

    @Override
    int run(Program program) {
        var captured = program.the(Accounts.class).all().stream().filter(account -> account.state().captured()).toList();
        var states = program.the(AccessStates.class).of(captured);
        if (json) {
            terminal.json(states.stream().map(Told::of).toList());
            return Commands.DONE;
        }
        if (states.isEmpty()) {
            terminal.line("Inget konto i registret hämtas, så inga behörigheter behövs.");
            return Commands.DONE;
        }
        var messages = program.the(MessageSource.class);
        var table = new Table("Konto", "Plattform", "Åtkomst", "Senast det gick", "Senaste fel", "Går ut", "Att göra");
        states.forEach(state -> row(table, state, messages));
        table.print(terminal);
        return Commands.DONE;
    }

    private static void row(Table table, State state, MessageSource messages) {
        var succeeded = state.succeeded();
        var failed = state.failed();
        table.row(state.account().id(), state.account().platform(), say(messages, "standing", state.standing()),
                succeeded == null ? "–" : SwedishText.time(succeeded),
                failed == null ? "–" : SwedishText.time(failed.at()) + " " + failed.failure().swedish(),
                lapses(reading(state)), say(messages, "todo", state.task()));
    }

    private static String say(MessageSource messages, String what, Enum<?> value) {
        return messages.getMessage("credentials." + what + "." + value.name(), null, Locale.of("sv"));
    }

    private static @Nullable Credential reading(State state) {
        return state.entered().getOrDefault(Purpose.RENEW, state.entered().get(Purpose.READ));
    }

    private static String lapses(@Nullable Credential one) {
        return one == null ? "–" : one.lapses() == null ? "okänt" : one.lapses().toString();
    }

    /** A state for machines: of the account its id and platform alone. */
    record Told(String account, String platform, String source, String standing, @Nullable String succeeded,
            AccessStates.@Nullable Failed failed, List<String> reads,
            List<Gap> unread, Map<Purpose, Credential> entered, String task) {

        static Told of(State state) {
            Account account = state.account();
            var succeeded = state.succeeded();
            return new Told(account.id(), account.platform(), state.source().name(), state.standing().name(),
                    succeeded == null ? null : succeeded.toString(), state.failed(), state.reads(), state.unread(),
                    state.entered(), state.task().name());
        }
    }
}
