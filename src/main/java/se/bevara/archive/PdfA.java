package se.bevara.archive;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.GregorianCalendar;
import java.util.List;
import javax.xml.transform.TransformerException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.graphics.color.PDOutputIntent;
import org.apache.xmpbox.XMPMetadata;
import org.apache.xmpbox.type.BadFieldValueException;
import org.apache.xmpbox.xml.XmpSerializer;

/** What makes a document a PDF/A-2b (ISO 19005-2): its metadata, and what its colours mean. */
public final class PdfA {

    private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");
    private static final String SRGB = "sRGB IEC61966-2.1";

    private PdfA() {
    }

    /**
     * Declares a document to be PDF/A-2b; the last that is done before it is saved.
     *
     * @param at when it was made
     */
    public static void identify(PDDocument document, String title, Instant at) throws IOException {
        var when = GregorianCalendar.from(at.atZone(SWEDEN));
        var information = document.getDocumentInformation();
        information.setTitle(title);
        information.setProducer("Bevara");
        information.setCreationDate(when);
        information.setModificationDate(when);
        var metadata = new PDMetadata(document);
        metadata.importXMPMetadata(xmp(title, when));
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

    private static byte[] xmp(String title, GregorianCalendar when) throws IOException {
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
