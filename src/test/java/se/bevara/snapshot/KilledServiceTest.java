package se.bevara.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.bevara.TestDatabase;

/** The whole program killed while it takes a picture. */
class KilledServiceTest {

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

    @Test
    void leavesNoBrowserAndNoHalfSnapshot() throws Exception {
        SnapshotSetting.needsBrowser();
        try (var site = new Site()) {
            var service = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                    System.getProperty("java.class.path"), Service.class.getName(), root.toString(), site.at("/slow").toString())
                    .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            try {
                assertThat(site.waiting.await(60, TimeUnit.SECONDS)).isTrue();
                var started = service.descendants().toList();
                assertThat(started).hasSizeGreaterThan(2);
                service.destroyForcibly().waitFor();
                for (ProcessHandle each : started) {
                    each.onExit().get(Duration.ofSeconds(20).toMillis(), TimeUnit.MILLISECONDS);
                }
            } finally {
                service.destroyForcibly();
            }
        }
        assertThat(root.resolve("archive/kommunstyrelsen")).doesNotExist();
        try (var left = Files.list(root.resolve("archive/.unfinished/snapshots"))) {
            assertThat(left.map(file -> file.getFileName().toString())).containsExactly("lock");
        }
    }
}
