package se.bevara;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTest {

    @Test
    void packagesUseOnlyWhatTheyDeclare() {
        ApplicationModules.of(Bevara.class).verify();
    }

    @Test
    void everyPackageSaysItsSentenceAndIsNullMarked() {
        var folders = Sources.MAIN.files().stream().map(Path::getParent).distinct().toList();
        assertThat(folders).isNotEmpty().allSatisfy(folder -> {
            assertThat(folder.resolve("package-info.java")).exists();
            assertThat(Files.readString(folder.resolve("package-info.java"))).startsWith("/**").contains("@NullMarked");
        });
    }
}
