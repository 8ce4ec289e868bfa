package se.bevara.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import se.bevara.archive.Closures;
import se.bevara.archive.Content;
import se.bevara.archive.Direction;
import se.bevara.archive.Item;
import se.bevara.ledger.DurableFiles;

/** What an import does to an archive, told with Mastodon's. */
class ImportsTest {

    @TempDir
    Path data;

    private ImportSetting setting;

    @BeforeEach
    void open() {
        setting = new ImportSetting(data.resolve("data"));
    }

    @AfterEach
    void close() {
        setting.close();
    }

    @Test
    void takesInWhatIsNewAndSaysWhereItCameFrom() {
        ImportReport report = setting.run(null, Stories.of("mastodon"), false);
        assertThat(report.account()).isEqualTo("mastodon-solvik");
        assertThat(report.found()).isEqualTo(3);
        assertThat(report.added()).isEqualTo(3);
        assertThat(report.media()).isEqualTo(1);
        assertThat(report.leftOut()).isEqualTo(Map.of(Reason.NOT_PUBLIC, 1, Reason.SHARED, 1));
        assertThat(report.kept()).isTrue();
        Item water = setting.item("mastodon", "Åtgärd");
        assertThat(water.direction()).isEqualTo(Direction.DRAWN_UP);
        Content said = setting.archive().content(water, 1);
        assertThat(said.text()).isEqualTo(Stories.WATER);
        assertThat(setting.archive().media(water, 1, 1)).isEqualTo(Stories.PICTURE);
        assertThat(new String(setting.archive().block(water, 1), StandardCharsets.UTF_8))
                .contains("\"parser\":\"mastodon.1\"", "\"slice\":");
        Item answer = setting.item("mastodon", "Lillgatan");
        assertThat(answer.thread()).isEqualTo(water.id());
        assertThat(answer.parent()).isEqualTo(water.id());
        assertThat(setting.verified()).isEmpty();
    }

    @Test
    void takesTheSameFileInTwiceAndAddsNothing() {
        setting.take("mastodon", Stories.of("mastodon"));
        ImportReport again = setting.take("mastodon", Stories.of("mastodon"));
        assertThat(again.added()).isZero();
        assertThat(again.known()).isEqualTo(3);
        assertThat(again.kept()).isTrue();
        assertThat(setting.items("mastodon")).hasSize(3);
        assertThat(setting.verified()).isEmpty();
    }

    @Test
    void changesNothingWhenItIsOnlyAsked() {
        ImportReport report = setting.run(null, Stories.of("mastodon"), true);
        assertThat(report.added()).isEqualTo(3);
        assertThat(report.kept()).isNull();
        assertThat(setting.items("mastodon")).isEmpty();
        assertThat(setting.evidence("mastodon")).isEmpty();
        assertThat(setting.places("Storgatan")).isEmpty();
    }

    @Test
    void theFileGoesWithTheFirstOfItsItems() {
        setting.take("mastodon", Stories.of("mastodon"));
        assertThat(setting.places("Storgatan")).hasSize(2).anyMatch(place -> place.endsWith(".zip"));
        setting.erase(setting.item("mastodon", "Åtgärd"));
        assertThat(setting.evidence("mastodon")).isEmpty();
        assertThat(setting.places("Storgatan")).isEmpty();
        assertThat(setting.verified()).isEmpty();
        ImportReport again = setting.take("mastodon", Stories.of("mastodon"));
        assertThat(again.added()).isZero();
        assertThat(again.leftOut()).containsEntry(Reason.DISPOSED, 1);
        assertThat(again.kept()).isFalse();
        assertThat(setting.places("Storgatan")).isEmpty();
        assertThat(setting.verified()).isEmpty();
    }

    @Test
    void whatIsBelowSomethingDisposedOfDoesNotComeBackEither() {
        setting.take("mastodon", Stories.of("mastodon"));
        setting.erase(setting.item("mastodon", "Åtgärd"));
        var more = Stories.mastodon();
        more.put("outbox.json", new String(more.get("outbox.json"), StandardCharsets.UTF_8)
                .replace("statuses/3", "statuses/4").getBytes(StandardCharsets.UTF_8));
        ImportReport report = setting.take("mastodon", Zips.zip(more));
        assertThat(report.added()).isZero();
        assertThat(report.leftOut()).containsEntry(Reason.DISPOSED, 2);
        assertThat(report.kept()).isFalse();
        assertThat(setting.places("Storgatan")).isEmpty();
    }

