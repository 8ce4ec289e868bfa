package se.bevara.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.RequestOptions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import se.bevara.users.Role;

/**
 * Every page that the application answers a GET with, in a real Chromium: axe-core finds nothing to object to with all its rules, those of
 * best practice and the experimental size of targets included, in Swedish on a wide screen and in English on a telephone in the dark, and no page
 * scrolls sideways at 360, 768 or 1024 pixels. A new page is found by its route.
 */
@TestPropertySource(properties = {"bevara.moderation.examples=true", "bevara.retention.examples=true",
        "bevara.disclosure.fees=harryda", "bevara.disposal.cooling-off=0d"}) // a folder of its own
@Import(Furnished.class)
class AccessibilityTest extends Served {

    private static final int WIDE = 1280;
    private static final String MISSING = "/no-such-page";
    private static final int SMALL = 1024;
    private static final int TABLET = 768;
    private static final int NARROW = 360;
    private static final String RULES = """
            axe.run(document, {resultTypes: ['violations'], rules: {'target-size': {enabled: true}}})
              .then(found => found.violations.map(one => one.id + ': ' +
                one.nodes.slice(0, 3).map(node => node.target.join(' ') + ' [' + node.html.slice(0, 120) + '] '
                  + node.any.concat(node.all, node.none).map(check => check.message).join(' ')).join(' | ')))""";
    private static final String WIDER = """
            (() => { const wide = document.documentElement.clientWidth; return document.documentElement.scrollWidth <= wide ? [] :
              [document.documentElement.scrollWidth + ' px: ' + [...document.querySelectorAll('body *')].filter(one =>
                one.getBoundingClientRect().right > wide + 1 && !one.closest('.scroll, .timeline, pre, .skip')).slice(0, 3)
                .map(one => one.tagName + '.' + one.className + ' ' + one.textContent.slice(0, 40)).join(' | ')] })()""";

    @Autowired
    Furnished furnished;

    @Test
    void axeFindsNothingOnAnyPageAndNoneScrollsSideways() throws IOException {
        everyman();
        as(Role.ADMINISTRATOR);
        var routes = Routes.filled(furnished.mapping(), furnished.furnish());
        routes.put(MISSING, List.of(MISSING));
        var faults = new TreeMap<String, Set<String>>();
        var walked = new TreeSet<String>();
        try (var chromium = new Chromium(port)) {
            var people = List.of(signedIn(chromium, "everyman"), signedIn(chromium, "administrator"),
                    axed(chromium.open(chromium.window(WIDE))));
            routes.forEach((route, paths) -> people.stream().filter(page -> walk(page, route, paths, faults)).findFirst()
                    .ifPresent(page -> walked.add(route)));
        }
        assertThat(walked).as("the walk finds what is there").contains("/", "/style", "/assessments", "/ledger", "/search",
                "/items/{item}", "/users", "/setup", "/disposal/{list:G-[0-9]{4}-[0-9]+}", "/moderation/{case}", "/holds",
                "/requests/{request:U-[0-9]{4}-[0-9]{4,9}}", "/decisions/decision", "/nights", "/public/accounts",
                "/accounts/{account}", MISSING);
        assertThat(faults).isEmpty();
    }

    @Test
    void whatIsWrongIsFound() {
        everyman();
        try (var chromium = new Chromium(port)) {
            var page = signedIn(chromium, "everyman");
            page.navigate("/style?lang=sv");
            assertThat(told(page, "", RULES)).isEmpty();
            page.setViewportSize(NARROW, 900);
            page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<input><p class=quiet style>x</p>')");
            page.evaluate("document.querySelector('main > section').lastElementChild.style.minWidth = '50rem'");
            assertThat(told(page, "", RULES)).anyMatch(one -> one.startsWith("label: "));
            assertThat(told(page, "", WIDER)).isNotEmpty();
        }
    }

    private Page signedIn(Chromium chromium, String login) {
        return Chromium.signIn(axed(chromium.open(chromium.window(WIDE))), login, PASSWORD);
    }

    private static Page axed(Page page) {
        page.context().addInitScript(Chromium.axe());
        return page;
    }

    /** The first of a route's addresses that shows this person a page. @return whether one did */
    private static boolean walk(Page page, String route, List<String> paths, Map<String, Set<String>> faults) {
        for (String path : paths) {
            String address = path + Furnished.question(route);
            if (!shown(page, route, address + "lang=sv", WIDE)) {
                continue;
            }
            var found = new TreeSet<String>();
            found.addAll(told(page, "sv ", RULES));
            for (int width : List.of(SMALL, TABLET, NARROW)) {
                page.setViewportSize(width, 900);
                found.addAll(told(page, "sv " + width + ": ", WIDER));
            }
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            shown(page, route, address + "lang=en", NARROW);
            found.addAll(told(page, "en 360: ", WIDER));
            found.addAll(told(page, "en 360 dark ", RULES));
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
            if (!found.isEmpty()) {
                faults.put(route + " (" + path + ")", found);
            }
            return true;
        }
        return false;
    }

    private static boolean shown(Page page, String route, String address, int width) {
        page.setViewportSize(width, 900);
        var head = page.request().head(address, RequestOptions.create().setMaxRedirects(0).setHeader("Accept", "text/html"));
        String type = head.headers().getOrDefault("content-type", "");
        if (!type.startsWith("text/html") || head.status() != (route.equals(MISSING) ? 404 : 200)) {
            return false;
        }
        page.navigate(address);
        page.evaluate("document.querySelectorAll('main details').forEach(one => one.open = true)");
        return true;
    }

    private static List<String> told(Page page, String before, String script) {
        var told = new ArrayList<String>();
        ((List<?>) page.evaluate(script)).forEach(one -> told.add(before + one));
        return told;
    }
}
