package se.bevara.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import se.bevara.Bevara;
import se.bevara.accounts.Accounts;

class CommandsTest {

    private static final String ACCOUNT = "facebook-exempelbiblioteket";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path data;

    private int run(String... words) {
        var terminal = new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), false);
        return Commands.line(new Opening(Bevara.class), terminal).execute(words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"search --from igår; Fel: --from: väntade ett datum, ÅÅÅÅ-MM-DD, fann igår",
            "show x; Fel: NR: väntade ett heltal, fann x", "show; Fel: Det här saknas: NR", "sök hej; Fel: Okänt: sök hej",
            "register; Fel: Ange ett kommando.", "register import; Fel: Det här saknas: FIL"})
    void wrongUseIsToldInOneLineAndEndsWith2(String words, String told) {
        assertThat(run(words.split(" "))).isEqualTo(Commands.WRONG_USE);
        assertThat(err.toString().lines()).first().isEqualTo(told);
    }

    @Test
    void aFileInPlaceOfTheDataFolderIsRefused() throws Exception {
        var file = Files.createFile(data.resolve("file"));
        assertThat(run("status", "--data", file.toString())).isEqualTo(Commands.WRONG_USE);
        assertThat(err.toString()).contains(file.toString()).doesNotContain("\tat ");
    }

    @Test
    void anUnknownAccountIsToldWithThoseNearestInName() throws Exception {
        var register = Files.write(data.resolve("register.csv"), Accounts.template());
        var folder = data.resolve("archive").toString();
        assertThat(run("capture", "--data", folder)).isEqualTo(Commands.WRONG_USE);
        assertThat(err.toString()).startsWith("Fel: Inget konto i registret hämtas.");
        assertThat(run("register", "import", register.toString(), "--apply", "--data", folder)).isEqualTo(Commands.DONE);
        assertThat(run("capture", "fb-solvk", "--data", folder)).isEqualTo(Commands.WRONG_USE);
        assertThat(err.toString()).contains("Fel: Kontot fb-solvk finns inte i registret. Närmast i namn: ");
        assertThat(run("receipt", "--data", folder)).isEqualTo(Commands.WRONG_USE);
    }

    @Test
    void thePlanTellsWhatTheNextNightIsExpectedToAskAndWhatIsAGuess() throws Exception {
        var register = Files.write(data.resolve("register.csv"), Accounts.template());
        var folder = data.resolve("archive").toString();
        assertThat(run("register", "import", register.toString(), "--apply", "--data", folder)).isEqualTo(Commands.DONE);
        assertThat(run("capture", "--plan", "--data", folder)).isEqualTo(Commands.DONE);
        assertThat(out.toString()).contains("Plattformen släpper fram").contains("säger den i svaren")
                .contains("är det en gissning");
        assertThat(run("capture", "--plan", "--json", "--data", folder)).isEqualTo(Commands.DONE);
        assertThat(out.toString()).contains("\"unvisited\"");
    }

    @Test
    void aFrozenAccountIsListedAndThawedByAPersonWhoTellsWhetherTheLossIsReal() throws Exception {
        var register = Files.write(data.resolve("register.csv"), Accounts.template()).toString();
        var folder = data.resolve("archive");
        assertThat(run("register", "import", register, "--apply", "--data", folder.toString())).isEqualTo(Commands.DONE);
        assertThat(run("thaw", "nobody", "--data", folder.toString())).isEqualTo(Commands.WRONG_USE);
        assertThat(err.toString()).contains("Fel: Kontot nobody finns inte i registret.");
        assertThat(run("thaw", ACCOUNT, "--by", "Ada", "--loss-is-real", "--data", folder.toString()))
                .isEqualTo(Commands.WRONG_USE);
        assertThat(err.toString()).contains("Fel: Kontot " + ACCOUNT + " är inte fryst. Inget konto är fryst.");
        freeze(folder);
        assertThat(run("thaw", "--data", folder.toString())).isEqualTo(Commands.DONE);
        assertThat(out.toString()).containsPattern(ACCOUNT + " +2026-11-22 01:15 +12 +30");
        assertThat(run("thaw", ACCOUNT, "--by", "Ada", "--data", folder.toString())).isEqualTo(Commands.WRONG_USE);
        assertThat(run("thaw", ACCOUNT, "--loss-is-real", "--data", folder.toString())).isEqualTo(Commands.WRONG_USE);
        assertThat(err.toString()).contains("fann inget besked om förlusten.", "fann inget namn.");
        assertThat(run("thaw", ACCOUNT, "--by", "Ada", "--loss-is-real", "--data", folder.toString())).isEqualTo(Commands.DONE);
        assertThat(out.toString()).contains("Kontot " + ACCOUNT + " är tinat. Det som saknas märks nästa natt.");
        assertThat(run("thaw", "--data", folder.toString())).isEqualTo(Commands.DONE);
        assertThat(out.toString()).endsWith("Inget konto är fryst." + System.lineSeparator());
    }

    private static void freeze(Path folder) throws SQLException {
        try (var database = DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("catalogue"), "sa", "");
                var statement = database.createStatement()) {
            statement.execute("INSERT INTO capture_frozen (account, since, lost, known, thawed) VALUES ('" + ACCOUNT
                    + "', TIMESTAMP WITH TIME ZONE '2026-11-22 00:15:00+00', 12, 30, FALSE)");
        }
    }

    @ParameterizedTest
    @CsvSource({"true, 0", "false, 2"})
    void examplesCountInAFolderThatTheSampleMadeAlone(boolean sample, int code) throws Exception {
        var folder = Files.createDirectory(data.resolve("archive"));
        if (sample) {
            Files.createFile(folder.resolve("sample"));
        }
        assertThat(run("rules", "load", "retention-rules/ogonblicksbilder.yaml", "--by", "Ada", "--data", folder.toString()))
                .as(err.toString()).isEqualTo(code);
    }

    @Test
    void bothBeliefsAboutALossAtOnceAreRefused() {
        assertThat(run("thaw", "x", "--loss-is-real", "--loss-is-not-real", "--data", data.toString()))
                .isEqualTo(Commands.WRONG_USE);
        assertThat(err.toString()).startsWith("Fel: Bara ett av de här kan anges: --loss-is-real, --loss-is-not-real");
    }

    @Test
    void whatIsNoRegisterAtAllIsWrongUse() throws Exception {
        var empty = Files.createFile(data.resolve("tom.csv")).toString();
        var folder = data.resolve("archive").toString();
        assertThat(run("register", "import", empty, "--data", folder)).isEqualTo(Commands.WRONG_USE);
        assertThat(out.toString()).contains("Fel      rad 1: väntade en textfil");
        assertThat(run("register", "import", data.toString(), "--data", folder)).isEqualTo(Commands.WRONG_USE);
        assertThat(err.toString()).contains("Fel: FIL: väntade en CSV-fil, fann något annat: " + data);
    }

    @ParameterizedTest
    @CsvSource({"-3", "65536"})
    void aPortThatIsNoneIsRefused(String port) {
        assertThat(run("serve", "--port=" + port, "--data", data.toString())).isEqualTo(Commands.WRONG_USE);
        assertThat(err.toString()).isEqualToIgnoringNewLines("Fel: --port: väntade ett heltal från 0 till 65535, fann " + port);
    }

    @ParameterizedTest
    @CsvSource({"solvik, solvik, 0", "SOLVIK, solvik, 0", "solvk, solvik, 1", "fb-solvik, solvik, 3", "'', abc, 3"})
    void namesAreAsFarApartAsLettersToChange(String one, String other, int letters) {
        assertThat(CaptureCommand.distance(one, other)).isEqualTo(letters);
        assertThat(CaptureCommand.distance(other, one)).isEqualTo(letters);
    }

    static Stream<CommandLine> commands() {
        return below(Commands.line());
    }

    private static Stream<CommandLine> below(CommandLine line) {
        return line.getSubcommands().values().stream().flatMap(command -> Stream.concat(Stream.of(command), below(command)));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandHasHelpInSwedish(CommandLine command) {
        assertThat(command.getUsageMessage()).contains("Användning: ./bevara ", "Visar den här hjälpen").doesNotContain("Usage");
        assertThat(command.getCommandSpec().usageMessage().description()).isNotEmpty();
        assertThat(command.getCommandSpec().options()).allSatisfy(option -> assertThat(option.description()).isNotEmpty());
    }
}
