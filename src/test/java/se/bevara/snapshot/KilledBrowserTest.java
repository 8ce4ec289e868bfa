package se.bevara.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.bevara.TestDatabase;
import se.bevara.archive.Archive;

/** The browser killed while it pictures an item, or lays out what is archived. */
class KilledBrowserTest {

    @TempDir
    Path root;

    private final Site site = new Site();

    @BeforeEach
    void browser() {
        SnapshotSetting.needsBrowser();
    }

    @AfterEach
    void close() {
        site.close();
        assertThat(ProcessHandle.current().descendants().filter(ProcessHandle::isAlive)
                .filter(process -> process.info().commandLine().orElse("").matches("(?s).*(chrom|run-driver).*"))).isEmpty();
    }

    private static long kill() {
        return ProcessHandle.current().descendants().filter(process -> process.info().command().orElse("").contains("chrom"))
                .filter(ProcessHandle::destroyForcibly).count();
    }

    private SnapshotSetting setting() {
        var setting = new SnapshotSetting(TestDatabase.H2, root, Map.of("solvik", site.at("/slow")), Map.of());
        new SitePosts.Archived(setting, "solvik").post("post", "2026-09-15T10:00:00Z", site.at("/slow").toString(),
                "Badhuset öppnar på tisdag den 22 september klockan 9.");
        return setting;
    }

    private void whole(SnapshotSetting setting, int snapshots) throws IOException {
        assertThat(setting.snapshots().of("solvik")).hasSize(snapshots);
        assertThat(setting.verified()).isEmpty();
        try (var left = Files.list(root.resolve("archive/.unfinished/snapshots"))) {
            assertThat(left.map(file -> file.getFileName().toString())).containsExactly("lock");
        }
    }

    @Test
    void anItemWhosePageDiesIsLaidOutFromTheArchiveByAnother() throws Exception {
        try (var setting = setting()) {
            Thread.ofVirtual().start(() -> {
                try {
                    site.waiting.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                kill();
            });
            var archive = setting.the(Archive.class);
            var post = archive.posts(SnapshotSetting.account("solvik")).getFirst();
            var outcome = setting.snapshots().item(archive.item(post.id()).orElseThrow(), "test", "Provet").orElseThrow();
            assertThat(outcome.page()).isNull();
            assertThat(outcome.failure()).isEqualTo(Failure.BROWSER_FAILED);
            assertThat(Objects.requireNonNull(outcome.reconstruction()).kind()).isEqualTo(Snapshot.Kind.ITEM);
            whole(setting, 1);
        }
    }

    @Test
    void aReconstructionWhoseBrowserDiesIsNoneAndTheNextIsWhole() throws Exception {
        try (var setting = setting()) {
            var killed = new AtomicInteger();
            var ended = new AtomicBoolean();
            var killer = Thread.ofPlatform().start(() -> {
                while (!ended.get()) {
                    killed.addAndGet((int) kill());
                    LockSupport.parkNanos(20_000_000);
                }
            });
            var account = SnapshotSetting.account("solvik");
            assertThat(setting.snapshots().reconstruct(account, "test", "Provet")).isEmpty();
            ended.set(true);
            killer.join();
            assertThat(killed.get()).isPositive();
            whole(setting, 0);
            assertThat(setting.snapshots().reconstruct(account, "test", "Provet")).isPresent();
            whole(setting, 1);
        }
    }
}
