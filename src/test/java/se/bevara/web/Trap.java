package se.bevara.web;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.Cookie;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A page in a real Chromium, to which our Content Security Policy means nothing, that notices whatever a stranger's text does: a script
 * that runs anywhere, a question box, a window, a way to somewhere else, and markup that would do so when it is touched.
 */
final class Trap {

    private static final String SET = """
            window.trap = () => console.log('TRAPPED ' + window.name);
            for (const one of ['alert', 'confirm', 'prompt', 'print', 'open']) window[one] = window.trap;""";

    private static final String TURNED = "turned around";

    private static final String INERT = """
            (computed) => {
              const faults = [];
              const addresses = ['href', 'src', 'action', 'formaction', 'xlink:href', 'data', 'poster', 'ping', 'background',
                'srcset', 'hx-get', 'hx-post'];
              for (const one of document.querySelectorAll('*')) {
                const tag = one.tagName.toLowerCase();
                if (['iframe', 'object', 'embed', 'base', 'math', 'marquee', 'frame', 'style', 'template', 'xmp', 'plaintext',
                    'listing', 'image', 'th:block'].includes(tag)) faults.push(tag);
                if (tag === 'script' && !/^\\/(webjars|assets)\\//.test(one.getAttribute('src') || '')) faults.push('script');
                for (const part of one.attributes) {
                  const name = part.name.toLowerCase();
                  if (/^on|^style$|^srcdoc$|^hx-on|^data-hx|^th:|^data-th/.test(name)) faults.push(tag + ' ' + name);
                  if (addresses.includes(name)) {
                    const address = new URL(part.value, location.href);
                    if (!['http:', 'https:'].includes(address.protocol)) faults.push(tag + ' ' + name + ' ' + address.protocol);
                    if (name !== 'href' && address.origin !== location.origin) faults.push(tag + ' ' + name + ' elsewhere');
                    if (tag === 'link' && address.origin !== location.origin) faults.push('link elsewhere');
                    if (tag === 'a' && address.origin !== location.origin && !one.relList.contains('noopener')) faults.push('opener');
                  }
                  if (part.value.includes(computed)) faults.push('computed in ' + name);
                }
              }
              if (document.documentElement.textContent.includes(computed)) faults.push('computed');
              if (/[\\u202A-\\u202E\\u2066-\\u2069\\u0000-\\u0008\\u007F]/.test(document.body.textContent)) faults.push('turned around');
              return faults;
            }""";

    private final Page page;
    private final String root;
    private final List<String> caught = new ArrayList<>();

    Trap(Chromium chromium, int port, Browser who) {
        root = "http://localhost:" + port;
        page = chromium.open(chromium.window(1280).setBypassCSP(true).setAcceptDownloads(false));
        page.context().addInitScript(SET);
        String[] cookie = who.cookie().split("=", 2);
        page.context().addCookies(List.of(new Cookie(cookie[0], cookie[1].replace("\"", "")).setUrl(root)));
        page.context().route(address -> address.contains("/api/"),
                route -> route.resume(new Route.ResumeOptions().setHeaders(with(route, "Bearer " + who.key()))));
        page.onConsoleMessage(message -> {
            if (message.text().startsWith("TRAPPED")) {
                caught.add(message.text());
            }
        });
        page.onDialog(dialog -> {
            caught.add("dialog");
            dialog.dismiss();
        });
        page.onPopup(popup -> caught.add("window"));
        page.context().onRequest(request -> {
            if (!request.url().startsWith(root + "/")) {
                caught.add("asked " + request.url().replaceFirst("(?s)[?,].*", ""));
            }
        });
    }

    private static Map<String, String> with(Route route, String authorization) {
        var headers = new java.util.HashMap<>(route.request().headers());
        headers.put("authorization", authorization);
        return headers;
    }

    /** What an address does when it is opened; nothing where it is only saved. */
    List<String> opened(String path) {
        caught.clear();
        try {
            page.navigate(root + path);
        } catch (PlaywrightException e) {
            if (!String.valueOf(e.getMessage()).matches("(?s).*(Download is starting|ERR_ABORTED).*")) {
                throw e;
            }
            return List.copyOf(caught);
        }
        touched();
        page.evaluate("new Promise(done => setTimeout(done, 20))");
        ((List<?>) page.evaluate(INERT, Attacks.COMPUTED)).stream().map(String::valueOf)
                .filter(one -> !(path.startsWith("/api/") && one.equals(TURNED))) // data, for whoever shows it
                .forEach(caught::add);
        if (!page.url().startsWith(root + "/")) {
            caught.add("gone to " + page.url());
        }
        return List.copyOf(caught);
    }

    /** As by somebody who moves over the page and puts the cursor everywhere. */
    private void touched() {
        page.evaluate("""
                for (const one of document.querySelectorAll('main *')) {
                  one.dispatchEvent(new MouseEvent('mouseover', {bubbles: true}));
                  if (one.matches('details')) one.open = true;
                }""");
    }

    /** What the page shows. */
    String text() {
        return String.valueOf(page.evaluate("document.documentElement.textContent"));
    }

    /** Has a page of our own making answered at a path. */
    void answer(String path, String html) {
        page.context().route(root + path,
                route -> route.fulfill(new Route.FulfillOptions().setContentType("text/html; charset=utf-8").setBody(html)));
    }

    /** Lets a page stand for a while: then what has been caught since it was opened. */
    List<String> stood(int millis) {
        page.evaluate("millis => new Promise(done => setTimeout(done, millis))", millis);
        return List.copyOf(caught);
    }
}
