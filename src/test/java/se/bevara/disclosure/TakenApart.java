package se.bevara.disclosure;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.DataFormatException;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.text.PDFTextStripper;

/** A package taken apart to the last byte: archives within archives, members of WARC files, streams of documents, chunks of pictures. */
final class TakenApart {

    private final Map<String, byte[]> parts = new LinkedHashMap<>();

    static Map<String, byte[]> of(String name, byte[] bytes) throws IOException {
        var apart = new TakenApart();
        apart.take(name, bytes);
        return apart.parts;
    }

    private void take(String name, byte[] bytes) throws IOException {
        parts.put(name, bytes);
        parts.put(name + " (name)", name.getBytes(StandardCharsets.UTF_8));
        String head = new String(bytes, 0, Math.min(8, bytes.length), StandardCharsets.ISO_8859_1);
        if (head.startsWith("PK")) {
            zip(name, bytes);
        } else if (head.startsWith("\u001f\u008b")) {
            members(name, bytes);
        } else if (head.startsWith("%PDF")) {
            pdf(name, bytes);
        } else if (head.startsWith("\u0089PNG")) {
            png(name, bytes);
        } else if (head.startsWith("WARC/")) {
            int at = find(bytes, "\u0089PNG".getBytes(StandardCharsets.ISO_8859_1));
            if (at > 0) {
                png(name + " picture", Arrays.copyOfRange(bytes, at, bytes.length));
            }
        }
    }

    private void zip(String name, byte[] bytes) throws IOException {
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                take(name + "!" + entry.getName(), zip.readAllBytes());
            }
        }
    }

    private void members(String name, byte[] bytes) throws IOException {
        var in = new ByteArrayInputStream(bytes);
        try (var gzip = new GZIPInputStream(in)) {
            byte[] all = gzip.readAllBytes();
            parts.put(name + " unpacked", all);
            int from = 0;
            byte[] mark = "WARC/1.1\r\n".getBytes(StandardCharsets.US_ASCII);
            int number = 0;
            while (from < all.length) {
                int next = find(all, mark, from + 1);
                take(name + " member " + number++, Arrays.copyOfRange(all, from, next < 0 ? all.length : next));
                from = next < 0 ? all.length : next;
            }
        }
    }

    private void pdf(String name, byte[] bytes) throws IOException {
        try (var document = Loader.loadPDF(bytes)) {
            parts.put(name + " text", new PDFTextStripper().getText(document).getBytes(StandardCharsets.UTF_8));
            int number = 0;
            for (var key : document.getDocument().getXrefTable().keySet()) {
                COSBase object = document.getDocument().getObjectFromPool(key).getObject();
                if (object instanceof COSStream stream) {
                    try (var in = stream.createInputStream()) {
                        take(name + " stream " + number++, in.readAllBytes());
                    }
                } else if (object instanceof COSString string) {
                    parts.put(name + " string " + number++, string.getBytes());
                }
            }
        }
    }

    private void png(String name, byte[] bytes) throws IOException {
        var data = new ByteArrayOutputStream();
        int at = 8;
        while (at + 12 <= bytes.length) {
            int length = (bytes[at] & 0xff) << 24 | (bytes[at + 1] & 0xff) << 16 | (bytes[at + 2] & 0xff) << 8
                    | bytes[at + 3] & 0xff;
            String type = new String(bytes, at + 4, 4, StandardCharsets.ISO_8859_1);
            parts.put(name + " chunk " + type + at, Arrays.copyOfRange(bytes, at + 8, at + 8 + length));
            if (type.equals("IDAT")) {
                data.write(bytes, at + 8, length);
            }
            if (type.equals("IEND")) {
                break;
            }
            at += 12 + length;
        }
        parts.put(name + " pixels", inflated(data.toByteArray()));
    }

    private static byte[] inflated(byte[] packed) throws IOException {
        var out = new ByteArrayOutputStream();
        var inflater = new Inflater();
        inflater.setInput(packed);
        byte[] buffer = new byte[8192];
        try {
            for (int n = inflater.inflate(buffer); n > 0; n = inflater.inflate(buffer)) {
                out.write(buffer, 0, n);
            }
        } catch (DataFormatException e) {
            throw new IOException(e);
        } finally {
            inflater.end();
        }
        return out.toByteArray();
    }

    /** The parts in which some bytes stand. */
    static List<String> with(Map<String, byte[]> parts, byte[] wanted) {
        var found = new ArrayList<String>();
        parts.forEach((name, bytes) -> {
            if (find(bytes, wanted) >= 0) {
                found.add(name);
            }
        });
        return found;
    }

    private static int find(byte[] bytes, byte[] wanted) {
        return find(bytes, wanted, 0);
    }

    private static int find(byte[] bytes, byte[] wanted, int from) {
        for (int at = from; at <= bytes.length - wanted.length; at++) {
            if (bytes[at] == wanted[0] && Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length)) {
                return at;
            }
        }
        return -1;
    }
}
