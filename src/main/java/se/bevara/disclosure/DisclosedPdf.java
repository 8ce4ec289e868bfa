package se.bevara.disclosure;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.apache.pdfbox.pdmodel.PDDocument;
import se.bevara.archive.PdfA;
import se.bevara.archive.PdfFont;

/** A package to be read by people: PDF/A-2b (ISO 19005-2), A4, the font embedded. The same content and moment make the same bytes. */
public final class DisclosedPdf {

    private static final int ACROSS = 1400;
    private static final int DOWN = 1000;

    private final Disclosed all;
    private final Function<String, byte[]> files;
    private final Sheets sheets;

    private DisclosedPdf(Disclosed all, Function<String, byte[]> files, Sheets sheets) {
        this.all = all;
        this.files = files;
        this.sheets = sheets;
    }

    /** A document and how many pages it has, for the fee. */
    public record Written(byte[] bytes, int pages) {
    }

    /**
     * @param files the bytes of an attachment, by its name in the package
     * @param at when it is said to be made: the decision's moment
     */
    public static Written of(Disclosed all, Function<String, byte[]> files, Instant at) {
        try (var document = new PDDocument(); var bytes = new ByteArrayOutputStream()) {
            String title = DisclosedText.title(all);
            var sheets = new Sheets(document, PdfFont.in(document), title);
            var pdf = new DisclosedPdf(all, files, sheets);
            pdf.cover(title);
            pdf.threads();
            pdf.lists();
            sheets.end();
            PdfA.identify(document, title, at);
            document.setDocumentId(at.toEpochMilli());
            document.save(bytes);
            return new Written(bytes.toByteArray(), document.getNumberOfPages());
        } catch (IOException e) {
            throw new UncheckedIOException(all.id(), e);
        }
    }

    private void cover(String title) throws IOException {
        sheets.heading(title, 18);
        sheets.space(6);
        for (var line : DisclosedText.cover(all)) {
            sheets.field(line.label(), List.of(new Segment(String.join("\n", line.lines()), "")));
            sheets.space(3);
        }
    }

    private void threads() throws IOException {
        for (var thread : all.threads()) {
            sheets.space(10);
            sheets.rule();
            sheets.heading("Tråd på kontot " + thread.account(), 13);
            for (var entry : thread.entries()) {
                entry(entry);
            }
        }
    }

    private void entry(Disclosed.Entry entry) throws IOException {
        sheets.space(6);
        sheets.heading(DisclosedText.heading(entry), 11);
        if (!entry.withheld().isEmpty()) {
            sheets.field("Lämnas inte ut", List.of(new Segment("", entry.withheld())));
            return;
        }
        sheets.field("Av", entry.author());
        sheets.field("Tid", plain(DisclosedText.time(entry)));
        if (!entry.states().isEmpty()) {
            sheets.field("Läge", plain(String.join("; ", entry.states())));
        }
        if (!entry.permalink().isEmpty()) {
            sheets.field("Adress", plain(entry.permalink()));
        }
        sheets.space(2);
        sheets.text(entry.text());
        for (var one : entry.attached()) {
            attached(one);
        }
    }

    private void attached(Disclosed.Attached one) throws IOException {
        sheets.space(3);
        sheets.field(one.kind() + " " + one.number(), one.description());
        if (!one.link().isEmpty()) {
            sheets.field("Leder till", one.link());
        }
        var picture = one.picture() ? MaskedPicture.of(files.apply(one.file())) : java.util.Optional.<MaskedPicture>empty();
        if (picture.isPresent()) {
            sheets.picture(picture.get().within(ACROSS, DOWN));
        } else if (!one.file().isEmpty()) {
            sheets.field("", plain("Finns som fil i paketet: " + one.file()));
        }
        if (!one.note().isEmpty()) {
            sheets.field("", plain(one.note()));
        }
        if (!one.ground().isEmpty()) {
            sheets.field("Grund", List.of(new Segment("", one.ground())));
        }
    }

    private void lists() throws IOException {
        sheets.space(10);
        sheets.rule();
        sheets.heading("Gallrat", 13);
        if (all.disposed().isEmpty()) {
            sheets.text("Inget av det som begäran omfattar är gallrat.");
        }
        for (var one : all.disposed()) {
            sheets.text(DisclosedText.gone(one));
        }
        sheets.space(8);
        sheets.heading("Luckor i hämtningen", 13);
        if (all.gaps().isEmpty()) {
            sheets.text("Inga luckor är kända för konton och tid.");
        }
        for (var gap : all.gaps()) {
            sheets.text(gap.night() + ", " + gap.account() + ": " + gap.what());
        }
    }

    private static List<Segment> plain(String text) {
        return List.of(new Segment(text, ""));
    }
}
