package se.bevara.archive;

import java.util.HexFormat;

/** A keyed hash (HMAC-SHA-256, first 16 bytes) of an item's text, attachments, author and parent. Useless without the archive's key. */
public record Fingerprint(String hex) {

    public static Fingerprint of(byte[] sixteen) {
        return new Fingerprint(HexFormat.of().formatHex(sixteen));
    }

    public byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }
}
