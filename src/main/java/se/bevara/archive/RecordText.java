package se.bevara.archive;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The syntax of a WARC 1.1 record (ISO 28500:2017, section 4), as strict as we write it. */
final class RecordText {

    private static final String VERSION = "WARC/1.1\r\n";

    private RecordText() {
    }

    static StoredRecord parse(String path, long offset, long length, byte[] text) {
        int end = headerEnd(text);
        if (end < 0) {
            throw new ArchiveDamaged(path, "offset " + offset, "a header that ends", "none");
        }
        String head = new String(text, 0, end, StandardCharsets.US_ASCII);
        if (!head.startsWith(VERSION)) {
            throw new ArchiveDamaged(path, "offset " + offset, "WARC/1.1", "something else");
        }
        var headers = headers(path, offset, head);
        var record = new StoredRecord(path, offset, length, headers, new byte[0]);
        long size = record.number("Content-Length");
        int blockStart = end + 2;
        if (size < 0 || size != text.length - blockStart - 4 || !closed(text)) {
            throw record.damaged("a block of " + size + " bytes and two line ends", (text.length - blockStart) + " bytes");
        }
        return new StoredRecord(path, offset, length, headers, Arrays.copyOfRange(text, blockStart, text.length - 4));
    }

    /** The index just after the last header line's end. */
    private static int headerEnd(byte[] text) {
        for (int i = 0; i + 3 < text.length; i++) {
            if (text[i] == '\r' && text[i + 1] == '\n' && text[i + 2] == '\r' && text[i + 3] == '\n') {
                return i + 2;
            }
        }
        return -1;
    }

    private static boolean closed(byte[] text) {
        int n = text.length;
        return text[n - 4] == '\r' && text[n - 3] == '\n' && text[n - 2] == '\r' && text[n - 1] == '\n';
    }

    private static Map<String, String> headers(String path, long offset, String head) {
        var headers = new HashMap<String, String>(40);
        for (int at = VERSION.length(); at < head.length();) {
            int end = head.indexOf("\r\n", at);
            int colon = head.indexOf(": ", at);
            if (end < 0 || colon < 0 || colon > end) {
                throw new ArchiveDamaged(path, "offset " + offset, "header lines of name and value", "another line");
            }
            String name = head.substring(at, colon).toLowerCase(Locale.ROOT);
            if (headers.put(name, head.substring(colon + 2, end)) != null) {
                throw new ArchiveDamaged(path, "offset " + offset, "each header once", name + " twice");
            }
            at = end + 2;
        }
        return headers;
    }
}
