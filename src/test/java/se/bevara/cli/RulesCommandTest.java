package se.bevara.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.bevara.Bevara;

class RulesCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    private int run(String... words) {
        var terminal = new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), false);
        return Commands.line(new Opening(Bevara.class), terminal).execute(words);
    }

    @Test
    void theSamplesRulesAreWithoutFindingsForItsAccounts() {
        assertThat(run("rules", "check", "retention-rules", "--register", "archive-sample/accounts.csv"))
                .isEqualTo(Commands.DONE);
        assertThat(out.toString()).contains("7 beslut lästa, 0 fel, 0 varningar");
    }

    @Test
    void aFaultIsToldWithFileAndLine() throws IOException {
        Files.writeString(folder.resolve("fel.yaml"),
                Files.readString(Path.of("retention-rules/konton.yaml")).replace("åtgärd: bevaras", "åtgärt: bevaras"));
        assertThat(run("rules", "check", folder.toString())).isEqualTo(Commands.WRONG_USE);
        assertThat(out.toString()).contains("fel.yaml, rad ", "okänt fält", "Menades ”åtgärd”?");
    }

    @Test
    void aFileThatChangedWithoutANewVersionIsFound() throws IOException {
        Path now = Files.createDirectory(folder.resolve("nu"));
        Path before = Files.createDirectory(folder.resolve("förut"));
        String file = Files.readString(Path.of("retention-rules/kommentarer.yaml"));
        Files.writeString(before.resolve("k.yaml"), file);
        Files.writeString(now.resolve("k.yaml"), file.replace("3 månader", "2 månader"));
        assertThat(run("rules", "check", now.toString(), "--earlier", before.toString())).isEqualTo(Commands.WRONG_USE);
        assertThat(out.toString()).contains("ändrad utan ny version");
    }

    @Test
    void aFolderThatIsNoneIsWrongUse() {
        assertThat(run("rules", "check", folder.resolve("finns-inte").toString())).isEqualTo(Commands.WRONG_USE);
        assertThat(err.toString()).contains("finns-inte");
    }

    @Test
    void theSamplesCasesComeOutAsExpected() {
        assertThat(run("rules", "cases", "retention-rules/prov/solvik.yaml")).isEqualTo(Commands.DONE);
        assertThat(out.toString()).contains("0 med annat utfall än väntat");
    }

    @Test
    void aCaseThatComesOutOtherwiseIsToldWithItsReasons() throws IOException {
        Files.createDirectory(folder.resolve("regler"));
        Files.copy(Path.of("src/test/resources/retention/cases/regler/r06.yaml"), folder.resolve("regler/r06.yaml"));
        String cases = Files.readString(Path.of("src/test/resources/retention/cases/r06.yaml"));
        Path file = Files.writeString(folder.resolve("fall.yaml"), cases.replace("senast: 2024-02-29", "senast: 2024-03-01"));
        assertThat(run("rules", "cases", file.toString())).isEqualTo(Commands.FINDINGS);
        assertThat(out.toString()).contains("Skiljer  skottår", "väntade 2024-03-01, fann 2024-02-29", "månadens sista dag");
    }

    @Test
    void aCasesFileThatCannotBeReadIsWrongUse() throws IOException {
        Path file = Files.writeString(folder.resolve("fall.yaml"), "fall:\n  - fall: x\n    väntatt: {arkiv: behålls}\n");
        assertThat(run("rules", "cases", file.toString())).isEqualTo(Commands.WRONG_USE);
        assertThat(out.toString()).contains("okänt fält", "Menades ”väntat”?");
    }
}
