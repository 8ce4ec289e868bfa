package se.bevara.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.bevara.TestDatabase;

/** The WACZ of a package in ReplayWeb.page, a player that others wrote, in a real browser. */
@Tag("real-servers")
class ReplayTest {

    private static final Path PLAYER = Path.of(".servers/replaywebpage");
    private static final List<String> BROWSERS = List.of("chromium-headless-shell", "chromium", "chromium-browser",
            "google-chrome-stable", "google-chrome");
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d*)-(\\d*)");
    private static final double PATIENCE = 60_000;

    @TempDir
    Path root;

    @TempDir
    Path desk;

    @Test
    void thePackagesPagesReplayWithTextAndPictureAndWithoutWhatIsMasked() throws Exception {
        assertThat(PLAYER.resolve("ui.js")).as("Run ./bevara test --real-servers once: it installs what this test needs")
                .exists();
        try (var setting = new DisclosureSetting(TestDatabase.H2, root)) {
            Path zip = setting.pack(PackageTest.request(setting)).zip();
            try (var file = new ZipFile(zip.toFile())) {
                Files.write(desk.resolve("u.wacz"), file.getInputStream(file.getEntry("utlamnande.wacz")).readAllBytes());
            }
        }
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
        try (var playwright = Playwright.create(new Playwright.CreateOptions().setEnv(
                Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1", "PLAYWRIGHT_NODEJS_PATH",
                        program(List.of("node", "nodejs")).toString())))) {
            var browser = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(program(BROWSERS))
                    .setArgs(List.of("--no-sandbox")));
            replayed(browser.newPage(), "http://127.0.0.1:" + server.getAddress().getPort());
        } finally {
            server.stop(0);
        }
    }

    private static void replayed(Page page, String base) {
        page.setDefaultTimeout(PATIENCE);
        page.navigate(base + "/replay/?source=" + base.replace(":", "%3A").replace("/", "%2F")
                + "%2Fu.wacz#url=https%3A%2F%2Futlamnande.invalid%2FU-2026-0001%2F");
        Frame index = frame(page, "utlamnande.invalid/U-2026-0001/", "Utlämnande av allmän handling");
        String seen = page.frames().stream().map(Frame::content).reduce("", String::concat);
        index.locator("a[href*=trad]").first().click();
        Frame thread = frame(page, "trad", "Fin bild, säger Bo");
        assertThat(thread.locator("body").innerText()).contains("Skolgården på Björkskolan 😀", "23 kap. 2 §");
        page.waitForCondition(() -> (int) thread.evaluate("[...document.images].filter(i => i.naturalWidth > 0).length") == 2,
                new Page.WaitForConditionOptions().setTimeout(PATIENCE));
        assertThat(thread.evaluate("[...document.images].map(i => i.naturalWidth + 'x' + i.naturalHeight).join()"))
                .isEqualTo("200x100,200x100");
        seen += page.frames().stream().map(Frame::content).reduce("", String::concat);
        assertThat(seen).contains("Fin bild").doesNotContainIgnoringCase("Måns").doesNotContainIgnoringCase("Hemlund")
                .doesNotContain("Utredningsuppgiften", "Urban", "Örjan");
    }

    /** The frame that shows an address and says something there. */
    private static Frame frame(Page page, String address, String says) {
        page.waitForCondition(() -> found(page, address, says).findFirst().isPresent(),
                new Page.WaitForConditionOptions().setTimeout(PATIENCE));
        return found(page, address, says).findFirst().orElseThrow();
    }

    private static Stream<Frame> found(Page page, String address, String says) {
        return page.frames().stream().filter(frame -> frame != page.mainFrame() && frame.url().contains(address)
                && String.valueOf(frame.evaluate("document.body ? document.body.innerText : ''")).contains(says));
    }

    /** The player's files, and the package with parts of it, as a browser asks for them. */
    private void answer(HttpExchange asked) throws IOException {
        String path = asked.getRequestURI().getPath();
        Path file = path.equals("/u.wacz")
                ? desk.resolve("u.wacz")
                : PLAYER.resolve(
                        path.equals("/replay/") ? "index.html" : path.replaceFirst("^/replay/", "").replaceAll("[^a-z.]", ""));
        try (asked) {
            if (!Files.isRegularFile(file)) {
                asked.sendResponseHeaders(404, -1);
                return;
            }
            byte[] bytes = Files.readAllBytes(file);
            var headers = asked.getResponseHeaders();
            headers.set("Content-Type",
                    path.endsWith(".js") ? "text/javascript" : path.endsWith("/") ? "text/html" : "application/wacz");
            headers.set("Accept-Ranges", "bytes");
            var range = RANGE.matcher(String.valueOf(asked.getRequestHeaders().getFirst("Range")));
            int from = 0;
            int to = bytes.length;
            if (range.matches()) {
                boolean last = range.group(1).isEmpty();
                from = last ? Math.max(0, to - Integer.parseInt(range.group(2))) : Integer.parseInt(range.group(1));
                to = last || range.group(2).isEmpty() ? to : Math.min(to, Integer.parseInt(range.group(2)) + 1);
                headers.set("Content-Range", "bytes " + from + "-" + (to - 1) + "/" + bytes.length);
            }
            boolean head = asked.getRequestMethod().equals("HEAD");
            if (head) {
                headers.set("Content-Length", String.valueOf(to - from));
            }
            asked.sendResponseHeaders(range.matches() ? 206 : 200, head ? -1 : to - from);
            if (!head) {
                asked.getResponseBody().write(bytes, from, to - from);
            }
        }
    }

    private static Path program(List<String> names) {
        return names.stream()
                .flatMap(name -> Arrays.stream(System.getenv("PATH").split(":")).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable).findFirst()
                .orElseThrow(() -> new AssertionError("Missing on this machine: " + names));
    }
}
