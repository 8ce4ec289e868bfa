package se.bevara.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import se.bevara.disclosure.Answer;
import se.bevara.disclosure.Choice;
import se.bevara.disclosure.Deciding;
import se.bevara.disclosure.Packing;
import se.bevara.disclosure.Requests;
import se.bevara.disclosure.Reviewing;
import se.bevara.disclosure.Who;
import se.bevara.ledger.DataFolder;

/** What strangers write becomes no formula in a table, no line of a header, and no path; nor does what anybody asks for. */
class InjectionTest extends Besieged {

    /** Where a spreadsheet begins a cell, however it divides the file. */
    private static final Pattern FORMULA = Pattern.compile("(?:^|[;,|\\t\\r\\n\"])[=+\\-@＝＋－＠]");
    private static final String LINES = "%0D%0AX-Trap:%201%0D%0ASet-Cookie:%20trap=1%0D%0A%0D%0A";
    private static final List<String> PATHS = List.of("..%2F..%2F..%2F..%2Fetc%2Fpasswd", "%2E%2E%2F%2E%2E%2Fetc%2Fpasswd",
            "..%5C..%5Cwin.ini", "%2Fetc%2Fpasswd", "x%00.png", "..;", "%252e%252e%252fetc%252fpasswd", "CON", "AUX.txt",
            "file:%2F%2F%2Fetc%2Fpasswd", "%C0%AE%C0%AE%C0%AFetc%C0%AFpasswd", "1%20OR%201=1", "%27%3B--", "-1",
            "99999999999999999999", "1e3", "0x1", "%EF%BC%91");

    @Autowired
    Reviewing reviewing;

    @Autowired
    Deciding deciding;

    @Autowired
    Packing packing;

    @Autowired
    DataFolder folder;

    @ParameterizedTest
    @ValueSource(strings = {"/search.csv?words=" + MARK, "/register/register.csv", "/public/accounts.csv",
            "/public/accounts/script-trap-1-script/konton.csv", "/moderation/records.csv", "/register/template.csv"})
    void noCellOfATableIsAFormulaHoweverItIsDivided(String path) throws IOException {
        known();
        var answer = ask(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Disposition").orElse("")).startsWith("attachment");
        String text = text(answer).replaceFirst("^\uFEFF", "");
        assertThat(FORMULA.matcher(text).results().map(found -> around(text, found.start())).toList()).isEmpty();
        if (path.startsWith("/search")) {
            assertThat(text).as("the attacks are there").contains("cmd|' /C calc'!A0", "'=HYPERLINK(");
        }
    }

    @Test
    void noCellOfAPreviewedDecisionIsAFormula() throws IOException {
        known();
        String other = EveryRouteTest.DECISION.replace("version: 1", "version: 2")
                .replace("omedelbart", "10 år");
        var answer = everyman().post("/decisions/preview.csv", "name", "=1+1.yaml", "file",
                java.util.Base64.getEncoder().encodeToString(other.getBytes(StandardCharsets.UTF_8)));
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).as(text(answer)).startsWith("text/csv");
        String text = text(answer).replaceFirst("^\uFEFF", "");
        assertThat(FORMULA.matcher(text).results().map(found -> around(text, found.start())).toList()).isEmpty();
    }

    private static String around(String text, int at) {
        return text.substring(Math.max(0, at - 20), Math.min(text.length(), at + 20));
    }

