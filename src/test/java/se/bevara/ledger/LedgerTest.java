package se.bevara.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.bevara.ledger.LedgerSetting.differences;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;
import se.bevara.TestDatabase;

class LedgerTest {

    @TempDir
    Path root;

    @ParameterizedTest
    @EnumSource
    void entryIsOneLineOfCanonicalJson(TestDatabase database) throws IOException {
        var setting = new LedgerSetting(database, root);
        var entry = setting.append(setting.open(), "archived", "account/åäö \"1\"\n");
        assertThat(Files.readString(setting.entries(0))).isEqualTo("{\"agent\":\"night\",\"at\":\"2026-11-21T01:00:00Z\","
                + "\"details\":{\"items\":\"3\"},\"index\":0,\"kind\":\"archived\",\"object\":\"account/åäö \\\"1\\\"\\n\"}\n");
        assertThat(new String(entry.line(), StandardCharsets.UTF_8) + "\n").isEqualTo(Files.readString(setting.entries(0)));
    }

    @ParameterizedTest
    @EnumSource
    void whatWasAppendedIsFoundByIndexAndByObjectAlsoAfterReopening(TestDatabase database) {
        var setting = new LedgerSetting(database, root);
        setting.appendMany(setting.open(), 25);
        var ledger = setting.open();
        assertThat(ledger.size()).isEqualTo(25);
        assertThat(ledger.about("account/1")).extracting(Entry::index).containsExactly(1L, 4L, 7L, 10L, 13L, 16L, 19L, 22L);
        assertThat(ledger.entry(24).orElseThrow().act().object()).isEqualTo("account/0");
        assertThat(ledger.entry(25)).isEmpty();
        assertThat(setting.entries(20)).exists();
        assertThat(differences(ledger)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void refusesToAppendOutsideATransactionOrInOneThatReads(TestDatabase database) {
        var setting = new LedgerSetting(database, root);
        var ledger = setting.open();
        var act = Act.of("archived", "account/1", "night", Map.of());
        assertThatThrownBy(() -> ledger.append(act)).isInstanceOf(IllegalTransactionStateException.class)
                .hasMessageContaining("archived account/1").hasMessageContaining("expected a transaction");
        var reading = new TransactionTemplate(new JdbcTransactionManager(setting.source));
        reading.setReadOnly(true);
        assertThatThrownBy(() -> reading.execute(status -> ledger.append(act)))
                .isInstanceOf(IllegalTransactionStateException.class);
        assertThat(setting.entries(0)).doesNotExist();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsRolledBackNeverStoodAndTheNextTakesItsPlace(TestDatabase database) throws IOException {
        var setting = new LedgerSetting(database, root);
        var ledger = setting.open();
        setting.appendMany(ledger, 9);
        setting.transaction.executeWithoutResult(status -> {
            for (int i = 0; i < 15; i++) {
                ledger.append(Act.of("rolled back", "account/1", "night", Map.of()));
            }
            status.setRollbackOnly();
        });
        assertThat(ledger.size()).isEqualTo(9);
        assertThat(differences(ledger)).isEmpty();
        assertThat(setting.append(ledger, "archived", "account/7").index()).isEqualTo(9);
        assertThat(setting.lines(0)).hasSize(10).noneMatch(line -> line.contains("rolled back"));
        assertThat(differences(ledger)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsRolledBackToASavepointNeverStood(TestDatabase database) {
        var setting = new LedgerSetting(database, root);
        var ledger = setting.open();
        setting.transaction.executeWithoutResult(status -> {
            ledger.append(Act.of("archived", "account/1", "night", Map.of()));
            var savepoint = status.createSavepoint();
            ledger.append(Act.of("rolled back", "account/1", "night", Map.of()));
            status.rollbackToSavepoint(savepoint);
            ledger.append(Act.of("sealed", "account/1", "night", Map.of()));
        });
        assertThat(ledger.about("account/1")).extracting(entry -> entry.act().kind()).containsExactly("archived", "sealed");
        assertThat(differences(ledger)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whatAnInterruptedAppendLeftIsCutAwayOnOpening(TestDatabase database) throws IOException {
        var setting = new LedgerSetting(database, root);
        setting.appendMany(setting.open(), 10);
        byte[] committed = Files.readAllBytes(setting.entries(0));
        String next = Files.readAllLines(setting.entries(0)).getFirst().replace("\"index\":0", "\"index\":10");
        for (String leftOver : new String[]{next + "\n", next.substring(0, 40), "{\"ag", "\0\0\0\0", next + "\n{\"agent\":\"n"}) {
            Files.writeString(setting.entries(10), leftOver);
            var ledger = setting.open();
            assertThat(setting.entries(10)).doesNotExist();
            assertThat(differences(ledger)).isEmpty();
        }
        assertThat(setting.entries(0)).hasBinaryContent(committed);
    }

    @ParameterizedTest
    @EnumSource
    void appendsFromManyThreadsAndTwoProcessesTakeTurns(TestDatabase database) {
        var setting = new LedgerSetting(database, root);
        var one = setting.open();
        var other = setting.open();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 40)
                    .forEach(i -> threads.submit(() -> setting.append(i % 2 == 0 ? one : other, "archived", "account/" + i)));
        }
        assertThat(one.size()).isEqualTo(40);
        assertThat(differences(other)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void clockThatWasSetBackIsNotedAndNotCorrected(TestDatabase database) {
        var setting = new LedgerSetting(database, root);
        var ledger = setting.open();
        var before = setting.append(ledger, "archived", "account/1");
        setting.clock.move(Duration.ofSeconds(-1));
        assertThat(setting.append(ledger, "archived", "account/1").act().details()).doesNotContainKey("clock");
        setting.clock.move(Duration.ofHours(-1));
        var after = setting.append(ledger, "archived", "account/1");
        assertThat(after.at()).isEqualTo(before.at().minusSeconds(3601));
        assertThat(after.act().details()).containsEntry("clock", "behind by PT1H").containsEntry("items", "3");
        assertThat(setting.append(ledger, "archived", "account/1").act().details()).doesNotContainKey("clock");
        assertThat(differences(ledger)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void proofOfEveryEntryLeadsToTheRoot(TestDatabase database) {
        var setting = new LedgerSetting(database, root);
        var ledger = setting.open();
        setting.appendMany(ledger, 23);
        var leaves = IntStream.range(0, 23).mapToObj(i -> MerkleTree.leaf(ledger.entry(i).orElseThrow().line())).toList();
        for (int i = 0; i < 23; i++) {
            assertThat(MerkleTree.proves(ledger.proof(i, 23), leaves.get(i), MerkleTree.root(leaves))).isTrue();
        }
        assertThat(ledger.proof(3, 17).path()).usingRecursiveComparison()
                .isEqualTo(MerkleTree.prove(leaves.subList(0, 17), 3).path());
    }

    @ParameterizedTest
    @EnumSource
    void addedBytesStayForVerifyToTellAndTheNextAppendMendsThem(TestDatabase database) throws IOException {
        var setting = new LedgerSetting(database, root);
        setting.appendMany(setting.open(), 3);
        long length = Files.size(setting.entries(0));
        Files.writeString(setting.entries(0), "something\n", StandardOpenOption.APPEND);
        var ledger = setting.open();
        assertThat(differences(ledger)).containsExactly(new Difference("archive/ledger/entries/000000000000.jsonl",
                "offset " + length, "the end of the ledger", "10 bytes more"));
        setting.append(ledger, "archived", "account/1");
        assertThat(differences(ledger)).isEmpty();
    }
}
