package se.bevara.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import se.bevara.Bevara;
import se.bevara.accounts.Accounts;
import se.bevara.ledger.Ledger;
import se.bevara.users.Mandate;
import se.bevara.users.Needs;
import se.bevara.users.Role;
import se.bevara.users.Users;

/** Who acts with commands: anybody named while there are no users, and then a user with the right and the password. */
class ActingTest {

    private static final String PASSWORD = "en varg sjunger på isen";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Opening opening = new Opening(Bevara.class);

    @TempDir
    Path data;

    @AfterEach
    void forget() {
        System.clearProperty(Acting.FILE);
    }

    private int run(String... words) {
        var terminal = new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), false);
        var whole = Stream.concat(Stream.of(words), Stream.of("--data", data.resolve("archive").toString()))
                .toArray(String[]::new);
        return Commands.line(opening, terminal).execute(whole);
    }

    private int holdBy(String name) {
        return run("hold", "place", "--account", "facebook-exempelbiblioteket", "--reason", "prov", "--mandate", "prov", "--by",
                name);
    }

    private static Stream<CommandLine> acting() {
        return below(Commands.line()).filter(line -> line.getCommandSpec().findOption("--by") != null);
    }

    private static Stream<CommandLine> below(CommandLine line) {
        return line.getSubcommands().values().stream().flatMap(command -> Stream.concat(Stream.of(command), below(command)));
    }

    @ParameterizedTest
    @MethodSource("acting")
    void everyCommandThatSomebodyActsWithSaysItsRight(CommandLine command) {
        assertThat(command.getCommandSpec().userObject().getClass().isAnnotationPresent(Needs.class))
                .as(command.getCommandSpec().qualifiedName()).isTrue();
    }

    @Test
    void onceThereAreUsersACommandIsActedWithByOneOfThemWhoHasTheRightAndThePassword() throws Exception {
        var register = Files.write(data.resolve("register.csv"), Accounts.template()).toString();
        assertThat(run("register", "import", register, "--apply")).isEqualTo(Commands.DONE);
        assertThat(holdBy("Vem Som Helst")).as(err.toString()).isEqualTo(Commands.DONE);

        var settings = new Opening.Settings(false, false, java.util.Map.of("bevara.users.strength", 4));
        try (var program = opening.open(data.resolve("archive"), settings, false)) {
            var users = program.the(Users.class);
            users.example("ada", "Ada", Role.ADMINISTRATOR, Set.of(), PASSWORD);
            users.example("rut", "Rut", Role.REGISTRAR, Set.of(), PASSWORD);
            users.example("gun", "Gun", Role.AUDITOR, Set.of(), PASSWORD);
            var limited = users.invite("siv", "Siv", List.of(new Mandate(Role.REGISTRAR, Set.of("Socialnämnden"))), Set.of(),
                    "ada");
            users.accept("siv", limited.code(), PASSWORD);
            users.example("las", "Las", Role.REGISTRAR, Set.of(), PASSWORD);
            users.lock(users.named("las").orElseThrow().id(), "ada");
        }
        assertThat(holdBy("rut")).isEqualTo(Commands.WRONG_USE);
        assertThat(err.toString()).contains(Acting.FILE);
        System.setProperty(Acting.FILE, Files.writeString(data.resolve("password"), PASSWORD + "\n").toString());
        assertThat(holdBy("Vem Som Helst")).isEqualTo(Commands.WRONG_USE);
        assertThat(holdBy("las")).as("locked").isEqualTo(Commands.WRONG_USE);
        assertThat(holdBy("gun")).as("reads only").isEqualTo(Commands.WRONG_USE);
        assertThat(holdBy("siv")).as("in one authority").isEqualTo(Commands.WRONG_USE);
        assertThat(err.toString())
                .contains("väntade en användare som får lägga och häva gallringsstopp i alla myndigheter, fann siv");
        assertThat(run("moderate", "look", "1", "--role", "moderator", "--why", "prov", "--by", "rut"))
                .isEqualTo(Commands.WRONG_USE);
        assertThat(err.toString()).contains("väntade en roll eller ett uppdrag som rut har, fann moderator");
        disclosesWhatSheMayNotRefuse();
        assertThat(holdBy("RUT")).as(err.toString()).isEqualTo(Commands.DONE);
        System.setProperty(Acting.FILE, Files.writeString(data.resolve("wrong"), "fel\n").toString());
        assertThat(holdBy("rut")).isEqualTo(Commands.WRONG_USE);
        try (var program = opening.open(data.resolve("archive"), Opening.Settings.WITHOUT_PAGES, false)) {
            assertThat(program.the(Ledger.class).about("hold/1").getFirst().act().agent()).isEqualTo("Vem Som Helst");
            assertThat(program.the(Ledger.class).about("hold/2").getFirst().act().agent()).as("by login").isEqualTo("rut");
        }
        assertThat(err.toString()).doesNotContain(PASSWORD);
    }

    /** That something is not handed out is decided with a right of its own. */
    private void disclosesWhatSheMayNotRefuse() {
        assertThat(run("disclose", "open", "--text", "Allt", "--by", "rut")).as(err.toString()).isEqualTo(Commands.DONE);
        assertThat(run("disclose", "decide", "U-2026-0001", "--answer", "avslag", "--reasons", "prov", "--by", "rut"))
                .isEqualTo(Commands.WRONG_USE);
        assertThat(err.toString()).contains("som får besluta i utlämnandeärenden i alla myndigheter, fann rut");
    }
}
