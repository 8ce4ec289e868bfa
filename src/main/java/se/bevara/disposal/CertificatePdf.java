package se.bevara.disposal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import se.bevara.archive.PdfA;
import se.bevara.archive.PdfFields;
import se.bevara.archive.PdfFont;

/** A certificate to be read and signed by people: PDF/A-2b (ISO 19005-2), A4, the font embedded. */
final class CertificatePdf {

    private final String title;
    private final Instant at;

    CertificatePdf(String title, Instant at) {
        this.title = title;
        this.at = at;
    }

    /** @param json SHA-256 of the certificate's JSON, which has each record's commitment */
    byte[] of(Map<String, Object> fields, String json) {
        try (var document = new PDDocument(); var bytes = new ByteArrayOutputStream()) {
            var font = PdfFont.in(document);
            try (var pages = new PdfFields(document, font)) {
                pages.heading(title);
                for (var field : fields.entrySet()) {
                    // A place to sign stands at the end.
                    if (!field.getKey().equals(CertificateFields.DIGESTS) && !field.getKey().equals("underskrift")) {
                        pages.field(label(field.getKey()),
                                lines(field.getValue()));
                    }
                }
                pages.field("Åtaganden", List.of("Varje posts åtagande står i protokollets JSON-fil, SHA-256 " + json));
                pages.field("Underskrift", List.of("", "", "______________________________    ______________________________"));
            }
            PdfA.identify(document, title, at);
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(title, e);
        }
    }

    private static String label(String key) {
        String words = key.replace('_', ' ').replace("sha256", "SHA-256");
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static List<String> lines(Object value) {
        var lines = new ArrayList<String>();
        switch (value) {
            case Map<?, ?> map -> map.forEach((key, inner) -> lines.add(label(key.toString()) + ": " + inner));
            case List<?> list -> list.forEach(one -> lines.add(one.toString()));
            default -> lines.add(value.toString());
        }
        return lines;
    }
}
