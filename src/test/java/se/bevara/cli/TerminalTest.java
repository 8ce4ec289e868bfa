package se.bevara.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class TerminalTest {

    private final StringWriter out = new StringWriter();
    private final Terminal terminal = new Terminal(new PrintWriter(out, true), new PrintWriter(new StringWriter()), false);

    @Test
    void obeysNothingInWhatStrangersWrote() {
        terminal.line("röd \u001b[31mtext\u0007 \u009b2J \u202evänd\u202c \u2067om\u2069 slut\r");
        assertThat(out.toString()).isEqualTo("röd �[31mtext� �2J �vänd� �om� slut�" + System.lineSeparator());
    }

    @Test
    void leavesSwedishEmojiAndLineBreaksAsTheyAre() {
        terminal.line("åäö é 👩‍👧\n\trad två");
        assertThat(out.toString()).isEqualTo("åäö é 👩‍👧\n\trad två" + System.lineSeparator());
    }

    @Test
    void alignsTablesByWhatIsSeen() {
        var table = new Table("Konto", "Antal", "Text");
        table.row("vård", 7, "en\nrad");
        table.row("🚰a", 1234, "\u001b[2J");
        table.print(terminal);
        assertThat(out.toString().lines()).containsExactly("Konto  Antal  Text", "vård       7  en rad", "🚰a     1234  �[2J");
    }
}
