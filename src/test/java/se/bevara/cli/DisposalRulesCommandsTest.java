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

class DisposalRulesCommandsTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path data;

    private int run(String... words) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        var all = new java.util.ArrayList<>(java.util.List.of(words));
        all.addAll(java.util.List.of("--data", data.resolve("archive").toString()));
        var terminal = new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), false);
        return Commands.line(new Opening(Bevara.class), terminal).execute(all.toArray(String[]::new));
    }

    @Test
    void aRegistrarLoadsADecisionAndPlacesAndLiftsAHold() throws Exception {
        var register = Files.write(data.resolve("register.csv"), Accounts.template());
        assertThat(run("register", "import", register.toString(), "--apply")).isEqualTo(Commands.DONE);
        String account = out.toString().lines().filter(line -> line.startsWith("Nytt")).findFirst().orElseThrow()
                .split("\\s+")[1];
        var example = Path.of("retention-rules/kommentarer.yaml");
        assertThat(run("rules", "load", example.toString(), "--by", "kim")).isEqualTo(Commands.WRONG_USE);
        assertThat(out.toString()).contains("Exemplen gäller bara i provkommunen");
        var own = Files.writeString(data.resolve("eget.yaml"),
                Files.readString(example).replace("status: EXEMPEL", "status: beslutat"));
        var csv = data.resolve("preview.csv");
        assertThat(run("rules", "preview", own.toString(), "--csv", csv.toString())).isLessThan(Commands.WRONG_USE);
        assertThat(out.toString()).contains("prövat mot 0 handlingar", "Inget skulle ändras.");
        assertThat(Files.readString(csv)).startsWith("\uFEFFÄndring;Handling;Konto");
        assertThat(run("rules", "load", own.toString(), "--by", "kim")).isLessThan(Commands.WRONG_USE);
        assertThat(out.toString()).contains("Arkivet har 1 beslut");
        assertThat(run("hold", "place", "--account", account, "--reason", "granskning", "--mandate", "KS § 1", "--by", "kim"))
                .isEqualTo(Commands.DONE);
        assertThat(out.toString()).contains("Gallringsstopp 1 gäller");
        assertThat(run("hold", "place", "--item", "1", "--thread", "1", "--reason", "r", "--mandate", "m", "--by", "kim"))
                .isEqualTo(Commands.WRONG_USE);
        assertThat(run("hold", "place", "--item", "4711", "--reason", "r", "--mandate", "m", "--by", "kim"))
                .isEqualTo(Commands.WRONG_USE);
        assertThat(err.toString()).contains("item 4711");
        assertThat(run("hold", "lift", "1", "--why", "klart", "--by", "kim")).isEqualTo(Commands.DONE);
        assertThat(run("hold", "lift", "1", "--why", "klart", "--by", "kim")).isEqualTo(Commands.WRONG_USE);
        assertThat(run("fact", "set", account, "--trait", "kontoklass=unik", "--why", "värderat", "--by", "kim"))
                .isEqualTo(Commands.DONE);
        assertThat(run("fact", "set", account, "--fact", "unik", "--why", "värderat", "--by", "kim"))
                .isEqualTo(Commands.WRONG_USE);
        assertThat(run("rules", "explain", "1")).isEqualTo(Commands.WRONG_USE);
        assertThat(run("hold", "list")).isEqualTo(Commands.DONE);
        String listed = out.toString();
        assertThat(listed).contains("kontot " + account, "granskning", "KS § 1");
        assertThat(run("verify")).isEqualTo(Commands.DONE);
        assertThat(run("rebuild")).isEqualTo(Commands.DONE);
        assertThat(run("hold", "list")).isEqualTo(Commands.DONE);
        assertThat(out.toString()).isEqualTo(listed);
    }
}
