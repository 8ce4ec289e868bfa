package se.bevara.moderation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.pdfbox.pdmodel.PDDocument;
import se.bevara.archive.PdfA;
import se.bevara.archive.PdfFields;
import se.bevara.archive.PdfFont;

/** A transfer record to be read by people: PDF/A-2b (ISO 19005-2), A4, the font embedded. */
final class TransferPdf {

    private TransferPdf() {
    }

    /** @param json SHA-256 of the record's JSON */
    static byte[] of(String title, Instant at, Map<String, Object> fields, String json) {
        var all = new LinkedHashMap<>(fields);
        all.put("Postens JSON-fil", List.of("SHA-256 " + json));
        return of(title, at, all);
    }

    /** Fields of any kind, one below the other. */
    static byte[] of(String title, Instant at, Map<String, Object> fields) {
        try (var document = new PDDocument(); var bytes = new ByteArrayOutputStream()) {
            var font = PdfFont.in(document);
            try (var pages = new PdfFields(document, font)) {
                pages.heading(title);
                for (var field : fields.entrySet()) {
                    pages.field(label(field.getKey()), lines(field.getValue()));
                }
            }
            PdfA.identify(document, title, at);
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(title, e);
        }
    }

    private static String label(String key) {
        return key.substring(0, 1).toUpperCase(Locale.ROOT) + key.substring(1);
    }

    private static List<String> lines(Object value) {
        var lines = new ArrayList<String>();
        switch (value) {
            case Map<?, ?> map -> map.forEach((key, inner) -> lines.add(label(key.toString()) + ": " + text(inner)));
            case List<?> list -> list.forEach(one -> lines.add(text(one)));
            default -> lines.add(text(value));
        }
        return lines;
    }

    private static String text(Object value) {
        return switch (value) {
            case Map<?, ?> map -> map.entrySet().stream().map(one -> one.getKey() + " " + text(one.getValue()))
                    .collect(Collectors.joining(", "));
            case List<?> list -> list.stream().map(TransferPdf::text).collect(Collectors.joining(", "));
            default -> value.toString();
        };
    }
}
