package se.bevara.ledger;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * A checkpoint as it is written: C2SP tlog-checkpoint within a C2SP signed-note.
 *
 * @param text what is signed: origin, size, root in base64, each with its line feed
 * @param signatures the lines below it
 */
record SignedNote(String text, List<String> signatures) {

    private static final String DASH = "\u2014 ";

    static SignedNote sign(String origin, long size, byte[] root, SigningKey key) {
        String text = origin + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root) + "\n";
        byte[] signature = VerifierKey.join(key.verifier().id(), key.signature(text.getBytes(StandardCharsets.UTF_8)));
        return new SignedNote(text, List.of(DASH + origin + " " + Base64.getEncoder().encodeToString(signature)));
    }

    /** @throws IllegalArgumentException for what is no checkpoint */
    static SignedNote parse(String note) {
        int end = note.lastIndexOf("\n\n");
        if (end < 0 || !note.endsWith("\n")) {
            throw new IllegalArgumentException("expected a signed note, found another text");
        }
        var parsed = new SignedNote(note.substring(0, end + 1), note.substring(end + 2).lines().toList());
        if (parsed.text.lines().count() < 3 || parsed.size() < 0 || parsed.root().length != 32) {
            throw new IllegalArgumentException("expected a checkpoint, found another note");
        }
        return parsed;
    }

    boolean signedBy(VerifierKey key) {
        return signatures.stream().anyMatch(line -> signedBy(key, line));
    }

    private boolean signedBy(VerifierKey key, String line) {
        String start = DASH + key.name() + " ";
        if (!line.startsWith(start)) {
            return false;
        }
        try {
            byte[] signature = Base64.getDecoder().decode(line.substring(start.length()));
            return signature.length == 68 && Arrays.equals(signature, 0, 4, key.id(), 0, 4)
                    && key.signed(text.getBytes(StandardCharsets.UTF_8), Arrays.copyOfRange(signature, 4, 68));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    String origin() {
        return line(0);
    }

    long size() {
        return Long.parseLong(line(1));
    }

    byte[] root() {
        return Base64.getDecoder().decode(line(2));
    }

    private String line(int number) {
        return text.split("\n", -1)[number];
    }

    String note() {
        return text + "\n" + String.join("\n", signatures) + "\n";
    }
}
