package se.bevara.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.bevara.Bevara;
import se.bevara.accounts.Accounts;

/** Crisis mode by command. */
class CrisisCommandTest {

    private static final String ACCOUNT = "facebook-exempelbiblioteket";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path data;

    private int run(String... words) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        var terminal = new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), false);
        var all = new java.util.ArrayList<>(java.util.List.of(words));
        all.addAll(java.util.List.of("--data", data.resolve("archive").toString()));
        return Commands.line(new Opening(Bevara.class), terminal).execute(all.toArray(String[]::new));
    }

    @Test
    void beginsIsShownAndEnds() throws Exception {
        var register = Files.write(data.resolve("register.csv"), Accounts.template());
        assertThat(run("register", "import", register.toString(), "--apply")).isEqualTo(Commands.DONE);
        assertThat(run("crisis")).isEqualTo(Commands.DONE);
        assertThat(out.toString()).startsWith("Inget konto är i krisläge.");
        assertThat(run("crisis", "start", ACCOUNT, "--reason", "Skyfall", "--by", "Ada", "--every", "3"))
                .isEqualTo(Commands.DONE);
        assertThat(out.toString()).containsPattern(ACCOUNT + " +3 +20.* Ada +Skyfall");
        assertThat(run("crisis", "--json")).isEqualTo(Commands.DONE);
        assertThat(out.toString()).contains("\"account\"", ACCOUNT, "Skyfall");
        assertThat(run("crisis", "stop", ACCOUNT, "--by", "Ada")).isEqualTo(Commands.DONE);
        assertThat(run("crisis", "stop", ACCOUNT, "--by", "Ada")).isEqualTo(Commands.WRONG_USE);
        assertThat(err.toString()).contains("väntade ett i krisläge");
    }

    @Test
    void whatIsMissingOrWrongIsTold() throws Exception {
        var register = Files.write(data.resolve("register.csv"), Accounts.template());
        assertThat(run("register", "import", register.toString(), "--apply")).isEqualTo(Commands.DONE);
        assertThat(run("crisis", "start", ACCOUNT, "--by", "Ada")).isEqualTo(Commands.WRONG_USE);
        assertThat(run("crisis", "start", ACCOUNT, "--reason", "x", "--by", "Ada", "--until", "igår"))
                .isEqualTo(Commands.WRONG_USE);
        assertThat(run("crisis", "start", ACCOUNT, "--reason", "x", "--by", "Ada", "--until", "2020-01-01T12:00"))
                .isEqualTo(Commands.WRONG_USE);
        assertThat(err.toString()).contains("väntade ett slut efter nu");
        assertThat(run("crisis", "start", "ingen", "--reason", "x", "--by", "Ada")).isEqualTo(Commands.WRONG_USE);
        assertThat(err.toString()).contains("konto ingen: väntade ett i registret");
        assertThat(run("crisis")).isEqualTo(Commands.DONE);
        assertThat(out.toString()).startsWith("Inget konto är i krisläge.");
    }
}
