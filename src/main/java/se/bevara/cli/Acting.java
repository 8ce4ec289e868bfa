package se.bevara.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import se.bevara.users.Right;
import se.bevara.users.SignIn;
import se.bevara.users.SignIn.Attempt;
import se.bevara.users.User;
import se.bevara.users.Users;

/**
 * Who acts with a command. Once there are users, {@code --by} names one of them, who has the right in all authorities and proves it with
 * their password; until then it is taken as it stands. The command gets the login, so that acts on pages and by commands name a person alike.
 */
final class Acting {

    static final String FILE = "BEVARA_PASSWORD_FILE";

    private Acting() {
    }

    /** @param duty the role that the command reads as; none when empty */
    static void check(Program program, CommandSpec spec, @Nullable Right needed, String duty) {
        ArgSpec by = spec.findOption("--by");
        if (by == null || by.getValue() == null || by.getValue().toString().isEmpty() || !program.the(Users.class).inUse()) {
            return;
        }
        String named = by.getValue().toString();
        User user = proved(program, named);
        if (needed == null || !user.everywhere(needed)) {
            throw new WrongUse("--by: väntade en användare som får "
                    + (needed == null ? "göra detta" : needed.swedish()) + " i alla myndigheter, fann " + user.login());
        }
        if (!duty.isEmpty() && !user.isNamedBy(duty)) {
            throw new WrongUse("--role: väntade en roll eller ett uppdrag som " + user.login() + " har, fann " + duty);
        }
        by.setValue(user.login());
    }

    private static User proved(Program program, String named) {
        return switch (program.the(SignIn.class).attempt(named, password(program, named), "command line")) {
            case Attempt.Known(User user) -> user;
            case Attempt.Unknown() -> throw new WrongUse("--by: väntade en användare, inte låst, med sitt lösenord; " + named
                    + " och lösenordet hör inte ihop");
            case Attempt.TooSoon(var wait) ->
                throw new WrongUse("--by: för många försök, vänta " + (wait.toSeconds() + 1) + " sekunder");
        };
    }

    private static String password(Program program, String login) {
        String file = program.context().getEnvironment().getProperty(FILE, "");
        if (!file.isBlank()) {
            return first(Path.of(file));
        }
        var console = System.console();
        if (console == null || !console.isTerminal()) {
            throw new WrongUse(
                    "--by: det finns användare, så " + login + " ska ange sitt lösenord. Ingen terminal att fråga på: ange i "
                            + FILE + " en fil som har det på första raden.");
        }
        char[] typed = console.readPassword("Lösenord för %s: ", Terminal.harmless(login));
        return typed == null ? "" : new String(typed);
    }

    private static String first(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.findFirst().orElse("");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
