package se.bevara.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static se.bevara.ledger.LedgerSetting.differences;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.bevara.TestDatabase;

/** Whatever is done to the ledger behind its back is told, with file and record. Three files of entries; checkpoints of 12 and of 25. */
class TamperingTest {

    private static final String FILE = "archive/ledger/entries/000000000010.jsonl";
    private static final String EARLIER = "archive/ledger/checkpoints/000000000012-2026-11-21.note";
    private static final String LATER = "archive/ledger/checkpoints/000000000025-2026-11-21.note";

    @TempDir
    Path root;

    private LedgerSetting setting(TestDatabase database) {
        var setting = new LedgerSetting(database, root);
        var ledger = setting.open();
        setting.appendMany(ledger, 12);
        ledger.checkpoint();
        setting.appendMany(ledger, 13);
        ledger.checkpoint();
        setting.appendMany(ledger, 2);
        assertThat(differences(ledger)).isEmpty();
        return setting;
    }

    private static List<String> found(LedgerSetting setting) {
        return differences(setting.open()).stream().map(difference -> difference.file() + ": " + difference.record()).toList();
    }

    @ParameterizedTest
    @EnumSource
    void oneByteOfALine(TestDatabase database) throws IOException {
        var setting = setting(database);
        var lines = setting.lines(10);
        lines.set(4, lines.get(4).replace("archived", "archivee"));
        setting.writeLines(10, lines);
        assertThat(found(setting)).contains("table ledger_entry: entry 14", LATER + ": root").doesNotContain(EARLIER + ": root");
        lines.set(4, lines.get(4).replace("\"kind\"", "\"kinf\""));
        setting.writeLines(10, lines);
        assertThat(found(setting)).singleElement().asString().startsWith(FILE + ": entry 14, offset ");
    }

    @ParameterizedTest
    @EnumSource
    void removedLine(TestDatabase database) throws IOException {
        var setting = setting(database);
        var lines = setting.lines(10);
        lines.remove(4);
        setting.writeLines(10, lines);
        assertThat(differences(setting.open())).containsExactly(new Difference(FILE, "entry 14", "entry 14", "entry 15"));
    }

    @ParameterizedTest
    @EnumSource
    void removedLastLines(TestDatabase database) throws IOException {
        var setting = setting(database);
        var lines = setting.lines(20);
        setting.writeLines(20, lines.subList(0, 5));
        assertThat(differences(setting.open())).containsExactly(
                new Difference("archive/ledger/entries/000000000020.jsonl", "entries 25 to 26", "entry 25",
                        "the end of the file"));
        Files.delete(setting.entries(20));
        assertThat(found(setting)).containsExactly("archive/ledger/entries/000000000020.jsonl: entries 20 to 26");
    }

    @ParameterizedTest
    @EnumSource
    void addedLine(TestDatabase database) throws IOException {
        var setting = setting(database);
        var lines = setting.lines(10);
        lines.add(4, lines.get(2));
        setting.writeLines(10, lines);
        assertThat(found(setting)).singleElement().asString().startsWith(FILE + ": entry 12, offset ");
        lines.set(4, "{}");
        setting.writeLines(10, lines);
        assertThat(found(setting)).singleElement().asString().startsWith(FILE + ": entry 14, offset ");
    }

    @ParameterizedTest
    @EnumSource
    void swappedLines(TestDatabase database) throws IOException {
        var setting = setting(database);
        var lines = setting.lines(10);
        lines.add(4, lines.remove(5));
        setting.writeLines(10, lines);
        assertThat(found(setting)).isNotEmpty().allMatch(difference -> difference.startsWith(FILE + ": entry 14"));
    }

    @ParameterizedTest
    @EnumSource
    void rowAndHead(TestDatabase database) {
        var setting = setting(database);
        setting.jdbc.sql("UPDATE ledger_entry SET kind = 'erased' WHERE entry_index = 3").update();
        assertThat(differences(setting.open())).singleElement().satisfies(difference -> {
            assertThat(difference.record()).isEqualTo("entry 3");
            assertThat(difference.found()).isEqualTo("another kind");
        });
        setting.jdbc.sql("DELETE FROM ledger_entry WHERE entry_index = 3").update();
        assertThat(differences(setting.open())).extracting(Difference::found).containsExactly("no row");
    }

    @ParameterizedTest
    @EnumSource
    void lineAndRowAndHeadAllAtOnce(TestDatabase database) throws IOException {
        var setting = setting(database);
        var lines = setting.lines(10);
        lines.set(4, lines.get(4).replace("archived", "archivee"));
        setting.writeLines(10, lines);
        var ledger = setting.open();
        ledger.rebuild();
        assertThat(found(setting)).containsExactly(LATER + ": root");
        assertThat(differences(ledger).getFirst().found()).endsWith("entries from 12 on are otherwise than signed");
    }

    @ParameterizedTest
    @EnumSource
    void alteredCheckpoint(TestDatabase database) throws IOException {
        var setting = setting(database);
        Files.writeString(root.resolve(EARLIER), Files.readString(root.resolve(EARLIER)).replace("\n12\n", "\n13\n"));
        assertThat(found(setting)).containsExactly(EARLIER + ": note");
        setting.open().rebuild(); // now its row is altered too
        assertThat(found(setting)).containsExactly(EARLIER + ": signature");
        Files.writeString(root.resolve(EARLIER), "nothing");
        setting.open().rebuild();
        assertThat(found(setting)).contains(EARLIER + ": note");
    }

    @ParameterizedTest
    @EnumSource
    void removedCheckpoint(TestDatabase database) throws IOException {
        var setting = setting(database);
        Files.delete(root.resolve(EARLIER));
        assertThat(found(setting)).containsExactly(EARLIER + ": note");
    }

    @ParameterizedTest
    @EnumSource
    void swappedKey(TestDatabase database) throws IOException {
        var setting = setting(database);
        Files.delete(root.resolve("keys/ledger.pem"));
        Files.delete(root.resolve("archive/ledger/ledger.vkey"));
        var ledger = setting.open();
        ledger.checkpoint();
        assertThat(found(setting)).containsExactly(EARLIER + ": signature", LATER + ": signature");
    }
}
