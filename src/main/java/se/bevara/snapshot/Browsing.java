package se.bevara.snapshot;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import com.microsoft.playwright.options.Proxy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A browser of our own with a profile of its own, ended with this object. Belongs to the thread that opened it; {@link #kill},
 * {@link #version} and {@link #sandboxed} may be called from any.
 */
final class Browsing implements AutoCloseable {

    /** What Chromium is told beside Playwright's own words: no way past the proxy, nothing it would do for itself. */
    private static final List<String> WORDS = List.of("--disable-gpu", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-extensions",
            "--force-webrtc-ip-handling-policy=disable_non_proxied_udp", "--proxy-bypass-list=<-loopback>",
            "--dns-prefetch-disable", "--js-flags=--max-old-space-size=1024");

    private static final int GRACE_MILLIS = 2_000;

    private final Playwright playwright;
    private final Browser browser;
    private final ProcessHandle driver;
    private final boolean sandbox;
    private final String version;
    private @Nullable Boolean emoji;

    private Browsing(Playwright playwright, Browser browser, ProcessHandle driver, boolean sandbox) {
        this.playwright = playwright;
        this.browser = browser;
        this.driver = driver;
        this.sandbox = sandbox;
        this.version = browser.version();
    }

    /** @throws PictureFailed when it does not begin */
    static Browsing open(BrowserTools tools, GuardedWay way) {
        return open(tools, way, Map.of());
    }

    /** @param more variables of the browser's environment */
    static Browsing open(BrowserTools tools, GuardedWay way, Map<String, String> more) {
        Path profiles = folder("profiles");
        // Chromium's sandbox does not work for root.
        boolean sandbox = !"root".equals(System.getProperty("user.name"));
        var driven = drive(tools, profiles);
        try {
            var browser = driven.playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(tools.browser())
                    .setHeadless(true).setChromiumSandbox(sandbox).setArgs(WORDS).setEnv(environment(profiles, more))
                    .setProxy(new Proxy("http://127.0.0.1:" + way.port())));
            var browsing = new Browsing(driven.playwright, browser, driven.driver, sandbox);
            browsing.endWithBrowser();
            return browsing;
        } catch (PlaywrightException e) {
            driven.playwright.close();
            throw new PictureFailed(Failure.BROWSER_FAILED, "startade inte");
        }
    }

    /** What drives a browser, and the process it is. */
    private record Driven(Playwright playwright, ProcessHandle driver) {
    }

    /** One at a time: which process is the new one's is told by which has come. */
    private static synchronized Driven drive(BrowserTools tools, Path profiles) {
        System.setProperty("playwright.nodejs.path", tools.node().toString());
        System.setProperty("playwright.driver.tmpdir", Scratch.folder().toString());
        var before = drivers().map(ProcessHandle::pid).toList();
        try {
            var playwright = Playwright.create(new Playwright.CreateOptions()
                    .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1", "TMPDIR", profiles.toString())));
            return new Driven(playwright,
                    drivers().filter(process -> !before.contains(process.pid())).findFirst().orElseThrow());
        } catch (PlaywrightException e) {
            throw new PictureFailed(Failure.BROWSER_FAILED, "startade inte");
        }
    }

    /** A browser that dies leaves questions to it unanswered for ever: some time after it, its driver is ended, too. */
    private void endWithBrowser() {
        driver.children().forEach(process -> process.onExit().thenRunAsync(this::kill,
                CompletableFuture.delayedExecutor(GRACE_MILLIS, TimeUnit.MILLISECONDS)));
    }

    /** Nothing of this process's environment, where secrets may stand, reaches the browser. */
    private static Map<String, String> environment(Path profiles, Map<String, String> more) {
        var environment = new HashMap<String, String>();
        Stream.of("PATH", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "FONTCONFIG_PATH", "FONTCONFIG_FILE", "SystemRoot")
                .forEach(name -> Optional.ofNullable(System.getenv(name)).ifPresent(value -> environment.put(name, value)));
        Stream.of("HOME", "TMPDIR", "TEMP", "TMP", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")
                .forEach(name -> environment.put(name, profiles.toString()));
        environment.putAll(more);
        return environment;
    }

    private static Path folder(String name) {
        try {
            return Files.createDirectories(Scratch.folder().resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<ProcessHandle> drivers() {
        return ProcessHandle.current().children()
                .filter(process -> process.info().commandLine().orElse("").contains("run-driver"));
    }

    /** A context of its own: no cookies, no history, Swedish. */
    BrowserContext context(Viewport viewport) {
        var options = new Browser.NewContextOptions().setLocale("sv-SE").setTimezoneId("Europe/Stockholm")
                .setViewportSize(viewport.width(), viewport.height()).setDeviceScaleFactor(viewport.scale())
                .setServiceWorkers(ServiceWorkerPolicy.BLOCK).setAcceptDownloads(false);
        if (viewport.touch()) {
            options.setHasTouch(true).setIsMobile(true).setUserAgent(telephone());
        }
        return browser.newContext(options);
    }

    /** This very Chromium, as it calls itself on a telephone. */
    private String telephone() {
        String own = browser.newBrowserCDPSession().send("Browser.getVersion").get("userAgent").getAsString();
        return own.replaceFirst("\\([^)]*\\)", "(Linux; Android 10; K)").replaceFirst(" Safari/", " Mobile Safari/");
    }

    /** Whether a sign that people write is more than a box here: measured once. */
    boolean emoji() {
        var known = emoji;
        if (known == null) {
            try (var context = browser.newContext()) {
                known = new PageScript(context.newCDPSession(context.newPage())).ask(PageScript.question("emoji")).get("shown")
                        .getAsBoolean();
            }
            emoji = known;
        }
        return known;
    }

    /** A context for pages of our own, which nothing leaves. */
    BrowserContext shut() {
        return Sheets.context(browser);
    }

    String version() {
        return version;
    }

    boolean sandboxed() {
        return sandbox;
    }

    boolean alive() {
        return driver.isAlive() && browser.isConnected();
    }

    /** Ends the browser and its driver at once: without the driver's end, what waits for an answer of the browser waits for ever. */
    void kill() {
        driver.descendants().toList().forEach(ProcessHandle::destroyForcibly);
        driver.destroyForcibly();
    }

    @Override
    public void close() {
        try {
            browser.close();
            playwright.close();
        } catch (RuntimeException e) {
            kill();
        }
    }
}
