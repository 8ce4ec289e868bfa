package se.bevara.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.bevara.ledger.LedgerSetting.differences;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.transaction.IllegalTransactionStateException;
import se.bevara.TestDatabase;

class LedgerCheckpointTest {

    @TempDir
    Path root;

    /** The example of the specification of signed notes, C2SP signed-note and the Go module sumdb/note. */
    @Test
    void verifierKeyAndSignatureOfTheSpecificationAreAccepted() {
        var key = VerifierKey.parse("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
        String text = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
        String line = "\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=";
        assertThat(new SignedNote(text, List.of(line)).signedBy(key)).isTrue();
        assertThat(new SignedNote(text + " ", List.of(line)).signedBy(key)).isFalse();
        assertThatThrownBy(() -> VerifierKey.parse("PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource
    void checkpointIsASignedNoteNamedBySizeAndSwedishDate(TestDatabase database) throws IOException {
        var setting = new LedgerSetting(database, root);
        var ledger = setting.open();
        assertThat(ledger.newestCheckpoint()).isEmpty();
        setting.appendMany(ledger, 12);
        setting.clock.move(Duration.ofHours(22)); // 23.00 UTC is midnight in Sweden
        var checkpoint = ledger.checkpoint();
        assertThat(checkpoint.file()).isEqualTo("archive/ledger/checkpoints/000000000012-2026-11-22.note");
        assertThat(root.resolve(checkpoint.file())).hasContent(checkpoint.note());
        assertThat(checkpoint.note())
                .startsWith("solvik.example/ledger\n12\n" + Base64.getEncoder().encodeToString(checkpoint.root())
                        + "\n\n\u2014 solvik.example/ledger ");
        var key = VerifierKey.parse(Files.readString(root.resolve("archive/ledger/ledger.vkey")));
        assertThat(SignedNote.parse(checkpoint.note()).signedBy(key)).isTrue();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(root.resolve("keys/ledger.pem"))))
                .isEqualTo("rw-------");
        assertThat(checkpoint.timeStamp()).isEqualTo(new Checkpoint.NotStamped("no time-stamping authority is configured"));
        assertThat(
                MerkleTree.proves(ledger.proof(4, 12), MerkleTree.leaf(ledger.entry(4).orElseThrow().line()), checkpoint.root()))
                .isTrue();
        assertThat(ledger.checkpoint()).usingRecursiveComparison().isEqualTo(checkpoint);
        assertThat(ledger.newestCheckpoint()).get().usingRecursiveComparison().isEqualTo(checkpoint);
        assertThat(differences(ledger)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void newKeyIsNeverMadeInSilence(TestDatabase database) throws IOException {
        var setting = new LedgerSetting(database, root);
        var ledger = setting.open();
        ledger.checkpoint();
        setting.append(ledger, "archived", "account/1");
        Files.delete(root.resolve("keys/ledger.pem"));
        assertThatThrownBy(ledger::checkpoint).isInstanceOf(IllegalStateException.class).hasMessageContaining("keys/ledger.pem")
                .hasMessageContaining("rename ledger.vkey");
        Files.move(root.resolve("archive/ledger/ledger.vkey"), root.resolve("archive/ledger/ledger-2026.vkey"));
        ledger.checkpoint();
        assertThat(differences(ledger)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void refusesToSignWhatMayStillBeRolledBack(TestDatabase database) {
        var setting = new LedgerSetting(database, root);
        var ledger = setting.open();
        assertThatThrownBy(() -> setting.transaction.executeWithoutResult(status -> {
            ledger.append(Act.of("archived", "account/1", "night", Map.of()));
            ledger.checkpoint();
        })).isInstanceOf(IllegalTransactionStateException.class);
        assertThat(ledger.size()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void tablesAreTheSameWhenRebuiltFromTheFiles(TestDatabase database) {
        var setting = new LedgerSetting(database, root);
        var ledger = setting.open();
        setting.appendMany(ledger, 33);
        ledger.checkpoint();
        setting.appendMany(ledger, 3);
        String before = tables(setting);
        ledger.rebuild();
        assertThat(tables(setting)).isEqualTo(before);
        assertThat(differences(ledger)).isEmpty();
        assertThat(setting.append(ledger, "archived", "account/1").index()).isEqualTo(36);
    }

    private static String tables(LedgerSetting setting) {
        return List.of("ledger_entry ORDER BY entry_index", "ledger_head", "ledger_checkpoint ORDER BY file").stream()
                .flatMap(table -> setting.jdbc.sql("SELECT * FROM " + table).query().listOfRows().stream())
                .flatMap(row -> row.values().stream())
                .map(value -> value instanceof byte[] bytes ? EntryVerification.hex(bytes) : String.valueOf(value))
                .collect(Collectors.joining("\n"));
    }

    @ParameterizedTest
    @EnumSource
    void databaseOlderThanTheFilesCutsNothingAwayAndIsMendedByRebuilding(TestDatabase database) throws IOException {
        var setting = new LedgerSetting(database, root);
        var ledger = setting.open();
        setting.appendMany(ledger, 13);
        ledger.checkpoint();
        var fresh = new LedgerSetting(database, root);
        var behind = fresh.open();
        assertThatThrownBy(() -> fresh.append(behind, "archived", "account/1")).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("rebuild mends");
        behind.rebuild();
        assertThat(behind.size()).isEqualTo(13);
        assertThat(differences(behind)).isEmpty();
        assertThat(fresh.append(behind, "archived", "account/1").index()).isEqualTo(13);
    }
}
