package se.bevara.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.bevara.Bevara;

/** Dialogues on others' pages by command. */
class DialogueCommandTest {

    private static final String ADDRESS = "https://folket.example/@gunilla/1152";
    private static final String REGISTER = """
            konto-id;nämnd;förvaltning;enhet;plattform;kontonamn;adress;kontotyp;drift;syfte;målgrupp;ansvarig chef;ersättare;inloggning förvaras hos;öppet eller stängt;status;öppnat;avslutat;insamling;rättslig grund;beslutat av;borttagen text får sparas
            mastodon-solvik;Kommunstyrelsen;;;mastodon;solvik;https://social.solvik.example/@solvik;officiellt;extern;x;Alla;Chefen;;valv;öppet;aktivt;;;;2 kap. TF;KS § 4;ja
            facebook-solvik;Kommunstyrelsen;;;facebook;solvik;https://www.facebook.com/solvik;officiellt;extern;x;Alla;Chefen;;valv;öppet;aktivt;;;;2 kap. TF;KS § 4;ja
            mastodon-gammal;Kommunstyrelsen;;;mastodon;gammal;https://social.solvik.example/@gammal;officiellt;extern;x;Alla;Chefen;;valv;öppet;anmält;;;;2 kap. TF;KS § 4;ja
            """;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path data;

    private int run(String... words) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        var terminal = new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), false);
        var all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--data", data.resolve("archive").toString()));
        return Commands.line(new Opening(Bevara.class), terminal).execute(all.toArray(String[]::new));
    }

    private int add(String account, String address, String assignment, String agreedWith) {
        return run("dialogue", "add", account, address, "--assignment", assignment, "--agreed-with", agreedWith, "--by", "Ada");
    }

    @BeforeEach
    void register() throws Exception {
        var register = Files.write(data.resolve("register.csv"), REGISTER.getBytes(StandardCharsets.UTF_8));
        assertThat(run("register", "import", register.toString(), "--apply")).as(out.toString() + err).isEqualTo(Commands.DONE);
    }

    @Test
    void isRegisteredShownEndedAndMadeAnew() {
        assertThat(run("dialogue", "list")).isEqualTo(Commands.DONE);
        assertThat(out.toString()).startsWith("Ingen dialog är registrerad. Registrera en med");
        assertThat(add("mastodon-solvik", ADDRESS + "?x=1", "Vinterväghållning", "enhetschefen")).isEqualTo(Commands.DONE);
        assertThat(add("mastodon-solvik", ADDRESS, "Vinterväghållning", "enhetschefen")).isEqualTo(Commands.WRONG_USE);
        assertThat(err.toString()).contains("den som dialog 1 gäller");
        assertThat(add("mastodon-solvik", ADDRESS + "3", "Sommarväghållning", "enhetschefen")).isEqualTo(Commands.DONE);
        assertThat(run("dialogue", "end", "1", "--by", "Bo")).isEqualTo(Commands.DONE);
        assertThat(run("dialogue", "end", "1", "--by", "Bo")).isEqualTo(Commands.WRONG_USE);
        assertThat(err.toString()).contains("väntade numret på en som pågår");
        assertThat(run("dialogue", "list", "--json")).isEqualTo(Commands.DONE);
        String before = out.toString();
        assertThat(before).contains(ADDRESS, "Vinterväghållning", "enhetschefen", "\"by\" : \"Ada\"");
        assertThat(run("rebuild")).isEqualTo(Commands.DONE);
        assertThat(run("dialogue", "list", "--json")).isEqualTo(Commands.DONE);
        assertThat(out.toString()).isEqualTo(before);
        assertThat(run("dialogue", "list")).isEqualTo(Commands.DONE);
        assertThat(out.toString()).containsPattern("(?s)2 +mastodon-solvik.*inget sparat ännu.*1 +mastodon-solvik");
        assertThat(run("verify")).isEqualTo(Commands.DONE);
    }

    @Test
    void whatIsMissingOrWrongIsTold() {
        assertThat(run("dialogue", "add", "mastodon-solvik", ADDRESS, "--by", "Ada")).isEqualTo(Commands.WRONG_USE);
        assertThat(add("facebook-solvik", "https://www.facebook.com/gunilla/posts/1", "x", "chefen"))
                .isEqualTo(Commands.WRONG_USE);
        assertThat(err.toString()).contains("plattformens API visar bara det som står på våra egna sidor");
        for (String account : List.of("mastodon-gammal", "ingen")) {
            assertThat(add(account, ADDRESS, "x", "chefen")).isEqualTo(Commands.WRONG_USE);
            assertThat(err.toString()).contains("konto: väntade ett i registret som hämtas");
        }
        assertThat(add("mastodon-solvik", "folket.example", "x", "chefen")).isEqualTo(Commands.WRONG_USE);
        assertThat(add("mastodon-solvik", ADDRESS, " ", "chefen")).isEqualTo(Commands.WRONG_USE);
        assertThat(add("mastodon-solvik", ADDRESS, "x".repeat(501), "chefen")).isEqualTo(Commands.WRONG_USE);
        assertThat(add("mastodon-solvik", ADDRESS, "Gäller 19121212-1212", "chefen")).isEqualTo(Commands.WRONG_USE);
        assertThat(err.toString()).contains("uppdrag: väntade varken personnummer").doesNotContain("1212");
        assertThat(add("mastodon-solvik", ADDRESS, "x", "anna@solvik.example")).isEqualTo(Commands.WRONG_USE);
        assertThat(err.toString()).contains("förankrat med: väntade en roll");
        assertThat(run("dialogue", "list")).isEqualTo(Commands.DONE);
        assertThat(out.toString()).startsWith("Ingen dialog är registrerad.");
    }
}
