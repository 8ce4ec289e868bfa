package se.bevara.disposal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.verapdf.core.VeraPDFException;
import org.springframework.transaction.support.TransactionTemplate;
import se.bevara.TestDatabase;
import se.bevara.archive.Pictured;
import se.bevara.ledger.Act;
import se.bevara.VeraPdf;
import se.bevara.ledger.Difference;
import se.bevara.ledger.Ledger;
import se.bevara.ledger.SealedFiles;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The certificate has every field that a gallringsprotokoll is to have, and nothing of what was destroyed. */
class CertificateTest {

    @TempDir
    Path root;

    @ParameterizedTest
    @EnumSource
    void saysWhatWasDestroyedUnderWhichDecisionByWhom(TestDatabase database) throws IOException, VeraPDFException {
        try (var setting = new DisposalSetting(database, root, Map.of("bevara.disposal.backup-days", "90"))) {
            var items = setting.comments(DisposalSetting.TWO, 6);
            setting.due();
            var list = setting.approved();
            setting.hold(List.of(items.getLast()));
            setting.disposals().execute(list.id(), "Cia Ceder");
            byte[] json = SealedFiles.bytes(setting.disposals().certificate(list.id(), "json").orElseThrow());
            byte[] pdf = SealedFiles.bytes(setting.disposals().certificate(list.id(), "pdf").orElseThrow());
            fields(JsonMapper.shared().readTree(json), list, items);
            String text = text(pdf);
            assertThat(text).contains("Gallringsprotokoll G-2027-0001", "Solviks kommun", "Kultur- och fritidsnämnden",
                    "KS 2026/41",
                    "Anna Åkesson", "Bo Berg", "Cia Ceder", SealedFiles.sha256(json).substring(0, 40));
            for (String said : List.of(text, new String(json, StandardCharsets.UTF_8))) {
                assertThat(said).doesNotContain("Zvonimira", "Quistorp", "Xylofon", "Polisanmälan", "cdn.example");
            }
            assertThat(VeraPdf.failures(pdf)).isEmpty();
            tampered(setting, list.id());
        }
    }

    @ParameterizedTest
    @EnumSource
    void namesTheSnapshotsThatMayShowWhatWasDestroyed(TestDatabase database) throws IOException {
        try (var setting = new DisposalSetting(database, root)) {
            pictured(setting, "test-annan", "andra/test-annan/snapshots/2026-2/2026-11-20T010203Z");
            pictured(setting, "test-kultur", "kultur/test-kultur/snapshots/2026-2/2026-11-20T010203Z");
            pictured(setting, "test-kultur", "kultur/test-kultur/snapshots/2027-1/2027-01-12T010203Z");
            setting.comments(DisposalSetting.TWO, 2);
            setting.due();
            var list = setting.approved();
            setting.disposals().execute(list.id(), "Cia Ceder");
            byte[] json = SealedFiles.bytes(setting.disposals().certificate(list.id(), "json").orElseThrow());
            assertThat(JsonMapper.shared().readTree(json).at("/nås_inte/2").asString()).endsWith("gallras enligt sin egen regel: "
                    + "kultur/test-kultur/snapshots/2026-2/2026-11-20T010203Z, kultur/test-kultur/snapshots/2027-1/2027-01-12T010203Z");
        }
    }

    @ParameterizedTest
    @EnumSource
    void tellsSnapshotsThatAreKnownToShowItFromThoseThatMay(TestDatabase database) throws IOException {
        try (var setting = new DisposalSetting(database, root)) {
            var items = setting.comments(DisposalSetting.TWO, 2);
            String below = "kultur/test-kultur/snapshots/";
            long known = pictured(setting, "test-kultur", below + "2026-2/2026-11-20T010203Z");
            long other = pictured(setting, "test-kultur", below + "2027-1/2027-01-12T010203Z");
            long whole = pictured(setting, "test-kultur", below + "item-7/2027-01-13T010203Z", Pictured.WHOLE, "true");
            long rendered = pictured(setting, "test-kultur", below + "item-8/2027-01-14T010203Z", Pictured.WHOLE, "true");
            setting.shown.putAll(Map.of(known, Set.of(items.getFirst()), other, Set.of(4711L), whole, Set.of(4711L), rendered,
                    Set.copyOf(items)));
            setting.due();
            var list = setting.approved();
            setting.disposals().execute(list.id(), "Cia Ceder");
            byte[] json = SealedFiles.bytes(setting.disposals().certificate(list.id(), "json").orElseThrow());
            var unreached = JsonMapper.shared().readTree(json).at("/nås_inte");
            assertThat(unreached.get(2).asString())
                    .isEqualTo("ögonblicksbilder som visar handlingarna, gallras enligt sin egen regel: "
                            + below + "2026-2/2026-11-20T010203Z, " + below + "item-8/2027-01-14T010203Z");
            assertThat(unreached.get(3).asString())
                    .isEqualTo("ögonblicksbilder av kontot som kan visa handlingarna, gallras enligt "
                            + "sin egen regel: " + below + "2027-1/2027-01-12T010203Z");
        }
    }

