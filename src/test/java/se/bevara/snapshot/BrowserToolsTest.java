package se.bevara.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a browser and what drives it are found, in made-up file systems. */
class BrowserToolsTest {

    @TempDir
    Path root;

    private Path file(String name) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(root.resolve(name + "/..").normalize());
        Files.createFile(file);
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }

    private BrowserTools found(Map<String, String> environment) {
        return BrowserTools.find(SnapshotSetting.settings(), environment, root).orElseThrow();
    }

    @Test
    void onWindowsAnInstalledEdgeOrChromeIsFound() throws IOException {
        Path edge = file("Program Files (x86)/Microsoft/Edge/Application/msedge.exe");
        Path node = file("Program Files/nodejs/node.exe");
        var environment = Map.of("ProgramFiles", root.resolve("Program Files").toString(), "ProgramFiles(x86)",
                root.resolve("Program Files (x86)").toString(), "LOCALAPPDATA", root.resolve("Local").toString());
        assertThat(found(environment)).isEqualTo(new BrowserTools(edge, node));
        Path chrome = file("Local/Google/Chrome/Application/chrome.exe");
        assertThat(found(environment)).isEqualTo(new BrowserTools(chrome, node));
    }

    @Test
    void onMacosAnApplicationOfAllOrOfTheUsersOwnIsFound() throws IOException {
        Path own = file("Users/reg/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge");
        Path node = file("opt/homebrew/bin/node");
        var environment = Map.of("HOME", root.resolve("Users/reg").toString());
        assertThat(found(environment)).isEqualTo(new BrowserTools(own, node));
        Path chrome = file("Applications/Google Chrome.app/Contents/MacOS/Google Chrome");
        assertThat(found(environment)).isEqualTo(new BrowserTools(chrome, node));
    }

    @Test
    void onLinuxTheHeadlessOneGoesFirstAndThePathLast() throws IOException {
        Path chrome = file("opt/google/chrome/chrome");
        Path node = file("home/reg/node/node");
        var environment = Map.of("PATH", root.resolve("home/reg/node").toString());
        assertThat(found(environment)).isEqualTo(new BrowserTools(chrome, node));
        Path shell = file("usr/bin/chromium-headless-shell");
        assertThat(found(environment)).isEqualTo(new BrowserTools(shell, node));
    }

    @Test
    void withoutOneOfThemNothingIsFound() throws IOException {
        file("usr/bin/chromium");
        Files.createDirectories(root.resolve("usr/bin/node"));
        assertThat(BrowserTools.find(SnapshotSetting.settings(), Map.of(), root)).as("a folder is no program").isEmpty();
    }
}
