package se.bevara.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where commands write: results on standard output, everything else on standard error, both in UTF-8. What is written as text can
 * come from strangers, so nothing in it reaches the terminal as a control sequence.
 *
 * @param live whether a person is watching, so that a line may be written over
 */
record Terminal(PrintWriter out, PrintWriter err, boolean live) {

    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    static Terminal standard() {
        var console = System.console();
        return new Terminal(writer(FileDescriptor.out), writer(FileDescriptor.err), console != null && console.isTerminal());
    }

    private static PrintWriter writer(FileDescriptor file) {
        return new PrintWriter(new FileOutputStream(file), true, StandardCharsets.UTF_8);
    }

    void line(String text) {
        out.println(harmless(text));
    }

    /** Writes a whole text file in UTF-8 as it is. */
    void file(byte[] bytes) {
        out.print(new String(bytes, StandardCharsets.UTF_8));
        out.flush();
    }

    void error(String text) {
        err.println("Fel: " + harmless(text));
    }

    void note(String text) {
        err.println(harmless(text));
    }

    void json(Object value) {
        out.println(JSON.writeValueAsString(value));
    }

    /** A text without what a terminal obeys: control characters but line breaks and tabs, and what turns the reading direction. */
    static String harmless(String text) {
        var harmless = new StringBuilder(text.length());
        text.codePoints().map(c -> obeyed(c) ? '�' : c).forEach(harmless::appendCodePoint);
        return harmless.toString();
    }

    private static boolean obeyed(int c) {
        boolean control = Character.isISOControl(c) && c != '\n' && c != '\t';
        boolean turns = c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069 || c == 0x200E || c == 0x200F || c == 0x061C;
        return control || turns || Character.getType(c) == Character.SURROGATE;
    }
}
