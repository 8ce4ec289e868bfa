package se.bevara.disposal;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javax.xml.transform.TransformerException;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.color.PDOutputIntent;
import org.apache.xmpbox.XMPMetadata;
import org.apache.xmpbox.type.BadFieldValueException;
import org.apache.xmpbox.xml.XmpSerializer;

/** A certificate to be read and signed by people: PDF/A-2b (ISO 19005-2), A4, the font embedded. */
final class CertificatePdf {

    /** Liberation Sans, which PDFBox carries with it. */
    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    private static final String SRGB = "sRGB IEC61966-2.1";

    private final String title;
    private final Instant at;

    CertificatePdf(String title, Instant at) {
        this.title = title;
        this.at = at;
    }

    /** @param json SHA-256 of the certificate's JSON, which has each record's commitment */
    byte[] of(Map<String, Object> fields, String json) {
        try (var document = new PDDocument(); var bytes = new ByteArrayOutputStream()) {
            var letters = new Letters(document);
            try (var pages = new CertificatePages(document, letters.font)) {
                pages.heading(letters.known(title));
                for (var field : fields.entrySet()) {
                    // A place to sign stands at the end.
                    if (!field.getKey().equals(CertificateFields.DIGESTS) && !field.getKey().equals("underskrift")) {
                        pages.field(letters.known(label(field.getKey())),
                                lines(field.getValue()).stream().map(letters::known).toList());
                    }
                }
                pages.field("Åtaganden", List.of("Varje posts åtagande står i protokollets JSON-fil, SHA-256 " + json));
                pages.field("Underskrift", List.of("", "", "______________________________    ______________________________"));
            }
            identify(document);
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

    /** The font, and which characters it has. */
    private static final class Letters {
        private final PDType0Font font;
        private final CmapLookup glyphs;

        Letters(PDDocument document) throws IOException {
            try (InputStream file = Objects.requireNonNull(PDDocument.class.getResourceAsStream(FONT), FONT)) {
                var parsed = new TTFParser().parse(new RandomAccessReadBuffer(file));
                parsed.setEnableGsub(false); // makes text a hundred times slower, and Swedish needs none
                glyphs = parsed.getUnicodeCmapLookup();
                font = PDType0Font.load(document, parsed, true);
            }
        }

        /** A text with a question mark for each character that the font lacks. */
        String known(String text) {
            var known = new StringBuilder(text.length());
            text.codePoints().map(c -> glyphs.getGlyphId(c) == 0 ? '?' : c).forEach(known::appendCodePoint);
            return known.toString();
        }
    }

    private void identify(PDDocument document) throws IOException {
        var when = GregorianCalendar.from(at.atZone(Approving.SWEDEN));
        var information = document.getDocumentInformation();
        information.setTitle(title);
        information.setProducer("Bevara");
        information.setCreationDate(when);
        information.setModificationDate(when);
        var metadata = new PDMetadata(document);
        metadata.importXMPMetadata(xmp(when));
        var catalogue = document.getDocumentCatalog();
        catalogue.setMetadata(metadata);
        catalogue.setLanguage("sv-SE");
        byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
        var intent = new PDOutputIntent(document, new ByteArrayInputStream(profile));
        intent.setInfo(SRGB);
        intent.setOutputCondition(SRGB);
        intent.setOutputConditionIdentifier(SRGB);
        intent.setRegistryName("http://www.color.org");
        catalogue.setOutputIntents(List.of(intent));
        document.setVersion(1.7f);
    }

    private byte[] xmp(GregorianCalendar when) throws IOException {
        try (var bytes = new ByteArrayOutputStream()) {
            var xmp = XMPMetadata.createXMPMetadata();
            var core = xmp.createAndAddDublinCoreSchema();
            core.setTitle(title);
            core.setFormat("application/pdf");
            xmp.createAndAddAdobePDFSchema().setProducer("Bevara");
            var basic = xmp.createAndAddXMPBasicSchema();
            basic.setCreateDate(when);
            basic.setModifyDate(when);
            var identification = xmp.createAndAddPDFAIdentificationSchema();
            identification.setPart(2);
            identification.setConformance("B");
            new XmpSerializer().serialize(xmp, bytes, true);
            return bytes.toByteArray();
        } catch (BadFieldValueException | TransformerException e) {
            throw new IOException(e);
        }
    }
}
