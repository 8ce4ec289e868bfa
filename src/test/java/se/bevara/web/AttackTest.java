package se.bevara.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.web.util.HtmlUtils;

/**
 * Every page there is, each with all attacks that it can show, in a real Chromium which our Content Security Policy does not hold back:
 * nothing runs, nothing is asked for elsewhere, nothing is markup. Files that were captured are opened there too.
 */
class AttackTest extends Besieged {

    private static final List<String> QUESTIONS = List.of("/search?words=" + MARK + "&size=20",
            "/search?words=%3Cscript%3Etrap(1)%3C/script%3E&author=%22%3E%3Cimg%20src=x%20onerror=trap(1)%3E",
            "/search?words=__$%7B7919*7907%7D__&account=%5B%5B$%7B7919*7907%7D%5D%5D&authority=%22%20autofocus%20onfocus=trap(1)",
            "/decisions/decision?id=PROV-1&version=1", "/sign-in?lang=%22%3E%3Cscript%3Etrap(1)",
            "/setup?login=%22%3E%3Cscript%3E",
            "/no/such/%3Cscript%3Etrap(1)%3C/script%3E?x=__$%7B7919*7907%7D__", "/holds?next=javascript:trap(1)",
            "/api/v1/search?words=" + MARK + "&size=100");

    @Test
    void nothingThatAnybodyWroteDoesAnythingOnAnyPage() throws IOException {
        var known = known();
        var faults = new TreeMap<String, List<String>>();
        var shown = new TreeSet<String>();
        try (var chromium = new Chromium(port)) {
            var trap = new Trap(chromium, port, everyman());
            paths(known).forEach((path, route) -> {
                var found = trap.opened(path);
                if (!found.isEmpty()) {
                    faults.put(path, found);
                }
                if (trap.text().contains("trap(1)")) {
                    shown.add(route);
                }
            });
        }
        assertThat(faults).isEmpty();
        assertThat(shown).as("pages that show attacks").contains("/items/{item}", "/items/{item}/versions", "/search",
                "/accounts/{account}/items", "/accounts/{account}", "/accounts", "/accounts/{account}/as-of/{date}",
                "/items/{item}/as-of/{date}", "/requests/{request:U-[0-9]{4}-[0-9]{4,9}}",
                "/requests/{request:U-[0-9]{4}-[0-9]{4,9}}/items/{item}/{version}", "/moderation/{case}", "/holds",
                "/disposal/{list:G-[0-9]{4}-[0-9]+}", "/disposal/tasks", "/me", "/public/accounts", "/decisions",
                "/api/v1/search", "/api/v1/items/{item:[0-9]{1,18}}", "/api/v1/accounts");
    }

    /** Addresses that a browser opens, with their routes. */
    private Map<String, String> paths(Map<String, List<String>> known) {
        var paths = new TreeMap<String, String>();
        Routes.filled(mapping, known).forEach((route, all) -> all.stream().limit(2).forEach(path -> paths.put(path, route)));
        paths.keySet().removeIf(path -> path.equals("/error") || !opens(path));
        QUESTIONS.forEach(path -> paths.put(path, path.replaceFirst("\\?.*", "")));
        String post = known.getOrDefault("item", List.of()).getFirst();
        paths.put("/items/" + post + "?from=100", "/items/{item}");
        paths.put("/items/" + post + "?from=200", "/items/{item}");
        return paths;
    }

    /** What a browser would not show must say so, and be shut in. */
    private boolean opens(String path) {
        HttpResponse<byte[]> answer = ask(path, "Accept", "text/html, */*;q=0.1");
        String type = answer.headers().firstValue("Content-Type").orElse("");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).as(path).contains("nosniff");
        boolean attached = answer.headers().firstValue("Content-Disposition").orElse("").startsWith("attachment");
        boolean shutIn = answer.headers().firstValue("Content-Security-Policy").orElse("").startsWith("sandbox;");
        boolean page = type.startsWith("text/html") && !attached;
        assertThat(page || attached || shutIn || answer.statusCode() == 302 || type.startsWith("text/plain")
                || type.startsWith("application/json") || answer.body().length == 0).as(path + " " + type).isTrue();
        return page || (type.contains("json") && !attached);
    }

    @Test
    void capturedFilesRunNowhere() throws IOException {
        String post = known().getOrDefault("item", List.of()).getFirst();
        try (var chromium = new Chromium(port)) {
            var trap = new Trap(chromium, port, everyman());
            for (int number = 1; number <= FILES.size(); number++) {
                String path = "/media/" + post + "/1/" + number;
                var answer = ask(path);
                assertThat(answer.statusCode()).as(path).isEqualTo(200);
                assertThat(answer.headers().firstValue("Content-Type").orElse("")).isIn("application/octet-stream", "image/gif");
                assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                        .startsWith("sandbox; default-src 'none'");
                assertThat(answer.headers().map().keySet()).doesNotContain("x-trap");
                assertThat(trap.opened(path)).as(path).allMatch(one -> one.endsWith(" style")); // of Chromium's own picture viewer
                trap.answer("/embeds",
                        "<main></main><script src='" + path + "'></script><iframe src='" + path + "'></iframe><object data='"
                                + path + "'></object><link rel=stylesheet href='" + path + "'>");
                assertThat(trap.opened("/embeds")).as("embedded " + path).noneMatch(one -> one.startsWith("TRAPPED"));
            }
            trap.answer("/runs.js", "trap(1)");
            trap.answer("/embeds", "<main></main><script src='/runs.js'></script>");
            assertThat(trap.opened("/embeds")).as("a file that is let run").anyMatch(one -> one.startsWith("TRAPPED"));
        }
    }

    @Test
    void theTrapCatchesWhatIsNotEscaped() throws IOException {
        var attacks = Attacks.all();
        assertThat(attacks).hasSizeGreaterThan(150).doesNotHaveDuplicates();
        String post = known().getOrDefault("item", List.of()).getFirst();
        try (var chromium = new Chromium(port)) {
            var trap = new Trap(chromium, port, everyman());
            var frames = new StringBuilder("<main>");
            for (int at = 0; at < attacks.size(); at++) {
                frames.append("<iframe name=t").append(at).append(" srcdoc=\"").append(HtmlUtils.htmlEscape(attacks.get(at)))
                        .append("\"></iframe>");
            }
            trap.answer("/frames", frames + "</main>");
            trap.opened("/frames");
            var fired = new TreeSet<>(trap.stood(1500).stream().filter(one -> one.startsWith("TRAPPED")).toList());
            assertThat(fired).as("attacks that run where they are not escaped").hasSizeGreaterThan(60);
            String page = text(ask("/items/" + post));
            trap.answer("/unescaped", HtmlUtils.htmlUnescape(page.substring(page.indexOf("<main"))));
            assertThat(new ArrayList<>(trap.opened("/unescaped"))).as("our own page, not escaped")
                    .anyMatch(one -> one.startsWith("TRAPPED")).contains("img onerror");
        }
    }
}
