package se.bevara.bench;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The barest program that pictures pages: navigates, scrolls as the product does, writes one PNG of the whole page, and that is all. */
record BareLoop(Path folder, Path chromium, Path node) {

    private static final List<String> WORDS = List.of("--disable-gpu", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-extensions");
    private static final int SCREEN = 1024;
    private static final int BEAT_MILLIS = 150;
    private static final int STILL = 4;

    static BareLoop in(Path folder) throws IOException {
        return new BareLoop(Files.createDirectories(folder), found("chromium-headless-shell", "chromium", "google-chrome"),
                found("node", "nodejs"));
    }

    private static Path found(String... names) {
        return Stream.of(names).flatMap(name -> Stream.of("/usr/bin", "/usr/local/bin").map(place -> Path.of(place, name)))
                .filter(Files::isExecutable).findFirst()
                .orElseThrow(() -> new IllegalStateException("expected one of " + String.join(", ", names) + ", found none"));
    }

    /** Each worker has a browser of its own. */
    Duration picture(List<URI> pages, int workers) {
        Queue<URI> waiting = new ConcurrentLinkedQueue<>(pages);
        long start = System.nanoTime();
        var threads = IntStream.range(0, workers).mapToObj(worker -> Thread.ofPlatform().start(() -> work(waiting))).toList();
        for (Thread each : threads) {
            try {
                each.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private void work(Queue<URI> waiting) {
        System.setProperty("playwright.nodejs.path", node.toString());
        boolean sandbox = !"root".equals(System.getProperty("user.name"));
        try (var playwright = Playwright
                .create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                var browser = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(chromium)
                        .setChromiumSandbox(sandbox).setArgs(WORDS))) {
            for (URI page = waiting.poll(); page != null; page = waiting.poll()) {
                picture(browser, page);
            }
        }
    }

    private void picture(Browser browser, URI address) {
        try (var context = browser.newContext(new Browser.NewContextOptions().setViewportSize(1280, SCREEN).setLocale("sv-SE"))) {
            var page = context.newPage();
            page.navigate(address.toString());
            scroll(page);
            page.screenshot(new Page.ScreenshotOptions().setFullPage(true)
                    .setPath(folder.resolve(address.getPath().replaceAll("\\D", "") + ".png")));
        }
    }

    private static void scroll(Page page) {
        int at = 0;
        int last = height(page);
        for (int still = 0; still < STILL;) {
            at = Math.min(at + SCREEN * 4 / 5, last);
            page.evaluate("y => window.scrollTo(0, y)", at);
            page.waitForTimeout(BEAT_MILLIS);
            int now = height(page);
            still = at >= now && now == last ? still + 1 : 0;
            last = now;
        }
        page.evaluate("window.scrollTo(0, 0)");
        page.waitForTimeout(BEAT_MILLIS);
    }

    private static int height(Page page) {
        return ((Number) page.evaluate("document.documentElement.scrollHeight")).intValue();
    }

    /** What the pictures weigh on average, MB. */
    double weight() throws IOException {
        try (var files = Files.list(folder)) {
            return files.mapToLong(file -> file.toFile().length()).average().orElse(0) / 1e6;
        }
    }
}
