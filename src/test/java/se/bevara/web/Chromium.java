package se.bevara.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The machine's Chromium, with which tests walk about the pages as people do. */
final class Chromium implements AutoCloseable {

    private static final List<String> BROWSERS = List.of("chromium-headless-shell", "chromium", "google-chrome");

    private static final int ENOUGH = 60;

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser browser;
    private final String root;

    /** @param port of the application on loopback */
    Chromium(int port) {
        root = "http://localhost:" + port;
        System.setProperty("playwright.nodejs.path", found(List.of("node", "nodejs")).toString());
        playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(found(BROWSERS))
                .setChromiumSandbox(!"root".equals(System.getProperty("user.name"))).setArgs(List.of("--disable-gpu")));
    }

    private static Path found(List<String> names) {
        return names.stream()
                .flatMap(name -> Arrays
                        .stream((System.getenv("PATH") + File.pathSeparator + "/usr/bin").split(File.pathSeparator, -1))
                        .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable).findFirst()
                .orElseThrow(() -> new IllegalStateException("none of " + names + " is installed"));
    }

    /** A window whose addresses are ours. */
    NewContextOptions window(int width) {
        return new NewContextOptions().setBaseURL(root).setViewportSize(width, 900).setLocale("sv-SE");
    }

    Page open(NewContextOptions window) {
        BrowserContext context = browser.newContext(window);
        context.setDefaultTimeout(20_000);
        return context.newPage();
    }

    /** Signs in as a person would. */
    static Page signIn(Page page, String login, String password) {
        page.navigate("/sign-in");
        page.fill("[name=login]", login);
        page.fill("[name=password]", password);
        page.click("main button[type=submit]");
        page.locator("form[action$='/sign-out']").waitFor();
        return page;
    }

    /** A line of the first page. */
    static Locator matter(Page page, String words) {
        return page.locator(".matters a", new Page.LocatorOptions().setHasText(words));
    }

    /** What the page says, as it is seen. */
    static String main(Page page) {
        return page.locator("main").innerText();
    }

    /** Presses the button that says so. */
    static void press(Page page, String button) {
        page.locator("main button", new Page.LocatorOptions().setHasText(button)).first().click();
    }

    /** What has the focus is always to be seen: it has an outline. */
    static void tabTo(Page page, String words) {
        for (int tab = 0; tab < ENOUGH; tab++) {
            page.keyboard().press("Tab");
            String focused = String.valueOf(page.evaluate("document.activeElement.innerText"));
            assertThat(page.evaluate("getComputedStyle(document.activeElement).outlineStyle")).as(focused).isNotEqualTo("none");
            if (focused.contains(words)) {
                return;
            }
        }
        throw new AssertionError("no way by the keyboard to " + words);
    }

    /** axe-core, as Deque publishes it. */
    static String axe() {
        try (var stream = Chromium.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
