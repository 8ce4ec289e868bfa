package se.bevara.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.bevara.archive.ErasingSetting.RECEIVED;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.bevara.TestDatabase;

/** Wherever an erasure is cut short, the next opening has one generation of each segment, whole, and it can be asked for again. */
class EraseInterruptedTest {

    @TempDir
    Path root;
    @TempDir
    Path aside;

    @ParameterizedTest
    @EnumSource
    void aFullDiskErasesNothing(TestDatabase database) {
        var erasing = new ErasingSetting(database, root).filled(2);
        var before = erasing.setting.tables();
        var files = SegmentFolder.paths(root);
        for (int room : List.of(0, 1, 500, 2_000)) {
            erasing.setting.files = file -> new FullDisk(SegmentFiles.REAL.open(file), room);
            assertThatThrownBy(() -> erasing.erase(erasing.comments)).isInstanceOf(NotErased.class)
                    .hasMessageContaining(".g2.warc.gz").hasMessageContaining("No space left on device");
            assertThat(erasing.setting.tables()).isEqualTo(before);
            assertThat(SegmentFolder.paths(root)).isEqualTo(files);
        }
        erasing.setting.files = SegmentFiles.REAL;
        again(erasing);
    }

    @ParameterizedTest
    @EnumSource
    void aLastWordThatFailsErasesNothing(TestDatabase database) {
        var erasing = new ErasingSetting(database, root).filled(2);
        var before = erasing.setting.tables();
        var files = SegmentFolder.paths(root);
        assertThatThrownBy(() -> erasing.erase(erasing.comments, new Failing(erasing, true))).hasMessage("asked");
        assertThatThrownBy(() -> erasing.erase(erasing.comments, new Failing(erasing, false))).hasMessage("told");
        assertThat(erasing.setting.tables()).isEqualTo(before);
        assertThat(SegmentFolder.paths(root)).isEqualTo(files);
        assertThat(erasing.setting.verified()).isEmpty();
        again(erasing);
    }

    /** What a {@code kill -9} leaves before the commit: next generations, whole or half, that no row names. */
    @ParameterizedTest
    @EnumSource
    void killedBeforeTheCommitItIsUndone(TestDatabase database) throws IOException {
        var erasing = new ErasingSetting(database, root).filled(2);
        var said = erasing.said(erasing.all());
        assertThatThrownBy(() -> erasing.erase(erasing.comments, new Failing(erasing, false) {
            @Override
            public void erased(List<Long> items) {
                copy(root, aside, ".g2.");
                super.erased(items);
            }
        })).hasMessage("told");
        for (double part : List.of(1.0, 0.6, 0.01, 0.0)) {
            copy(aside, root, ".g2.");
            Path half = root.resolve(RECEIVED.formatted(2));
            assertThat(half).exists();
            try (var channel = FileChannel.open(half, java.nio.file.StandardOpenOption.WRITE)) {
                channel.truncate((long) (part * channel.size()));
            }
            if (part == 0.6) {
                erasing.setting.rebuild();
            }
            erasing.setting.open();
            assertThat(erasing.said(erasing.all())).isEqualTo(said);
            assertThat(erasing.setting.verified()).isEmpty();
            assertThat(erasing.exists(2)).isFalse();
        }
        again(erasing);
    }

    /** And after it: generations before, that should have been deleted. */
    @ParameterizedTest
    @EnumSource
    void killedAfterTheCommitItIsFinished(TestDatabase database) throws IOException {
        var erasing = new ErasingSetting(database, root).filled(2);
        erasing.setting.archive.seal(java.time.Instant.parse(ArchiveSetting.DECEMBER));
        copy(root, aside, ".g1.");
        var kept = erasing.without(erasing.comments);
        var said = erasing.said(kept);
        erasing.setting.files = new SegmentFiles() {
            @Override
            public FileChannel open(Path file) throws IOException {
                return REAL.open(file);
            }

            @Override
            public void delete(Path file) throws IOException {
                throw new IOException("killed");
            }
        };
        erasing.erase(erasing.comments);
        assertThat(erasing.exists(1)).isTrue();
        erasing.setting.files = SegmentFiles.REAL;
        for (boolean rebuilt : List.of(false, true)) {
            Files.copy(aside.resolve(RECEIVED.formatted(1)), root.resolve(RECEIVED.formatted(1)),
                    StandardCopyOption.REPLACE_EXISTING);
            if (rebuilt) {
                erasing.setting.rebuild();
            }
            erasing.setting.open();
            assertThat(erasing.exists(1)).isFalse();
            assertThat(erasing.said(kept)).isEqualTo(said);
            assertThat(erasing.setting.verified()).isEmpty();
        }
        assertThat(erasing.erase(erasing.comments).already()).hasSameSizeAs(erasing.comments);
    }

    @ParameterizedTest
    @EnumSource
    void aGenerationWhosePresentOneIsLostIsNotDeleted(TestDatabase database) throws IOException {
        var erasing = new ErasingSetting(database, root).filled(1);
        copy(root, aside, ".g1.");
        erasing.erase(erasing.comments);
        Files.delete(root.resolve(RECEIVED.formatted(2)));
        copy(aside, root, "received-0001.g1.");
        assertThat(erasing.exists(1)).isTrue();
        assertThatThrownBy(() -> erasing.setting.open().known(TestRegister.ONE, List.of("p0")))
                .hasMessageContaining("run bevara rebuild");
        assertThat(erasing.exists(1)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void whoReadsOrVerifiesMeanwhileIsNotDisturbed(TestDatabase database) throws Exception {
        var erasing = new ErasingSetting(database, root).filled(4);
        var archive = erasing.setting.archive;
        var kept = erasing.posts;
        var said = erasing.said(kept);
        var items = archive.items(kept);
        var ended = new AtomicBoolean();
        try (var pool = Executors.newFixedThreadPool(2)) {
            var reading = pool.submit(() -> {
                while (!ended.get()) {
                    assertThat(erasing.said(kept)).isEqualTo(said);
                    items.forEach(item -> assertThat(archive.content(item, 1).key()).startsWith("p"));
                }
            });
            var verifying = pool.submit(() -> {
                while (!ended.get()) {
                    assertThat(erasing.setting.verified()).isEmpty();
                }
            });
            for (int comment = 0; comment < erasing.comments.size(); comment += 5) {
                erasing.erase(erasing.comments.subList(comment, comment + 5));
            }
            ended.set(true);
            reading.get();
            verifying.get();
        }
        assertThat(erasing.setting.verified()).isEmpty();
    }

    private static void again(ErasingSetting erasing) {
        assertThat(erasing.erase(erasing.comments).items()).containsExactlyInAnyOrderElementsOf(erasing.comments);
        assertThat(erasing.setting.verified()).isEmpty();
    }

    private static void copy(Path from, Path to, String which) {
        for (String path : SegmentFolder.files(from).stream().filter(path -> path.contains(which)).toList()) {
            try {
                Files.createDirectories(java.util.Objects.requireNonNull(to.resolve(path).getParent()));
                Files.copy(from.resolve(path), to.resolve(path), StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }

    /** Fails when it is asked, or when it is told. */
    private static class Failing implements LastWord {

        private final LastWord other;
        private final boolean asked;

        Failing(ErasingSetting erasing, boolean asked) {
            this.other = erasing.new Approving();
            this.asked = asked;
        }

        @Override
        public Collection<Long> stillDue(List<Long> items) {
            if (asked) {
                throw new IllegalStateException("asked");
            }
            return other.stillDue(items);
        }

        @Override
        public void erased(List<Long> items) {
            other.erased(items);
            throw new IllegalStateException("told");
        }
    }
}
