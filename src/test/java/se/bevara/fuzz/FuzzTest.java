package se.bevara.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Everything that reads from outside, fed: with what it is meant to read, with what a fuzzer once found ({@code src/test/resources/fuzz}),
 * and, in the profiles {@code fuzz} and {@code real-servers}, by Jazzer: all together for a minute, or those whose names {@code -Dbevara.fuzz.target}
 * matches, for {@code -Dbevara.fuzz.seconds} each.
 */
class FuzzTest {

    private static final int SECONDS = Integer.getInteger("bevara.fuzz.seconds", 60);
    /** An input of a few kilobytes that takes longer is a finding. */
    private static final int SLOW = 20;

    @TempDir
    Path work;

    static Stream<String> fuzzed() {
        String wanted = System.getProperty("bevara.fuzz.target");
        return wanted == null ? Stream.of(Together.NAME) : Targets.all().keySet().stream().filter(name -> name.matches(wanted));
    }

    @TestFactory
    Stream<DynamicTest> readsWhatItIsMeantToRead() {
        return Targets.all().keySet().stream().map(name -> DynamicTest.dynamicTest(name, () -> {
            Target target = Targets.of(name);
            assertThat(target.seeds()).isNotEmpty().allSatisfy(seed -> assertThat(target.feed(seed)).isPositive());
            target.feed(new byte[0]);
            found(name).forEach(target::feed);
        }));
    }

    /** What a fuzzer has broken it with, before it was mended. */
    private static List<byte[]> found(String name) throws IOException {
        Path folder = Path.of("src/test/resources/fuzz", name);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        var found = new ArrayList<byte[]>();
        try (var files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                found.add(Files.readAllBytes(file));
            }
        }
        return found;
    }

    @Tag("fuzz")
    @ParameterizedTest
    @MethodSource("fuzzed")
    void readsOrRefusesWhateverAFuzzerMakes(String name) throws IOException, InterruptedException {
        Path corpus = Files.createDirectories(work.resolve("corpus"));
        List<byte[]> seeds = Targets.of(name).seeds();
        for (int i = 0; i < seeds.size(); i++) {
            Files.write(corpus.resolve("seed-" + i), seeds.get(i));
        }
        Path log = work.resolve("log");
        int exit = new ProcessBuilder(command(name, corpus)).redirectErrorStream(true).redirectOutput(log.toFile()).start()
                .waitFor();
        String said = Files.readString(log);
        assertThat(exit).as(() -> name + " was broken by what lies in " + kept(name) + "\n" + said).isZero();
        assertThat(said).contains("Done ");
    }

    private List<String> command(String name, Path corpus) {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx700m",
                "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow",
                "-Djava.io.tmpdir=" + work, "-cp", System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer"));
        command.addAll(List.of("--target_class=se.bevara.fuzz.Fed", "--target_args=" + name + " " + corpus,
                "--instrumentation_includes=se.bevara.**",
                "--custom_hook_excludes=org.springframework.**:tools.jackson.**:com.fasterxml.**", "--reproducer_path=" + work,
                "-artifact_prefix=" + work + "/",
                "-max_total_time=" + SECONDS, "-timeout=" + SLOW, "-max_len=30000", "-print_final_stats=1", corpus.toString()));
        return command;
    }

    /** Where what broke it lies: to be looked at, mended, and moved to {@code src/test/resources/fuzz/<target>}. */
    private Path kept(String name) {
        Path kept = Path.of("target", "fuzz", name);
        try (var files = Files.list(work)) {
            Files.createDirectories(kept);
            for (Path file : files.filter(each -> each.getFileName().toString().matches("(crash|timeout|oom)-.*")).toList()) {
                Files.copy(file, kept.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
            return kept;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