    @Test
    void nothingThatIsAskedForBecomesALineOfAHeader() throws IOException {
        var names = List.of("lang", "words", "author", "account", "name", "next", "from", "to", "date", "view", "at", "id",
                "version", "login", "order", "wait", "page");
        var question = new StringBuilder("?");
        names.forEach(name -> question.append(name).append("=x").append(LINES).append('&'));
        var routes = Routes.filled(mapping, known());
        routes.remove("/error");
        for (var route : routes.entrySet()) {
            for (String path : route.getValue().stream().limit(1).toList()) {
                for (String one : List.of(path + question, path + "?date=2026-11-22&view=" + LINES, path + "?words=" + LINES)) {
                    unharmed(ask(one), one);
                }
            }
        }
        for (var route : Routes.posted(mapping, known()).entrySet()) {
            if (!route.getKey().matches("/sign-out|/me/password|/users.*|/disposal.*|/api/.*")) {
                for (String path : route.getValue().stream().limit(1).toList()) {
                    String lines = java.net.URLDecoder.decode("x" + LINES, StandardCharsets.UTF_8);
                    unharmed(everyman().post(path, "name", lines, "words", lines, "next", lines, "text", lines, "id", lines,
                            "file", lines, "why", lines, "reason", lines, "login", lines), path);
                }
            }
        }
        unharmed(nobody().post("/sign-in", "login", "x\r\nX-Trap: 1", "password", "x"), "/sign-in");
    }

    private static void unharmed(HttpResponse<byte[]> answer, String path) {
        assertThat(answer.headers().map().keySet()).as(path).doesNotContain("x-trap");
        assertThat(answer.headers().allValues("Set-Cookie")).as(path).noneMatch(cookie -> cookie.startsWith("trap"));
        assertThat(answer.headers().firstValue("Location").orElse("/")).as(path).matches("(http://localhost:[0-9]+)?/(?!/).*");
        assertThat(answer.statusCode()).as(path).isLessThan(500);
    }

