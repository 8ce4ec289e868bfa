package se.bevara.snapshot;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The programs that a picture needs, as they are found on the machine.
 *
 * @param browser a Chromium, Chrome or Edge
 * @param node a Node.js
 */
record BrowserTools(Path browser, Path node) {

    private static final List<String> BROWSERS = List.of("chromium-headless-shell", "chromium", "chromium-browser",
            "google-chrome-stable", "google-chrome", "microsoft-edge-stable", "microsoft-edge");
    private static final List<Path> PLACES = Stream.of("/usr/bin", "/usr/local/bin", "/usr/lib/chromium", "/snap/bin",
            "/opt/google/chrome", "/Applications/Google Chrome.app/Contents/MacOS",
            "/Applications/Microsoft Edge.app/Contents/MacOS", "C:/Program Files/Google/Chrome/Application",
            "C:/Program Files (x86)/Google/Chrome/Application", "C:/Program Files (x86)/Microsoft/Edge/Application",
            "C:/Program Files/nodejs", "/opt/homebrew/bin").map(Path::of).toList();
    private static final List<String> DESKTOP = List.of("Google Chrome", "Microsoft Edge", "chrome.exe", "msedge.exe");

    /** What the settings name, else what is found; nothing when either is missing. */
    static Optional<BrowserTools> find(SnapshotSettings settings) {
        Optional<Path> browser = chosen(settings.browser(), Stream.concat(BROWSERS.stream(), DESKTOP.stream()).toList());
        Optional<Path> node = chosen(settings.node(), List.of("node", "nodejs", "node.exe"));
        return browser.flatMap(found -> node.map(driver -> new BrowserTools(found, driver)));
    }

    /** One that is chosen and not there is missing: another is not taken in its place. */
    private static Optional<Path> chosen(@Nullable Path setting, List<String> names) {
        return setting == null
                ? names.stream().flatMap(name -> folders().map(folder -> folder.resolve(name))).filter(Files::isExecutable)
                        .findFirst()
                : Optional.of(setting).filter(Files::isExecutable);
    }

    private static Stream<Path> folders() {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        var onPath = Arrays.stream(path.split(File.pathSeparator, -1)).filter(folder -> !folder.isBlank()).map(Path::of);
        return Stream.concat(PLACES.stream(), onPath).distinct();
    }
}
