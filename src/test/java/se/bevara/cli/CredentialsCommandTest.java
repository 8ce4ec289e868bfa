package se.bevara.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.bevara.Bevara;
import se.bevara.accounts.Accounts;
import se.bevara.credentials.Credentials;
import se.bevara.credentials.Purpose;

/** Credentials are entered on standard input, listed without being shown, and withdrawn. */
class CredentialsCommandTest {

    private static final String ACCOUNT = "facebook-exempelbiblioteket";
    private static final String TOKEN = "EAAGkommando0hemlig";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final InputStream before = System.in;
    private final Opening opening = new Opening(Bevara.class);

    @TempDir
    Path data;

    @AfterEach
    void restore() {
        System.setIn(before);
    }

    private int run(String typed, String... words) {
        System.setIn(new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)));
        var terminal = new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), false);
        var whole = Stream.concat(Stream.of(words), Stream.of("--data", data.resolve("archive").toString()))
                .toArray(String[]::new);
        return Commands.line(opening, terminal).execute(whole);
    }

    @Test
    void aCredentialIsTypedAndNeverShown() throws Exception {
        assertThat(run("", "credentials", "list")).isEqualTo(Commands.DONE);
        assertThat(out.toString()).contains("inga behörigheter behövs");
        var register = Files.write(data.resolve("register.csv"), Accounts.template()).toString();
        assertThat(run("", "register", "import", register, "--apply")).isEqualTo(Commands.DONE);
        assertThat(run(TOKEN + "\n", "credentials", "enter", ACCOUNT, "--lapses", "2999-12-31", "--by", "Kim"))
                .as(err.toString()).isEqualTo(Commands.DONE);
        assertThat(run("", "credentials", "enter", ACCOUNT, "--by", "Kim")).isEqualTo(Commands.WRONG_USE);
        assertThat(err.toString()).contains("Fel: behörighet: väntade den sträng");
        assertThat(run(TOKEN, "credentials", "enter", "okänt", "--by", "Kim")).isEqualTo(Commands.WRONG_USE);
        assertThat(run("", "credentials", "list")).isEqualTo(Commands.DONE);
        assertThat(out.toString()).containsPattern(ACCOUNT + " +facebook +Inte prövad än .* 2999-12-31 +Inget");
        assertThat(run("", "credentials", "list", "--json")).isEqualTo(Commands.DONE);
        assertThat(out.toString()).contains("\"source\" : \"ENTERED\"", "\"lapses\" : \"2999-12-31\"");
        try (var program = opening.open(data.resolve("archive"), Opening.Settings.WITHOUT_PAGES, false)) {
            assertThat(program.the(Credentials.class).secret(ACCOUNT, Purpose.READ)).contains(TOKEN);
        }
        assertThat(run("", "credentials", "withdraw", ACCOUNT, "--by", "Kim")).isEqualTo(Commands.DONE);
        assertThat(run("", "credentials", "withdraw", ACCOUNT, "--by", "Kim")).isEqualTo(Commands.WRONG_USE);
        assertThat(out.toString() + err).doesNotContain(TOKEN);
    }

    @Test
    void aCredentialAsAWordOfTheCommandIsRefused() {
        assertThat(run("", "credentials", "enter", ACCOUNT, TOKEN, "--by", "Kim")).isEqualTo(Commands.WRONG_USE);
    }
}
