package se.bevara.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import se.bevara.VeraPdf;

/** Emoji in the PDF that is handed out: drawn, and to be searched for and copied. */
class LetteringTest {

    private static final String FAMILY = "👩‍👩‍👧";
    private static final String THUMB = "👍🏽";
    private static final String FLAG = "🇸🇪";
    private static final String HEART = "❤️";

    /** The document of an item that says this; with {@code -Dbevara.keep=FOLDER} kept there, so that a person can look at it. */
    private static byte[] pdf(String text) throws Exception {
        var entry = new Disclosed.Entry(1, 1, 1, 1, "kommentar", "inkommen", OffsetDateTime.parse("2026-11-20T08:00:00+01:00"),
                List.of(), List.of(new Segment("Bo 🐻 Ek", "")),
                List.of(new Segment(text, ""), new Segment("", "25 kap. 1 §"), new Segment(" efter 🌍", "")), List.of(), "", "",
                true);
        var all = new Disclosed("U-2026-0001", "Solviks kommun", List.of(), "Allt 😀", LocalDate.EPOCH, null,
                new Disclosed.Counts(1, 1, 0, 0, 0), List.of(), Map.of(),
                List.of(new Disclosed.Thread("facebook-solvik", List.of(entry))), List.of(), List.of());
        byte[] pdf = DisclosedPdf.of(all, name -> new byte[0], Instant.EPOCH).bytes();
        String folder = System.getProperty("bevara.keep", "");
        if (!folder.isEmpty()) {
            Files.write(Files.createDirectories(Path.of(folder)).resolve("emoji.pdf"), pdf);
        }
        return pdf;
    }

    private static String text(byte[] pdf) throws Exception {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
    }

    @Test
    void emojiAreDrawnAndCanBeSearchedFor() throws Exception {
        byte[] pdf = pdf("Hej 😀🚰 och " + HEART + ", " + THUMB + " " + FLAG + " " + FAMILY + " åäö 1️⃣ 🫠 " + "🦫".repeat(90));
        assertThat(VeraPdf.failures(pdf)).isEmpty();
        assertThat(text(pdf)).contains("Hej 😀🚰 och " + HEART + ", " + THUMB + " " + FLAG + " " + FAMILY + " åäö", "Bo 🐻 Ek",
                "efter 🌍", "🫠", "Allt 😀", "25 kap. 1 §").doesNotContain("[");
    }

    private static List<String> fonts(byte[] pdf) throws Exception {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            var resources = document.getPage(0).getResources();
            var found = new java.util.ArrayList<String>();
            for (COSName name : resources.getFontNames()) {
                found.add(resources.getFont(name).getName().replaceFirst("^[A-Z]{6}\\+", ""));
            }
            return found;
        }
    }

    @Test
    void whatNoFontHasIsTold() throws Exception {
        byte[] pdf = pdf("a 漢 b \u0007\u202Ec \uD83D\uDC1Fd \uE000");
        assertThat(VeraPdf.failures(pdf)).isEmpty();
        assertThat(text(pdf)).contains("a [cjk unified ideographs 6f22] b c 🐟d [private use area e000]");
    }

    @Test
    void theFontOfEmojiIsThereWhereTheyAreAndNowhereElse() throws Exception {
        assertThat(fonts(pdf("Hej"))).containsExactlyInAnyOrder("LiberationSans", "NotoEmoji-Regular");
        var all = new Disclosed("U-2026-0001", "Solviks kommun", List.of(), "Allt", LocalDate.EPOCH, null,
                new Disclosed.Counts(0, 0, 0, 0, 0), List.of(), Map.of(), List.of(), List.of(), List.of());
        assertThat(fonts(DisclosedPdf.of(all, name -> new byte[0], Instant.EPOCH).bytes())).containsExactly("LiberationSans");
        assertThat(pdf("😀🚰🐻").length).as("a part of the font, not all of it").isLessThan(120_000);
    }
}
