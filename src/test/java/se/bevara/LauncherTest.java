package se.bevara;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code bevara}, in a project of its own with a program and a Maven that only tell what they were given. */
class LauncherTest {

    @TempDir
    Path temporary;

    private Path project = Path.of("");

    /** Tells its words and ends with a code of its own. */
    static final class Program {
        public static void main(String... words) {
            System.out.write(String.join("|", words).getBytes(StandardCharsets.UTF_8), 0,
                    String.join("|", words).getBytes(StandardCharsets.UTF_8).length);
            System.out.flush();
            System.exit(41);
        }
    }

    private record Ended(int code, String out, String err) {
    }

    @BeforeEach
    void makeProject() throws IOException {
        project = Files.createDirectories(temporary.resolve("a project"));
        Files.copy(Path.of("bevara"), project.resolve("bevara"));
        program(project.resolve("target/program/bevara.jar"));
        script(temporary.resolve("bin/mvn"), "echo \"maven $*\"; exit ${MAVEN_ENDS:-0}");
    }

    @Test
    void handsOnWordsAndExitCodeFromAnyFolder() throws Exception {
        var link = Files.createSymbolicLink(temporary.resolve("a link"), project.resolve("bevara"));
        assertThat(run(link, Map.of("LC_ALL", "C"), "sök", "två ord", "*")).isEqualTo(new Ended(41, "sök|två ord|*", ""));
    }

    @Test
    void saysWhatToInstallWhereNoJavaIsNewEnough() throws Exception {
        var script = project.resolve("bevara");
        Files.writeString(script, Files.readString(script).replace("need=25", "need=99"));
        var ended = run(script, Map.of(), "status");
        assertThat(ended.code()).isEqualTo(3);
        assertThat(ended.err()).contains("Java 99 saknas", "openjdk-99-jdk-headless", "BEVARA_JAVA_HOME");
    }

    @Test
    void buildsWhenASourceIsNewerAndShowsTheLogsEndWhenThatFails() throws Exception {
        Files.createDirectories(project.resolve("src/main"));
        Files.setLastModifiedTime(project.resolve("target/program/bevara.jar"),
                java.nio.file.attribute.FileTime.fromMillis(1000));
        var ended = run(project.resolve("bevara"), Map.of("MAVEN_ENDS", "1"), "status");
        assertThat(ended.code()).isEqualTo(3);
        assertThat(ended.err()).contains("Bygger Bevara", "maven -q -B", "package", "build.log");
    }

    @Test
    void testsWithMavenAndHandsOnItsWords() throws Exception {
        var ended = run(project.resolve("bevara"), Map.of("CI", ""), "test", "-Dtest=One Two");
        assertThat(ended).isEqualTo(new Ended(0, "maven -B verify -Dtest=One Two\n", ""));
    }

    @Test
    void saysThatNodeIsTooOldForPicturesAndGoesOn() throws Exception {
        script(temporary.resolve("bin/node"), "echo v18.20.4");
        script(temporary.resolve("bin/chromium-headless-shell"), "exit 1");
        var old = run(project.resolve("bevara"), Map.of(), "snapshot");
        assertThat(old.code()).isEqualTo(41);
        assertThat(old.err()).contains("är version 18", "20 eller senare");
        script(temporary.resolve("bin/node"), "echo v22.1.0");
        assertThat(run(project.resolve("bevara"), Map.of(), "snapshot")).isEqualTo(new Ended(41, "snapshot", ""));
    }

    private Ended run(Path script, Map<String, String> environment, String... words) throws Exception {
        var command = new ArrayList<>(List.of(script.toString()));
        command.addAll(List.of(words));
        var err = temporary.resolve("err");
        var builder = new ProcessBuilder(command).directory(temporary.toFile()).redirectError(err.toFile());
        builder.environment().put("PATH", temporary.resolve("bin") + ":" + System.getenv("PATH"));
        builder.environment().put("BEVARA_JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        var process = builder.start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), out, Files.readString(err));
    }

    private static void script(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + text + "\n");
        file.toFile().setExecutable(true);
    }

    private static void program(Path jar) throws IOException {
        Files.createDirectories(jar.getParent());
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Program.class.getName());
        String entry = Program.class.getName().replace('.', '/') + ".class";
        try (OutputStream file = Files.newOutputStream(jar);
                var out = new JarOutputStream(file, manifest);
                var bytes = Program.class.getClassLoader().getResourceAsStream(entry)) {
            out.putNextEntry(new JarEntry(entry));
            java.util.Objects.requireNonNull(bytes).transferTo(out);
        }
    }
}