    @Test
    void aFileWhoseItemWentWhileNobodyWasToldGoesWithTheNextPurge() {
        setting.take("mastodon", Stories.of("mastodon"));
        Item water = setting.item("mastodon", "Åtgärd");
        long id = water.id();
        setting.erase(water);
        setting.the(JdbcTemplate.class).update("UPDATE imports_file SET state = 'KEPT'");
        var file = setting.root.resolve(setting.the(ImportTable.class).all().getFirst().path());
        DurableFiles.replace(file, Stories.of("mastodon"));
        assertThat(setting.the(ImportTable.class).telling(id)).hasSize(1);
        setting.archive().purge();
        assertThat(setting.places("Storgatan")).isEmpty();
    }

    @Test
    void theFileIsFoundToBeLostOrAltered() throws Exception {
        setting.take("mastodon", Stories.of("mastodon"));
        Path kept = setting.evidence("mastodon").orElseThrow();
        byte[] whole = Files.readAllBytes(kept);
        byte[] altered = whole.clone();
        altered[100] ^= 1;
        Files.write(kept, altered);
        assertThat(setting.verified()).singleElement().satisfies(one -> assertThat(one.file()).contains("/imports/"));
        Files.delete(kept);
        assertThat(setting.verified()).singleElement().satisfies(one -> assertThat(one.found()).isEqualTo("no file"));
        setting.take("mastodon", Stories.of("mastodon"));
        assertThat(setting.verified()).isEmpty();
    }

    @Test
    void aFileThatTheCatalogueDoesNotKnowIsNamedAndNeverDeleted() throws Exception {
        setting.take("mastodon", Stories.of("mastodon"));
        Path kept = setting.evidence("mastodon").orElseThrow();
        Path unknown = kept.resolveSibling("0".repeat(64) + ".zip");
        Path staged = kept.resolveSibling("." + kept.getFileName() + ".tmp");
        Files.write(unknown, Files.readAllBytes(kept));
        Files.write(staged, Files.readAllBytes(kept));
        setting.archive().purge();
        assertThat(unknown).exists();
        assertThat(staged).doesNotExist();
        assertThat(setting.verified()).singleElement().satisfies(one -> assertThat(one.file()).contains("0000.zip"));
    }

    @Test
    void everythingIsMadeAnewFromTheFolder() {
        setting.take("mastodon", Stories.of("mastodon"));
        setting.rebuild();
        assertThat(setting.verified()).isEmpty();
        assertThat(setting.take("mastodon", Stories.of("mastodon")).added()).isZero();
        setting.erase(setting.item("mastodon", "Åtgärd"));
        assertThat(setting.places("Storgatan")).isEmpty();
        setting.rebuild();
        assertThat(setting.verified()).isEmpty();
        assertThat(setting.the(ImportTable.class).all()).singleElement()
                .satisfies(one -> assertThat(one.state()).isEqualTo(ImportTable.State.PURGED));
    }

    @Test
    void whatMustNotBeCapturedIsLeftOutAndTheFileWithIt() {
        setting.forbidden.put("Åtgärd", "A-1");
        ImportReport report = setting.take("mastodon", Stories.of("mastodon"));
        assertThat(report.leftOut()).containsEntry(Reason.FORBIDDEN, 1);
        assertThat(report.kept()).isFalse();
        assertThat(setting.places("Storgatan")).isEmpty();
    }

    @Test
    void whatMustNotBeCopiedIsNotTakenInAgainAndTheFileWaitsForADecision() throws Exception {
        setting.take("mastodon", Stories.of("mastodon"));
        byte[] kept = Files.readAllBytes(setting.evidence("mastodon").orElseThrow());
        long water = setting.item("mastodon", "Åtgärd").id();
        setting.the(TransactionTemplate.class).executeWithoutResult(
                status -> setting.the(Closures.class).close(water, Closures.Why.UNSEEN));
        setting.archive().purge();
        assertThat(setting.take("mastodon", Stories.of("mastodon")).leftOut()).containsEntry(Reason.FORBIDDEN, 1);
        assertThat(setting.evidence("mastodon")).hasValueSatisfying(file -> assertThat(file).hasBinaryContent(kept));
        assertThat(setting.verified()).isEmpty();
    }
}
