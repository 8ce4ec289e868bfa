package se.bevara.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.bevara.archive.ItemState;
import se.bevara.disclosure.Query.Order;
import se.bevara.ledger.DataFolder;

class TextIndexTest {

    @TempDir
    Path folder;

    private final Shelf shelf = new Shelf();
    private final List<TextIndex> opened = new ArrayList<>();

    @AfterEach
    void close() {
        opened.forEach(TextIndex::destroy);
    }

    @Test
    void aFlushedIndexOpensWithoutReadingTheArchive() {
        archived();
        assertThat(found(reopened(), "ett")).containsExactly(1L);
        assertThat(shelf.reads).isZero();
    }

    @Test
    void whatACrashLostIsTakenInAgainAndNothingMore() {
        archived();
        for (int other = 0; other < 300; other++) {
            shelf.otherEntry();
        }
        var index = reopened();
        shelf.reads = 0;
        index.archived(List.of(shelf.put(3, "tre")));
        index.turned(List.of(shelf.turn(1, ItemState.GONE)));
        var after = reopened();
        assertThat(found(after, "tre")).containsExactly(3L);
        assertThat(state(after, ItemState.GONE)).containsExactly(1L);
        assertThat(shelf.reads).isEqualTo(1);
    }

    @Test
    void aMissingIndexIsMadeAnew() throws IOException {
        archived();
        closeAll();
        delete();
        assertThat(found(reopened(), "två")).containsExactly(2L);
    }

    @Test
    void everyDamagedFileIsNoticed() throws IOException {
        archived();
        closeAll();
        for (int at = 0; at < files().size(); at++) {
            Path file = files().get(at);
            byte[] bytes = Files.readAllBytes(file);
            if (bytes.length > 0) {
                bytes[bytes.length / 2] ^= 0x55;
                Files.write(file, bytes);
                var index = reopened();
                assertThat(found(index, "två")).as(file.getFileName().toString()).containsExactly(2L);
                assertThat(found(index, "ett")).containsExactly(1L);
                closeAll();
            }
        }
    }

    @Test
    void aFileThatIsGoneOrCutIsNoticed() throws IOException {
        archived();
        closeAll();
        for (int at = 0; at < files().size(); at++) {
            Path file = files().get(at);
            if (Files.size(file) > 0) {
                Files.write(file, new byte[0]);
                assertThat(found(reopened(), "två")).as("%s cut", file.getFileName()).containsExactly(2L);
                closeAll();
            }
            Files.deleteIfExists(file);
            assertThat(found(reopened(), "två")).as("%s gone", file.getFileName()).containsExactly(2L);
            closeAll();
        }
    }

    @Test
    void anIndexThatIsAheadOfARestoredCatalogueIsMadeAnew() {
        archived();
        closeAll();
        var restored = new Shelf();
        restored.put(7, "sju");
        var index = new TextIndex(new DataFolder(folder), restored);
        opened.add(index);
        assertThat(found(index, "", restored)).containsExactly(7L);
    }

    @Test
    void anIndexThatLacksAnOldItemIsMadeAnew() {
        shelf.put(9, "nio");
        for (int other = 0; other < 300; other++) {
            shelf.otherEntry();
        }
        var index = reopened();
        index.flush();
        shelf.items.values().forEach(item -> assertThat(item.id()).isEqualTo(9));
        shelf.put(10, "tio");
        assertThat(found(reopened(), "")).containsExactly(10L, 9L);
    }

    @Test
    void rebuildForgetsWhatIsNotInTheArchive() {
        archived();
        var index = reopened();
        shelf.items.remove(1L);
        index.rebuild();
        assertThat(found(index, "")).containsExactly(2L);
    }

    /** Deleting is not destroying: until it is merged away a word lies in the files. */
    @Test
    void noWordOfWhatIsErasedStaysInTheFiles() throws IOException {
        archived();
        for (int other = 10; other < 60; other++) {
            shelf.put(other, "annat");
        }
        var index = reopened();
        index.flush();
        index.erased(List.of(shelf.dispose(1)));
        index.flush();
        assertThat(words()).contains("ett");
        index.purge();
        assertThat(words()).doesNotContain("ett").contains("två", "annat");
        assertThat(found(index, "ett")).isEmpty();
        assertThat(state(index, ItemState.DISPOSED)).containsExactly(1L);
        shelf.reads = 0;
        assertThat(found(reopened(), "ett")).isEmpty();
        assertThat(shelf.reads).isZero();
    }

    @Test
    void whatACrashKeptFromBeingPurgedIsPurgedByTheNextOpening() throws IOException {
        archived();
        reopened().archived(List.of(shelf.put(3, "tre"), shelf.put(4, "fyra")));
        shelf.dispose(1);
        shelf.otherEntry();
        reopened();
        closeAll();
        assertThat(words()).doesNotContain("ett").contains("två");
        var index = reopened();
        index.erased(List.of(shelf.dispose(3)));
        index.flush();
        assertThat(words()).contains("tre");
        reopened();
        closeAll();
        assertThat(words()).doesNotContain("tre").contains("fyra");
    }

    /** The words of all documents, also of deleted ones, in the files as they would be after a crash. */
    private List<String> words() throws IOException {
        var words = new ArrayList<String>();
        try (var directory = org.apache.lucene.store.FSDirectory.open(new DataFolder(folder).index());
                var reader = org.apache.lucene.index.DirectoryReader.open(directory)) {
            var terms = org.apache.lucene.index.MultiTerms.getTerms(reader, SwedishAnalysis.TEXT);
            if (terms != null) {
                var each = terms.iterator();
                for (var term = each.next(); term != null; term = each.next()) {
                    words.add(term.utf8ToString());
                }
            }
        }
        return words;
    }

    @Test
    void manyAccountsAreTakenInAtOnce() throws InterruptedException {
        var index = reopened();
        var threads = new ArrayList<Thread>();
        for (int account = 0; account < 8; account++) {
            long first = account * 50L;
            threads.add(Thread.ofVirtual().start(() -> {
                for (long id = first; id < first + 50; id++) {
                    index.archived(List.of(shelf.put(id, "samtidigt")));
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        var query = new Query("samtidigt", null, null, null, null, null, null, null, null, Order.NEWEST_FIRST, 0, 10);
        assertThat(new Search(index, shelf).count(query)).isEqualTo(400);
    }

    private void archived() {
        var index = reopened();
        index.archived(List.of(shelf.put(1, "ett"), shelf.put(2, "två")));
        index.flush();
    }

    /** As after a crash: closing keeps only what was flushed. */
    private TextIndex reopened() {
        closeAll();
        var index = new TextIndex(new DataFolder(folder), shelf);
        opened.add(index);
        found(index, "");
        return index;
    }

    private void closeAll() {
        opened.forEach(TextIndex::destroy);
        opened.clear();
    }

    private List<Path> files() throws IOException {
        try (var files = Files.list(new DataFolder(folder).index())) {
            return files.toList();
        }
    }

    private void delete() throws IOException {
        for (Path file : files()) {
            Files.delete(file);
        }
    }

    private List<Long> found(TextIndex index, String words) {
        return found(index, words, shelf);
    }

    private static List<Long> found(TextIndex index, String words, Shelf shelf) {
        return new Search(index, shelf)
                .find(new Query(words, null, null, null, null, null, null, null, null, Order.NEWEST_FIRST, 0, 10)).items();
    }

    private List<Long> state(TextIndex index, ItemState state) {
        return new Search(index, shelf)
                .find(new Query("", null, null, null, null, null, state, null, null, Order.NEWEST_FIRST, 0, 10)).items();
    }
}