    /** @param more a further detail and its value, or nothing */
    private static long pictured(DisposalSetting setting, String account, String folder, String... more) {
        var details = more.length == 0 ? Map.of(Pictured.FOLDER, folder) : Map.of(Pictured.FOLDER, folder, more[0], more[1]);
        var act = Act.of(Pictured.KIND, Pictured.object(account), "night", details);
        return Objects.requireNonNull(
                new TransactionTemplate(setting.transactions).execute(status -> setting.the(Ledger.class).append(act))).index();
    }

    private static void fields(JsonNode certificate, DisposalList list, List<Long> items) {
        assertThat(certificate.propertyNames()).containsExactly("protokollnummer", "kommun", "arkivbildare", "gallringsbeslut",
                "tillämpningsbeslut", "urval", "handlingstyper", "klassificering", "tillkomstperiod", "konton", "antal",
                "fristen_löpte_ut",
                "kontroller",
                "undantagna", "gallringsmetod", "förstört_ur", "nås_inte", "datum_och_tid", "upprättat_av", "godkänt_av",
                "verkställt_av", "bevittnat_av", "handlingarnas_nummer", "lista_sha256", "poster_i_liggaren",
                "liggarens_kontrollpunkt", "tidsstämpel", "underskrift", "handlingar");
        assertThat(certificate.at("/gallringsbeslut/diarienummer").asString()).isEqualTo("KS 2026/41");
        assertThat(certificate.at("/gallringsbeslut/paragraf").asString()).isEqualTo("§ 7");
        assertThat(certificate.at("/gallringsbeslut/datum").asString()).isEqualTo("2025-06-10");
        assertThat(certificate.at("/gallringsbeslut/version").asInt()).isEqualTo(1);
        assertThat(certificate.at("/antal/handlingar").asInt()).isEqualTo(5);
        assertThat(certificate.at("/antal/filer").asInt()).isEqualTo(2);
        assertThat(certificate.at("/antal/byte_i_segmenten").asLong()).isGreaterThan(2000);
        assertThat(certificate.at("/klassificering").asString()).isEqualTo("1.4.2 Kommunicera i sociala medier");
        assertThat(certificate.at("/handlingstyper/0").asString()).isEqualTo("kommentar, inkommen: 5");
        assertThat(certificate.at("/tillkomstperiod").asString()).isEqualTo("2026-11-20 till 2026-11-20");
        assertThat(certificate.at("/fristen_löpte_ut").asString()).isEqualTo("2027-02-20");
        assertThat(certificate.at("/konton/0").asString()).isEqualTo("test-kultur (test): 5");
        assertThat(certificate.at("/nås_inte/0").asString()).endsWith("borta 2027-08-31");
        assertThat(certificate.at("/godkänt_av").size()).isEqualTo(2);
        assertThat(certificate.at("/lista_sha256").asString()).isEqualTo(list.sha256());
        assertThat(certificate.at("/undantagna/0").asString()).startsWith(items.getLast() + ": gallringsstopp");
        assertThat(certificate.at("/handlingar").size()).isEqualTo(7);
        assertThat(certificate.at("/handlingar/0/åtagande").asString()).matches("[0-9a-f]{64}");
        assertThat(Ranges.numbers(certificate.at("/handlingarnas_nummer").asString().replace(", ", " ")))
                .isEqualTo(items.subList(0, 5));
    }

    private static String text(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private void tampered(DisposalSetting setting, String id) throws IOException {
        assertThat(setting.verified()).isEmpty();
        Path file = root.resolve("archive/acts/certificates/" + id + ".json");
        Files.writeString(file, Files.readString(file).replace("Bo Berg", "Bo Borg"));
        Files.delete(root.resolve("archive/acts/certificates/" + id + ".pdf"));
        assertThat(setting.verified()).extracting(Difference::file).containsExactly("archive/acts/certificates/" + id + ".json",
                "archive/acts/certificates/" + id + ".pdf");
    }
}
