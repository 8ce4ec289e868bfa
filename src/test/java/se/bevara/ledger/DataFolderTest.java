package se.bevara.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

class DataFolderTest {

    @TempDir
    Path temporary;

    @Test
    void makesAFolderThatKeepsItsKeysToItsOwner() throws IOException {
        var folder = DataFolder.open(temporary.resolve("new/data"));
        assertThat(folder.root().resolve("version")).hasContent("1\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.keys()))).isEqualTo("rwx------");
        assertThat(DataFolder.open(folder.root()).usableBytes()).isPositive();
    }

    @Test
    void refusesAFileInItsPlace() throws IOException {
        Path file = Files.writeString(temporary.resolve("data"), "");
        refused(file, "Datamappen, " + file + ": väntade en mapp, fann en fil");
    }

    @Test
    void refusesANewerFormat() throws IOException {
        Files.writeString(temporary.resolve("version"), "2\n");
        refused(temporary,
                "Datamappen, " + temporary.resolve("version") + ": väntade format 1, det nyaste som denna version av Bevara"
                        + " läser, fann format 2, skrivet av en nyare version");
    }

    @Test
    void refusesAVersionThatIsNone() throws IOException {
        Files.writeString(temporary.resolve("version"), "one\n");
        refused(temporary,
                "Datamappen, " + temporary.resolve("version") + ": väntade numret på ett format, fann något annat,"
                        + " 3 tecken");
    }

    @Test
    void refusesAFolderThatCannotBeWritten() throws IOException {
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("r-xr-xr-x"));
        try {
            assumeThat(Files.isWritable(temporary)).as("root may write everywhere").isFalse();
            refused(temporary,
                    "Datamappen, " + temporary + ": väntade en mapp som går att skriva i, fann att åtkomst nekas till "
                            + temporary.resolve("archive"));
        } finally {
            Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    @Test
    void refusesAFolderOnAFileSystemThatTakesNone() {
        assumeThat(Path.of("/proc")).isDirectory();
        assertThatExceptionOfType(DataFolderRefused.class).isThrownBy(() -> DataFolder.open(Path.of("/proc/bevara")))
                .withMessageStartingWith("Datamappen, /proc/bevara: väntade en mapp som går att skriva i, fann ");
    }

    private static void refused(Path root, String message) {
        assertThatExceptionOfType(DataFolderRefused.class).isThrownBy(() -> DataFolder.open(root)).withMessage(message)
                .satisfies(refusal -> assertThat(refusal.getExitCode()).isEqualTo(2));
    }

    @Test
    void secondApplicationOnTheSameFolderIsRefusedBeforeItsDatabaseOpens() {
        try (var first = start(temporary, h2(temporary))) {
            assertThat(first.getBean(DataFolder.class).root()).isEqualTo(temporary);
            // the address of the database is one that no driver knows: it would fail otherwise if it were opened first
            assertThatExceptionOfType(DataFolderRefused.class).isThrownBy(() -> start(temporary, "jdbc:none:"))
                    .withMessageContaining("används av process " + ProcessHandle.current().pid() + " sedan 20");
        }
        start(temporary, h2(temporary)).close();
    }

    @Test
    void applicationsOnPostgresqlShareTheFolder() {
        try (var first = start(temporary, "jdbc:postgresql://127.0.0.1:1/none");
                var second = start(temporary, "jdbc:postgresql://127.0.0.1:1/none")) {
            assertThat(second.getBean(DataFolder.class)).isEqualTo(first.getBean(DataFolder.class));
        }
    }

    @Test
    void folderIsFreeAgainWhenAnApplicationFailedToStart() {
        assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> start(temporary, h2(temporary), Broken.class));
        start(temporary, h2(temporary)).close();
    }

    @Test
    void processThatHoldsTheFolderIsNamedToAnother() throws IOException, InterruptedException {
        DataFolder.open(temporary);
        var other = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-cp",
                System.getProperty("java.class.path"), Holder.class.getName(), temporary.toString()).redirectErrorStream(true)
                .start();
        try (var output = other.inputReader()) {
            assertThat(output.readLine()).isEqualTo("held");
            assertThatExceptionOfType(DataFolderRefused.class).isThrownBy(() -> FolderLock.take(new DataFolder(temporary)))
                    .withMessageContaining("används av process " + other.pid() + " sedan 20");
            other.destroyForcibly();
            assertThat(other.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
        FolderLock.take(new DataFolder(temporary)).close();
    }

    private static String h2(Path folder) {
        return "jdbc:h2:file:" + folder + "/catalogue";
    }

    private static ConfigurableApplicationContext start(Path folder, String url, Class<?>... more) {
        return new SpringApplicationBuilder(Small.class).sources(more).web(WebApplicationType.NONE).bannerMode(Banner.Mode.OFF)
                .properties("spring.flyway.enabled=false", "spring.config.name=none").run("--bevara.data=" + folder,
                        "--spring.datasource.url=" + url);
    }

    @Configuration(proxyBeanMethods = false)
    @Import(DataSourceAutoConfiguration.class)
    static class Small {
    }

    /** A bean that nothing can be put into. */
    static class Broken {
        Broken(Thread nothing) {
        }
    }

    /** Another process that holds the folder until it is ended. */
    static final class Holder {

        private Holder() {
        }

        public static void main(String[] arguments) throws IOException {
            try (var lock = FolderLock.take(new DataFolder(Path.of(arguments[0])))) {
                System.out.println("held");
                System.in.read();
            }
        }
    }
}
