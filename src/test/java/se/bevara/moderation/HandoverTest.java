package se.bevara.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.bevara.TestDatabase;
import se.bevara.VeraPdf;
import se.bevara.ledger.Ledger;
import se.bevara.ledger.SealedFiles;
import tools.jackson.databind.json.JsonMapper;

class HandoverTest {

    private static final Handover.Asked REGISTRAR = new Handover.Asked("anna", "registrator", "Diariet");

    @TempDir
    Path root;

    @TempDir
    Path desk;

    private static Map<String, byte[]> unzipped(Path file) throws Exception {
        var files = new LinkedHashMap<String, byte[]>();
        try (var zip = new ZipInputStream(Files.newInputStream(file))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }

    private static byte[] file(Map<String, byte[]> files, String name) {
        return Objects.requireNonNull(files.get(name), name);
    }

    private static String sealed(ModerationSetting setting, long item, String code) {
        String id = setting.moderation().begin(item, Case.How.REMOVED, code, "m", "").id();
        return setting.moderation().seal(id, "", "m").id();
    }

    @ParameterizedTest
    @EnumSource
    void thePackageHoldsTheRecordTheItemAndItsAttachmentsEachWithItsDigest(TestDatabase database) throws Exception {
        try (var setting = new ModerationSetting(database, root).inUse()) {
            String id = sealed(setting, setting.comment("Ett hot", "bildens byte"), "hot");
            Path file = desk.resolve("m.zip");
            var packed = setting.the(Handover.class).pack(id, file, REGISTRAR);
            var files = unzipped(file);
            assertThat(files).containsOnlyKeys("overforingspost.json", "overforingspost.pdf", "handling/version-1.bin",
                    "handling/version-1-bilaga-1.png", "handling/handling.pdf", "overlamning.json", "manifest.json");
            assertThat(file(files, "handling/version-1-bilaga-1.png")).isEqualTo("bildens byte".getBytes(StandardCharsets.UTF_8));
            assertThat(file(files, "overforingspost.json"))
                    .isEqualTo(Files.readAllBytes(setting.moderation().record(id, "json")));
            assertThat(VeraPdf.failures(file(files, "handling/handling.pdf"))).isEmpty();
            String manifest = new String(file(files, "manifest.json"), StandardCharsets.UTF_8);
            files.forEach((name, bytes) -> assertThat(name.equals("manifest.json")
                    || manifest.contains(name) && manifest.contains(SealedFiles.sha256(bytes))).as(name).isTrue());
            var told = JsonMapper.shared().readTree(file(files, "overlamning.json"));
            assertThat(told.toString()).contains("Ett hot", "Besökare", "Olaga hot", "SOLVIK-4");
            var schema = JsonMapper.shared()
                    .readTree(Files.readString(Path.of("retention-rules/orsaker/overlamning.schema.json")));
            assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(schema).validate(told))
                    .isEmpty();
            assertThat(setting.the(Ledger.class).about("case/" + id).getLast().act()).returns("case handed over",
                    act -> act.kind()).returns(packed.sha256(), act -> act.details().get("package-sha256"));
            assertThat(packed.sha256()).isEqualTo(SealedFiles.sha256(Files.readAllBytes(file)));
            assertThat(setting.filesWith("Besökare")).as("nothing of it stands outside the segments").isEmpty();
            assertThatThrownBy(() -> setting.the(Handover.class).pack(id, file, REGISTRAR)).as("never over another file")
                    .isInstanceOf(ModerationRefused.class);
            setting.rebuild();
            assertThat(setting.moderation().find(id).orElseThrow().state()).isEqualTo(CaseState.SEALED);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSecretItemIsPackedForItsRoleAloneAndEachAttemptStandsInTheLedger(TestDatabase database) throws Exception {
        try (var setting = new ModerationSetting(database, root).inUse()) {
            long item = setting.comment("brunbjörn", "isbjörn");
            String id = sealed(setting, item, "sekretess");
            Path file = desk.resolve("m.zip");
            assertThatThrownBy(() -> setting.the(Handover.class).pack(id, file,
                    new Handover.Asked("bo", "kommunikatör", "Diariet"))).isInstanceOf(ModerationRefused.class).message()
                    .doesNotContain("brunbjörn");
            assertThatThrownBy(() -> setting.the(Handover.class).pack(id, file, new Handover.Asked("bo", "", "Diariet")))
                    .isInstanceOf(ModerationRefused.class);
            assertThat(desk).isEmptyDirectory();
            setting.the(Handover.class).pack(id, file, new Handover.Asked("anna", "kontoansvarig", "Diariet"));
            assertThat(new String(file(unzipped(file), "overlamning.json"), StandardCharsets.UTF_8)).contains("brunbjörn",
                    "\"markerad\" : \"ja\"");
            assertThat(setting.the(Ledger.class).about("item/" + item)).extracting(entry -> entry.act())
                    .filteredOn(act -> act.kind().equals("item restricted looked at"))
                    .extracting(act -> act.agent() + " " + act.details().get("allowed"))
                    .containsExactly("bo no", "bo no", "anna yes");
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatMustNotBeCopiedAndWhatHasNoRecordYetIsNeverPacked(TestDatabase database) {
        try (var setting = new ModerationSetting(database, root).inUse()) {
            var handover = setting.the(Handover.class);
            String unseen = setting.moderation().begin(setting.comment("brunbjörn"), Case.How.REMOVED, "barnpornografi", "m", "")
                    .id();
            setting.moderation().seal(unseen, "", "m");
            long item = setting.comment("Ett hot");
            String begun = setting.moderation().begin(item, Case.How.REMOVED, "hot", "m", "").id();
            assertThatThrownBy(() -> handover.pack(unseen, desk.resolve("a.zip"), REGISTRAR)).hasMessageContaining("Polisen");
            assertThatThrownBy(() -> handover.pack(begun, desk.resolve("a.zip"), REGISTRAR)).hasMessageContaining("förseglad");
            setting.moderation().seal(begun, "", "m");
            setting.moderation().withdraw(begun, "fel skäl", "m");
            setting.moderation().begin(item, Case.How.REMOVED, "barnpornografi", "m", "");
            assertThatThrownBy(() -> handover.pack(begun, desk.resolve("a.zip"), REGISTRAR)).as("closed by a later case")
                    .hasMessageContaining("Polisen");
            assertThat(desk).isEmptyDirectory();
        }
    }
}
