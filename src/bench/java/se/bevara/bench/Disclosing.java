package se.bevara.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import se.bevara.archive.PdfFont;
import se.bevara.disclosure.Disclosed;
import se.bevara.disclosure.DisclosedPdf;
import se.bevara.disclosure.Segment;

/** The document of a disclosure, beside the barest program with PDFBox that breaks and writes the same words. */
final class Disclosing {

    private static final String WORDS = "Räksmörgås på Öland: kommunstyrelsens beslut om gator, parker och vatten gäller från våren. ";
    private static final int ROUNDS = 5;

    private Disclosing() {
    }

    static void measure(int pages, Consumer<String> print) throws IOException {
        int items = pages * 5;
        var all = disclosed(items);
        Duration ours = Duration.ofDays(1);
        Duration bare = Duration.ofDays(1);
        int written = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            written = DisclosedPdf.of(all, name -> new byte[0], Instant.EPOCH).pages();
            ours = shorter(ours, Duration.ofNanos(System.nanoTime() - start));
            start = System.nanoTime();
            bare(items);
            bare = shorter(bare, Duration.ofNanos(System.nanoTime() - start));
        }
        print.accept(String.format(java.util.Locale.ROOT,
                "disclosure of %,d items on %,d pages: %,d ms; the same words by bare PDFBox: %,d ms; ratio %.2f", items, written,
                ours.toMillis(), bare.toMillis(), (double) ours.toNanos() / bare.toNanos()));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static String text(int item) {
        return WORDS.repeat(6) + "§ " + item;
    }

    private static Disclosed disclosed(int items) {
        var entries = new ArrayList<Disclosed.Entry>();
        for (int i = 1; i <= items; i++) {
            entries.add(
                    new Disclosed.Entry(i, i, 1, 1, "kommentar", "inkommen", OffsetDateTime.parse("2026-11-20T08:00:00+01:00"),
                            List.of(), List.of(new Segment("Besökare " + i, "")), List.of(new Segment(text(i), "")), List.of(),
                            "", "", true));
        }
        return new Disclosed("U-2026-0001", "Solviks kommun", List.of(), "Allt", LocalDate.EPOCH, null,
                new Disclosed.Counts(items, items, 0, 0, 0),
                List.of(), Map.of(), List.of(new Disclosed.Thread("facebook-solvik", entries)), List.of(), List.of());
    }

    private static byte[] bare(int items) throws IOException {
        try (var document = new PDDocument(); var bytes = new ByteArrayOutputStream()) {
            var font = PdfFont.in(document);
            var lines = new ArrayList<String>();
            for (int i = 1; i <= items; i++) {
                lines.add(i + ". Kommentar, inkommen, handling " + i);
                lines.add("Av Besökare " + i);
                lines.add("Tid Publicerad 2026-11-20 08:00");
                broken(font, text(i), lines);
            }
            int each = 50;
            for (int from = 0; from < lines.size(); from += each) {
                var page = new PDPage(PDRectangle.A4);
                document.addPage(page);
                try (var stream = new PDPageContentStream(document, page)) {
                    stream.beginText();
                    stream.setFont(font.font(), 10);
                    stream.setLeading(14);
                    stream.newLineAtOffset(56, 780);
                    for (String line : lines.subList(from, Math.min(lines.size(), from + each))) {
                        stream.showText(line);
                        stream.newLine();
                    }
                    stream.endText();
                }
            }
            document.save(bytes);
            return bytes.toByteArray();
        }
    }

    private static void broken(PdfFont font, String text, List<String> lines) throws IOException {
        var line = new StringBuilder();
        float used = 0;
        for (String word : text.split("(?<= )", -1)) {
            float width = font.font().getStringWidth(word) / 100;
            if (used + width > 480) {
                lines.add(line.toString());
                line.setLength(0);
                used = 0;
            }
            line.append(word);
            used += width;
        }
        lines.add(line.toString());
    }
}
