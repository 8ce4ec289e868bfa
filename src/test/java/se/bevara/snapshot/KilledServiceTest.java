package se.bevara.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.bevara.TestDatabase;
import se.bevara.archive.Archive;

/** The whole program killed while it takes a picture. */
class KilledServiceTest {

    /** What the killed service is doing. */
    private enum Doing {
        COMPARE,
        ITEM,
        RECONSTRUCT
    }

    /** From the moment it begins, how long each is let live, so that kills fall on loading, picturing, laying out and recording alike. */
    private static final int[] MILLIS = {0, 400, 800, 1200, 1600, 2000, 2400, 2800, 3200, 3600};

    @TempDir
    Path root;

    /** Takes a picture that never ends, in a process of its own. */
    static final class Service {
        public static void main(String... words) {
            try (var setting = new SnapshotSetting(TestDatabase.H2, Path.of(words[0]), Map.of("slow", URI.create(words[1])),
                    Map.of())) {
                setting.take("slow");
            }
        }
    }

    /** Takes pictures of one kind again and again, in a process of its own, with its catalogue in a file. */
    static final class Steady {
        public static void main(String... words) {
            try (var setting = setting(Path.of(words[0]), URI.create(words[2]))) {
                var post = setting.the(Archive.class).posts(SnapshotSetting.account("solvik")).getFirst();
                var item = setting.the(Archive.class).item(post.id()).orElseThrow();
                for (int n = 0;; n++) {
                    setting.now.set(setting.now.get().plusSeconds(60));
                    System.out.println("begins " + n);
                    switch (Doing.valueOf(words[1])) {
                        case COMPARE -> setting.taken("solvik");
                        case ITEM -> setting.snapshots().item(item, "test", "Provet");
                        case RECONSTRUCT ->
                            setting.snapshots().reconstruct(SnapshotSetting.account("solvik"), "test", "Provet");
                    }
                }
            }
        }
    }

    private static SnapshotSetting setting(Path root, URI page) {
        var h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:file:" + root.resolve("catalogue") + ";WRITE_DELAY=0");
        Flyway.configure().dataSource(h2).locations("classpath:db/migration").load().migrate();
        return new SnapshotSetting(h2, root, Map.of("solvik", page), Map.of());
    }

    @Test
    void leavesNoBrowserAndNoHalfSnapshot() throws Exception {
        SnapshotSetting.needsBrowser();
        try (var site = new Site()) {
            var service = start(Service.class, root.toString(), site.at("/slow").toString());
            try {
                assertThat(site.waiting.await(60, TimeUnit.SECONDS)).isTrue();
                killed(service);
            } finally {
                service.destroyForcibly();
            }
        }
        assertThat(root.resolve("archive/kommunstyrelsen")).doesNotExist();
        assertThat(staged(root)).containsExactly("lock");
    }

    /** The service, its browsers and what drives them. */
    private static void killed(Process service) throws Exception {
        var started = service.descendants().toList();
        service.destroyForcibly().waitFor();
        for (ProcessHandle each : started) {
            each.onExit().get(Duration.ofSeconds(30).toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private static Process start(Class<?> program, String... words) throws IOException {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx700m",
                "-cp", System.getProperty("java.class.path"), program.getName()));
        command.addAll(List.of(words));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }

    private static List<String> staged(Path root) throws IOException {
        try (var left = Files.list(root.resolve("archive/.unfinished/snapshots"))) {
            return left.map(file -> file.getFileName().toString()).toList();
        }
    }

    @Test
    void leavesNothingHalfOfItemsReconstructionsAndComparisons() throws Exception {
        leavesNothingHalf(1);
    }

    @Test
    @Tag("kill")
    void leavesNothingHalfHoweverOften() throws Exception {
        leavesNothingHalf(MILLIS.length);
    }

    private void leavesNothingHalf(int times) throws Exception {
        SnapshotSetting.needsBrowser();
        int taken = 0;
        try (var site = new Site()) {
            site.put("/inlagg/1", "<article><p>Badhuset öppnar på tisdag den 22 september klockan 9.</p></article>");
            for (Doing doing : Doing.values()) {
                Path folder = Files.createDirectory(root.resolve(doing.name()));
                try (var setting = setting(folder, site.at("/inlagg/1"))) {
                    new SitePosts.Archived(setting, "solvik").post("post", "2026-09-15T10:00:00Z",
                            site.at("/inlagg/1").toString(), "Badhuset öppnar på tisdag den 22 september klockan 9.");
                }
                for (int n = 0; n < times; n++) {
                    kill(folder, doing, site.at("/inlagg/1"), MILLIS[times == 1 ? 2 + doing.ordinal() : n]);
                    taken += whole(folder, site.at("/inlagg/1"));
                }
            }
        }
        assertThat(taken).as("some were taken").isPositive();
    }

    /** Kills it within its second picture, so that there is one to be compared with. */
    private static void kill(Path folder, Doing doing, URI page, int millis) throws Exception {
        var service = start(Steady.class, folder.toString(), doing.name(), page.toString());
        try (var said = service.inputReader()) {
            awaits(said, "begins 1");
            LockSupport.parkNanos(Duration.ofMillis(millis).toNanos());
            killed(service);
        } finally {
            service.destroyForcibly();
        }
    }

    private static void awaits(BufferedReader said, String line) throws IOException {
        for (String each = said.readLine(); !line.equals(each); each = said.readLine()) {
            assertThat(each).as("the service ended before " + line).isNotNull();
        }
    }

    /** How many there are. */
    private static int whole(Path folder, URI page) throws IOException {
        try (var setting = setting(folder, page)) {
            assertThat(setting.verified()).isEmpty();
            assertThat(staged(folder)).containsExactly("lock");
            return setting.snapshots().of("solvik").size();
        }
    }
}
