package se.bevara.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.bevara.TestDatabase;
import se.bevara.archive.TestFormat.Item;

/** A disk that fills up at the n-th byte, and threads in each other's way. */
class FailingDiskTest {

    @TempDir
    Path root;

    @Test
    void aFullDiskArchivesNothingAndTheNextIngestWorks() {
        var setting = new ArchiveSetting(TestDatabase.H2, root);
        setting.one(new Item("p0").first(ArchiveSetting.NOVEMBER));
        var before = setting.tables();
        for (int room : List.of(0, 1, 100, 65_535, 65_536, 200_000)) {
            setting.files = file -> new FullDisk(SegmentFiles.REAL.open(file), room);
            var incompressible = new Item("p1").with("text", new java.util.Random(1).ints(200_000, ' ', 0xd000).collect(
                    StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString());
            assertThatThrownBy(() -> setting.one(incompressible.first(ArchiveSetting.NOVEMBER)))
                    .isInstanceOf(NotArchived.class).hasMessageContaining("2026-11-received-0001.g1.warc.gz")
                    .hasMessageContaining("No space left on device");
            assertThat(setting.tables()).isEqualTo(before);
            assertThat(setting.verified()).isEmpty();
        }
        setting.files = SegmentFiles.REAL;
        setting.one(new Item("p1").first(ArchiveSetting.NOVEMBER));
        assertThat(setting.verified()).isEmpty();
    }

    @Test
    void twentyMegabytesInOneBlockAreFine() {
        var setting = new ArchiveSetting(TestDatabase.H2, root);
        var item = new Item("big").with("text", "å".repeat(10_000_000));
        long id = setting.one(item.first(ArchiveSetting.NOVEMBER));
        assertThat(setting.archive.block(setting.archive.item(id).orElseThrow(), 1)).isEqualTo(item.block());
    }

    @ParameterizedTest
    @EnumSource
    void threadsArchiveTheSameAndDifferentAccountsAtOnce(TestDatabase database) throws Exception {
        var setting = new ArchiveSetting(database, root);
        var accounts = List.of(TestRegister.ONE, TestRegister.TWO, TestRegister.ONE, TestRegister.THREE);
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<List<Long>>> tasks = IntStream.range(0, 24).mapToObj(n -> (Callable<List<Long>>) () -> setting.archive
                    .ingest(accounts.get(n % 4),
                            List.of(new Item("a" + n).first(ArchiveSetting.NOVEMBER),
                                    new Item("b" + n).drawnUp(ArchiveSetting.NOVEMBER))))
                    .toList();
            for (var done : pool.invokeAll(tasks)) {
                assertThat(done.get()).hasSize(2);
            }
        }
        assertThat(setting.archive.count(TestRegister.ONE)).isEqualTo(24);
        assertThat(setting.verified()).isEmpty();
    }

    @Test
    void aFailingDerivativeUndoesNothingAndIsMadeAnew() {
        var setting = new ArchiveSetting(TestDatabase.H2, root);
        var failing = new FailingIndex();
        setting.derivatives.add(failing);
        setting.open();
        long id = setting.one(new Item("p1").first(ArchiveSetting.NOVEMBER));
        assertThat(setting.archive.item(id)).isPresent();
        assertThat(root.resolve("derivatives.behind")).exists();
        setting.archive.flush();
        assertThat(failing.rebuilt).isTrue();
        assertThat(root.resolve("derivatives.behind")).doesNotExist();
    }

    private static final class FailingIndex implements Derivative {
        private boolean rebuilt;

        @Override
        public void archived(List<Archived> versions) {
            assertThat(versions).singleElement().satisfies(v -> assertThat(v.content().key()).isEqualTo("p1"));
            throw new IllegalStateException("the index is broken");
        }

        @Override
        public void turned(List<se.bevara.archive.Item> items) {
        }

        @Override
        public void erased(List<se.bevara.archive.Item> items) {
        }

        @Override
        public void purge() {
        }

        @Override
        public void rebuild() {
            rebuilt = true;
        }

        @Override
        public void flush() {
        }
    }
}
