package se.bevara.snapshot;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The programs that a picture needs, as they are found on the machine: on Linux those of the distribution, on Windows and macOS an
 * installed Chrome or Edge.
 *
 * @param browser a Chromium, Chrome or Edge
 * @param node a Node.js
 */
record BrowserTools(Path browser, Path node) {

    private static final List<String> BROWSERS = List.of("chromium-headless-shell", "chromium", "chromium-browser",
            "google-chrome-stable", "google-chrome", "microsoft-edge-stable", "microsoft-edge", "Chromium", "Google Chrome",
            "Microsoft Edge", "chrome.exe", "msedge.exe", "chrome", "msedge");
    private static final List<String> NODES = List.of("node", "nodejs", "node.exe");
    private static final List<String> PLACES = List.of("usr/bin", "usr/local/bin", "usr/lib/chromium", "snap/bin",
            "opt/google/chrome",
            "opt/microsoft/msedge", "opt/homebrew/bin");
    /** Below the folder of all applications on macOS, and a user's own. */
    private static final List<String> APPLICATIONS = Stream.of("Chromium", "Google Chrome", "Microsoft Edge")
            .map(name -> "Applications/" + name + ".app/Contents/MacOS").toList();
    /** Variables of Windows that name where programs are installed. */
    private static final List<String> PROGRAMS = List.of("ProgramFiles", "ProgramFiles(x86)", "ProgramW6432", "LOCALAPPDATA");
    private static final List<String> INSTALLED = List.of("Chromium/Application", "Google/Chrome/Application",
            "Microsoft/Edge/Application", "nodejs", "Programs/nodejs");

    /** What the settings name, else what is found; nothing when either is missing. */
    static Optional<BrowserTools> find(SnapshotSettings settings) {
        return find(settings, System.getenv(), Path.of("/"));
    }

    /** @param root of the file system */
    static Optional<BrowserTools> find(SnapshotSettings settings, Map<String, String> environment, Path root) {
        var folders = folders(environment, root).distinct().toList();
        Optional<Path> browser = chosen(settings.browser(), BROWSERS, folders);
        Optional<Path> node = chosen(settings.node(), NODES, folders);
        return browser.flatMap(found -> node.map(driver -> new BrowserTools(found, driver)));
    }

    /** One that is chosen and not there is missing: another is not taken in its place. */
    private static Optional<Path> chosen(@Nullable Path setting, List<String> names, List<Path> folders) {
        return setting == null
                ? names.stream().flatMap(name -> folders.stream().map(folder -> folder.resolve(name)))
                        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file)).findFirst()
                : Optional.of(setting).filter(Files::isExecutable);
    }

    private static Stream<Path> folders(Map<String, String> environment, Path root) {
        var homes = Stream.concat(Stream.of(root), Stream.ofNullable(environment.get("HOME")).map(Path::of));
        return Stream.of(
                PLACES.stream().map(root::resolve),
                homes.flatMap(home -> APPLICATIONS.stream().map(home::resolve)),
                PROGRAMS.stream().flatMap(name -> Stream.ofNullable(environment.get(name))).filter(folder -> !folder.isBlank())
                        .flatMap(folder -> INSTALLED.stream().map(Path.of(folder)::resolve)),
                Arrays.stream(environment.getOrDefault("PATH", "").split(File.pathSeparator, -1))
                        .filter(folder -> !folder.isBlank()).map(Path::of))
                .flatMap(each -> each);
    }
}