    @Test
    void noPartOfAnAddressIsAPath() throws IOException {
        var known = known();
        for (String attack : PATHS) {
            for (var route : Routes.filled(mapping, known).entrySet()) {
                var parts = Pattern.compile("\\{\\w+(?::(?:[^{}]|\\{[0-9,]+})+)?}").matcher(route.getKey());
                if (parts.find() && !route.getKey().equals("/error")) {
                    String path = parts.replaceAll(attack.replace("\\", "\\\\").replace("$", "\\$"));
                    var answer = ask(path);
                    assertThat(answer.statusCode()).as(path).isBetween(300, 404);
                    assertThat(text(answer)).as(path).doesNotContain("root:x:").doesNotContain("Exception");
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/../../etc/passwd", "/assets/../../../etc/passwd", "/assets/..%2f..%2fapplication.yml",
            "/assets/%2e%2e/%2e%2e/application.yml", "/webjars/..;/..;/application.yml", "/assets/..\\..\\application.yml",
            "/assets//etc/passwd", "//etc/passwd", "/assets/%00", "/public/accounts/..%2f..%2f", "/api/../accounts",
            "/api/v1/..%2f..%2fusers", "/;/users", "/users;x=1", "/USERS", "/users/", "/api/openapi.json/../v1/search",
            "/assets/../users", "/health/../users", "/public/accounts/../../users"})
    void noDetourLeadsPastTheDoor(String path) {
        String line = status("GET " + path + " HTTP/1.1\r\nHost: localhost:" + port + "\r\nConnection: close\r\n\r\n");
        assertThat(line).matches("HTTP/1.1 (30[0-9]|40[0-9]) ?.*");
    }

    @Test
    void namesOfSentFilesStayOutsideTheFolder() throws IOException {
        known();
        var before = files();
        for (String name : List.of("../../../trap.csv", "/tmp/trap-bevara.csv", "C:\\trap.csv", "..\\trap.csv", "trap\u0000.csv",
                "CON", "<script>trap(1)</script>.csv", "trap.csv\r\nX-Trap: 1", "")) {
            String body = "--b\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + everyman().token()
                    + "\r\n--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                    + "\"\r\n\r\nx;y\r\n1;2\r\n--b--\r\n";
            for (String path : List.of("/register/import", "/decisions/preview", "/moderation/reasons")) {
                var answer = everyman().send(everyman().request(path, "Content-Type", "multipart/form-data; boundary=b",
                        "Sec-Fetch-Site", "same-origin").POST(BodyPublishers.ofString(body)).build());
                unharmed(answer, path + " " + name);
                assertThat(text(answer)).as(path + " " + name).doesNotContain("<script>trap(1)");
            }
        }
        assertThat(files()).as("files that were not there").isEqualTo(before);
        assertThat(Path.of("/tmp/trap-bevara.csv")).doesNotExist();
    }

    private Set<String> files() throws IOException {
        var out = new TreeSet<String>();
        for (Path beside : List.of(folder.root(), Path.of(""), Path.of("/tmp"))) {
            for (int up = 0; up < 4; up++) {
                Path place = beside.toAbsolutePath().resolve("../".repeat(up)).normalize();
                Stream.of("trap.csv", "trap", "CON", "trap-bevara.csv").map(place::resolve).filter(Files::exists)
                        .forEach(found -> out.add(found.toString()));
            }
        }
        try (Stream<Path> all = Files.walk(folder.root())) {
            all.map(Path::toString).filter(path -> path.contains("trap")).forEach(out::add);
        }
        return out;
    }

    @Test
    void aPackageHoldsNamesThatEverySystemTakesAndPagesThatRunNothing() throws IOException {
        known();
        var who = Who.of("everyman");
        String request = requests.open(new Requests.Opening("<script>trap(1)</script>", null, "", ""), "everyman").id();
        var items = some();
        selections.add(request, new Choice.Items(items), true, who);
        for (var row : requests.items(request)) {
            if (row.outcome() == se.bevara.disclosure.Selected.Outcome.UNREVIEWED) {
                reviewing.open(request, row.item(), row.version(), true, "<img src=x onerror=trap(1)>", who);
            }
        }
        deciding.decide(request, new Deciding.Decision(Answer.FULL, "<script>trap(1)</script>", true, true), who);
        packing.pack(request, who);
        var pages = new TreeMap<String, String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(Files.readAllBytes(packing.file(request, "zip"))))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                assertThat(entry.getName()).matches("[A-Za-z0-9åäö_][A-Za-z0-9åäö_. /-]*").doesNotContain("..")
                        .doesNotContain("//")
                        .doesNotMatch("(?i)(.*/)?(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?");
                if (entry.getName().endsWith(".html")) {
                    pages.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        }
        assertThat(pages).isNotEmpty();
        try (var chromium = new Chromium(port)) {
            var trap = new Trap(chromium, port, everyman());
            pages.forEach((name, html) -> {
                trap.answer("/" + URLEncoder.encode(name, StandardCharsets.UTF_8), html);
                assertThat(trap.opened("/" + URLEncoder.encode(name, StandardCharsets.UTF_8))).as(name)
                        .allMatch(one -> one.equals("style"));
            });
        }
    }

    private List<Long> some() throws IOException {
        return known().getOrDefault("item", List.of()).stream().skip(2).map(Long::parseLong).toList();
    }

    @Test
    void aWordThatLooksLikeAnotherQuestionFindsNoMore() throws IOException {
        known();
        for (String words : List.of("*:*", "\" OR \"1\"=\"1", "account:*", "[* TO *]", "/.*/", "a~99999", "(((((((", "\\",
                "AND OR NOT",
                "_exists_:text", "x".repeat(3000), "\u0000")) {
            var answer = ask("/search?words=" + URLEncoder.encode(words, StandardCharsets.UTF_8));
            assertThat(answer.statusCode()).as(words).isEqualTo(200);
        }
        var counted = new ArrayList<Integer>();
        for (String words : List.of("*:*", "account:*", "[* TO *]", "/.*/", "_exists_:text")) {
            var found = tools.jackson.databind.json.JsonMapper.shared().readTree(
                    ask("/api/v1/search?words=" + URLEncoder.encode(words, StandardCharsets.UTF_8)).body());
            counted.add(found.path("total").asInt(-1));
        }
        assertThat(counted).allMatch(total -> total >= 0 && total < Attacks.all().size());
    }
}
