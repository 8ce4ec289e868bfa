package se.bevara.imports;

import java.util.Locale;

/** Names of blocks: version 1, SHA-256, of CBOR or of raw bytes, written in base 32 as Bluesky writes them. */
final class Cid {

    /** Bytes in such a name. */
    static final int LENGTH = 36;

    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz234567";

    private Cid() {
    }

    /** @throws ImportRefused when it is of another kind */
    static String name(byte[] cid) {
        if (cid.length != LENGTH || cid[0] != 1 || cid[1] != 0x71 && cid[1] != 0x55 || cid[2] != 0x12 || cid[3] != 0x20) {
            throw new ImportRefused("förrådet", "block med SHA-256", "ett annat slag");
        }
        var name = new StringBuilder("b");
        int buffer = 0;
        int bits = 0;
        for (byte b : cid) {
            buffer = (buffer << 8 | b & 0xFF) & 0xFFFF;
            bits += 8;
            while (bits >= 5) {
                name.append(LETTERS.charAt(buffer >> (bits - 5) & 31));
                bits -= 5;
            }
        }
        return (bits == 0 ? name : name.append(LETTERS.charAt(buffer << (5 - bits) & 31))).toString().toLowerCase(Locale.ROOT);
    }
}
