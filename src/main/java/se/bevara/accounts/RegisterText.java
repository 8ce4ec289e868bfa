package se.bevara.accounts;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import se.bevara.accounts.RegisterImport.RowError;

/** The text of a register file: UTF-8 (with or without byte order mark), UTF-16 with its mark, or else Windows-1252. */
final class RegisterText {

    private static final int LARGEST = 10 * 1024 * 1024;
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final String WANTED = "en textfil med semikolon eller komma mellan kolumnerna (CSV), högst 10 MB";

    /** A file that holds no rows to read. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1;
        private final transient RowError error;

        Unreadable(RowError error) {
            super(error.expected());
            this.error = error;
        }

        RowError error() {
            return error;
        }
    }

    private RegisterText() {
    }

    static String decode(byte[] file) throws Unreadable {
        refuse(file.length > LARGEST, file.length + " byte");
        refuse(starts(file, 'P', 'K', 3, 4),
                "ett Excel- eller OpenDocument-kalkylblad (zip); välj Spara som och CSV UTF-8 i kalkylprogrammet");
        refuse(starts(file, 0xD0, 0xCF, 0x11, 0xE0), "en äldre Excelfil (.xls); välj Spara som och CSV i kalkylprogrammet");
        String text = text(file);
        refuse(text.isBlank(), "en tom fil");
        int binary = control(text);
        if (binary >= 0) {
            throw new Unreadable(
                    new RowError(1 + text.substring(0, binary).lines().count() - (inLine(text, binary) ? 1 : 0), "", WANTED,
                            "en binärfil (styrtecken U+%04X)".formatted((int) text.charAt(binary))));
        }
        return text;
    }

    private static boolean inLine(String text, int at) {
        return at > 0 && text.charAt(at - 1) != '\n';
    }

    private static void refuse(boolean refused, String found) throws Unreadable {
        if (refused) {
            throw new Unreadable(new RowError(1, "", WANTED, found));
        }
    }

    private static boolean starts(byte[] file, int... magic) {
        for (int i = 0; i < magic.length; i++) {
            if (i >= file.length || (file[i] & 0xFF) != magic[i]) {
                return false;
            }
        }
        return true;
    }

    private static String text(byte[] file) {
        if (starts(file, 0xFF, 0xFE) || starts(file, 0xFE, 0xFF)) {
            return new String(file, StandardCharsets.UTF_16);
        }
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            return new String(file, WINDOWS);
        }
    }

    private static int control(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' && c != '\n' && c != '\r' && c != '\t' || c == 0x7F) {
                return i;
            }
        }
        return -1;
    }

    /** Whether a cell was damaged on its way: UTF-8 read as something else, or characters that were lost. */
    static boolean damaged(String cell) {
        return cell.indexOf('\uFFFD') >= 0 || List.of("Ã¥", "Ã¤", "Ã¶", "Ã…", "Ã„", "Ã–", "Ã©").stream().anyMatch(cell::contains);
    }

    /** Whether a cell holds characters that turn the direction of what is read, and so make it say something else than it does. */
    static boolean turned(String cell) {
        return cell.chars().anyMatch(c -> c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069);
    }
}
