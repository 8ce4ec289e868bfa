package se.bevara.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetupTest;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import se.bevara.accounts.Account;
import se.bevara.archive.Accession;
import se.bevara.archive.ItemState;
import se.bevara.capture.Nights;
import se.bevara.disclosure.Choice;
import se.bevara.disclosure.Requests;
import se.bevara.disclosure.Selections;
import se.bevara.disclosure.Who;
import se.bevara.disposal.Disposals;
import se.bevara.moderation.Case;
import se.bevara.moderation.Moderation;
import se.bevara.moderation.Reasons;
import se.bevara.moderation.Restrictions;
import se.bevara.retention.Assessments;
import se.bevara.retention.Decisions;
import se.bevara.retention.Holds;
import se.bevara.retention.Scope;
import se.bevara.snapshot.Snapshot;
import se.bevara.snapshot.Snapshots;

/**
 * A secret item, and one that nobody may see, behind every door there is: all routes of the application with all that is known of the items,
 * the receipts, the mail and the log. Before they are closed the same walk finds them, so it would find them after.
 */
@TestPropertySource(properties = {"bevara.moderation.examples=true", "bevara.retention.examples=true",
        "bevara.capture.mail-to=registrator@solvik.example"}) // a folder of its own
class EveryDoorTest extends Served {

    private static final LocalDate NIGHT = LocalDate.of(2026, 11, 22);
    private static final List<String> MARKS = List.of("isbjornstext", "isbjornsandra", "brunbjorn", "isbjornsbild", "isbjornsalt",
            "isbjornslank");
    private static final List<String> QUESTIONS = List.of("", "?words=isbjornst*&id=PROV-1&version=1&lang=en",
            "?author=Brunbjorn%20Hemlig&id=PROV-1&version=1", "?words=isbjornsa*&kind=COMMENT&state=HIDDEN&from=2020-01-01");
    private static final List<String> SYSTEMS_QUESTIONS = List.of("", "?words=isbjornst*",
            "?author=Brunbjorn%20Hemlig&facets=true");
    private static final List<String> OPEN = List.of("/items/{item}", "/search", "/accounts/{account}/items",
            "/media/{item}/{version}/{number}", "/items/{item}/versions/{version}/bytes", "/disposal/tasks",
            "/disposal/{list:G-[0-9]{4}-[0-9]+}", "POST /decisions/preview", "/api/v1/search", "/api/v1/items/{item:[0-9]{1,18}}",
            "/api/v1/items/{item:[0-9]{1,18}}/versions/{version:[0-9]{1,9}}/bytes",
            "/api/v1/items/{item:[0-9]{1,18}}/versions/{version:[0-9]{1,9}}/media/{number:[0-9]{1,9}}");
    private static final String SELECTION = "{\"search\":{\"words\":\"inlägg\"}}";
    static final Account CLOSED = new Account(ACCOUNT.id(), ACCOUNT.authority(), "", "", ACCOUNT.platform(),
            ACCOUNT.handle(), ACCOUNT.address(), Account.Kind.OFFICIAL, Account.Operation.OWN, "", "", "", List.of(), "",
            Account.Openness.OPEN, Account.State.CLOSED, null, null, Duration.ofDays(1), new Account.LegalProfile("", "", true));
    private static final GreenMail POST = new GreenMail(ServerSetupTest.SMTP.dynamicPort());

    @DynamicPropertySource
    static void mail(DynamicPropertyRegistry registry) {
        POST.start();
        registry.add("spring.mail.host", () -> "127.0.0.1");
        registry.add("spring.mail.port", () -> POST.getSmtp().getPort());
    }

    @AfterAll
    static void stop() {
        POST.stop();
    }

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mapping;

    @Autowired
    Moderation moderation;

    @Autowired
    Restrictions restrictions;

    @Autowired
    Requests requests;

    @Autowired
    Selections selections;

    @Autowired
    Reasons reasons;

    @Autowired
    Decisions decisions;

    @Autowired
    Assessments assessments;

    @Autowired
    Holds holds;

    @Autowired
    Disposals disposals;

    @Autowired
    Nights nights;

    @Autowired
    Snapshots snapshots;

    /** One that no night captures: nothing answers for its platform. */
    @Override
    Account account() {
        return registered(CLOSED);
    }

    private long comment(String key) {
        var item = HostilePlatform.item(key, "Brunbjorn Hemlig", "isbjornstext").put("alt", "isbjornsalt").put("url",
                "https://hostile.example/isbjornslank");
        item.putArray("media").add(key + "m");
        var first = HostilePlatform.comment(item, "p", null);
        long number = archive.ingest(account(), List.of(new Accession.First(first.captured(), first.direction(),
                first.directionReason(), first.parent(), first.thread(),
                List.of(HostilePlatform.media(key + "m", "text/plain", "isbjornsbild".getBytes(StandardCharsets.UTF_8))))))
                .getFirst();
        var second = HostilePlatform.item(key, "Brunbjorn Hemlig", "isbjornsandra isbjornstext").put("thread", "p");
        archive.ingest(account(), List.of(new Accession.Next(number, HostilePlatform.captured(second), List.of())));
        assessments.set(number, Assessments.Kind.TAG, "två", "ja", "registrator", "prov");
        assessments.set(number, Assessments.Kind.TAG, "bort", "ja", "registrator", "prov");
        assessments.set(number, Assessments.Kind.EVENT, "överförd och kontrollerad", "2026-11-20", "registrator", "prov");
        return number;
    }

    @Test
    void whatIsClosedIsBehindNoRouteNoReceiptNoMailAndNoLogLine() throws Exception {
        var log = new ListAppender<ILoggingEvent>();
        log.start();
        var root = (Logger) LoggerFactory.getLogger("se.bevara");
        root.addAppender(log);
        root.setLevel(Level.TRACE);
        archive.ingest(account(), List.of(HostilePlatform.post(HostilePlatform.item("p", "Solvik", "Ett inlägg"))));
        long secret = comment("c1");
        long unseen = comment("c2");
        rules();
        var snapshot = snapshots.reconstruct(account(), "test", "prov");
        nights.run(NIGHT.minusDays(1));
        disposals.prepare("registrator");
        turn(secret, unseen);
        nights.run(NIGHT);

        String request = requests.open(new Requests.Opening("Allt", null, "", ""), "arkivarie").id();
        selections.add(request, new Choice.Items(List.of(secret)), false, Who.of("arkivarie"));
        var known = known(List.of(secret, unseen), snapshot.orElse(null));
        known.put("request", List.of(request));
        var open = leaks(known);
        assertThat(open.keySet()).as("the walk finds what is open").containsAll(OPEN);

        assertThat(open.keySet()).as("what is selected for a request").anyMatch(route -> route.startsWith("/requests/"));
        selections.add(request, new Choice.Items(List.of(unseen)), false, Who.of("arkivarie"));
        String id = closed(secret, unseen);
        known.computeIfPresent("", (name, all) -> plus(all, id));
        assertThat(leaks(known)).isEmpty();
        root.setLevel(null);
        root.detachAppender(log);
        assertThat(log.list.stream().map(EveryDoorTest::logged).filter(EveryDoorTest::marked)).isEmpty();
        assertThat(POST.getReceivedMessages()).isNotEmpty().allSatisfy(
                message -> assertThat(marked(GreenMailUtil.getWholeMessage(message))).isFalse());
    }

    private void rules() throws java.io.IOException {
        Path file = Path.of("retention-rules/orsaker/orsakskoder.yaml");
        reasons.load("orsakskoder.yaml", Files.readAllBytes(file), "registrator");
        assertThat(decisions.load("prov.yaml", EveryRouteTest.DECISION.getBytes(StandardCharsets.UTF_8), "registrator"))
                .noneMatch(finding -> finding.text().startsWith("fel"));
    }

    /** Closes both, and lets a night pass. @return the case about the one that must not be seen */
    private String closed(long secret, long unseen) {
        holds.place(new Scope.Items(List.of(secret, unseen)), "prov", "prov", "registrator");
        restrictions.restrict(secret, "säkerhetsskyddschef", "21 kap. 1 § offentlighets- och sekretesslagen", "moderator");
        String id = moderation.begin(unseen, Case.How.REMOVED, "barnpornografi", "moderator", "").id();
        moderation.seal(id, "stoppet gäller, men polisen kräver det", "moderator");
        nights.run(NIGHT.plusDays(1));
        return id;
    }

    private void turn(long... items) {
        for (long item : items) {
            archive.ingest(account(), List.of(new Accession.Turned(item, ItemState.HIDDEN, Instant.parse("2026-11-20T22:00:00Z"),
                    Instant.parse("2026-11-21T22:00:00Z"), "shown as hidden")));
        }
    }

    private static List<String> plus(List<String> all, String one) {
        var more = new ArrayList<>(all);
        more.add(one);
        return more;
    }

    private Map<String, List<String>> known(List<Long> items, @org.jspecify.annotations.Nullable Snapshot snapshot) {
        var numbers = items.stream().map(String::valueOf).toList();
        var any = new ArrayList<>(numbers);
        any.add(ACCOUNT.id());
        disposals.all().forEach(list -> any.add(list.id()));
        var known = new TreeMap<String, List<String>>(Map.of("", any, "item", numbers, "version", List.of("1", "2"), "number",
                List.of("1"), "night", List.of(NIGHT.toString(), NIGHT.minusDays(1).toString()), "account",
                List.of(ACCOUNT.id())));
        known.put("date", List.of(NIGHT.toString(), "2026-11-20"));
        known.put("office", List.of("kommunstyrelsen"));
        known.put("name", List.of("pdf", "zip"));
        if (snapshot != null) {
            known.put("half", List.of(snapshot.half()));
            known.put("name", List.of("pdf", "zip", snapshot.name()));
            known.put("file", List.copyOf(snapshot.digests().keySet()));
        }
        return known;
    }

    /** By route, each address that answers with something of what the items say or of who wrote them, or with a picture that may. */
    private Map<String, List<String>> leaks(Map<String, List<String>> known) {
        var leaks = new TreeMap<String, List<String>>();
        var unanswered = new TreeSet<String>();
        Routes.filled(mapping, known).forEach((route, paths) -> {
            boolean answered = paths.isEmpty() && route.startsWith("/accounts/{account}/snapshots/{half");
            for (String path : paths) {
                for (String question : route.startsWith("/api/") ? SYSTEMS_QUESTIONS : QUESTIONS) {
                    var answer = ask(path + question);
                    answered = true;
                    assertThat(answer.statusCode()).as(path + question).matches(code -> code < 500 || route.equals("/error"));
                    if (shows(route, answer)) {
                        leaks.computeIfAbsent(route, all -> new ArrayList<>()).add(path + question);
                    }
                }
            }
            if (!answered) {
                unanswered.add(route);
            }
        });
        assertThat(unanswered).as("routes that this test knows nothing to ask for: tell it in known()").isEmpty();
        Routes.posted(mapping, known).forEach((route, paths) -> paths.forEach(path -> {
            if (shows(route, route.startsWith("/api/") ? everyman().json(path, SELECTION) : posted(path))) {
                leaks.put("POST " + route, List.of(path));
            }
        }));
        return leaks;
    }

    private static boolean shows(String route, HttpResponse<byte[]> answer) {
        boolean picture = route.startsWith("/accounts/{account}/snapshots/{half") && answer.statusCode() == 200;
        return picture || marked(Served.text(answer)) || marked(answer.headers().map().toString());
    }

    /** What was asked for stands in the form again, and in the address of the next page: that is no leak. */
    private static boolean marked(String text) {
        String lower = text.toLowerCase(java.util.Locale.ROOT).replace("brunbjorn%20hemlig", "").replace("brunbjorn+hemlig", "")
                .replace("value=\"brunbjorn hemlig\"", "");
        return MARKS.stream().anyMatch(lower::contains);
    }

    private static String logged(ILoggingEvent event) {
        return event.getFormattedMessage() + " " + (event.getThrowableProxy() == null
                ? ""
                : ch.qos.logback.classic.spi.ThrowableProxyUtil.asString(event.getThrowableProxy()));
    }

    /** Each form is sent with a decision that covers everything, from a page of ours. */
    private HttpResponse<byte[]> posted(String route) {
        String other = EveryRouteTest.DECISION.replace("version: 1", "version: 2").replace("omedelbart", "10 år");
        String body = part("_csrf", everyman().token()) + part("file\"; filename=\"prov.yaml", other)
                + part("name", "prov.yaml") + part("why", "prov") + "--b--\r\n";
        return everyman().send(
                everyman().request(route)
                        .header("Sec-Fetch-Site", "same-origin").header("Content-Type", "multipart/form-data; boundary=b")
                        .POST(HttpRequest.BodyPublishers.ofString(body)).build());
    }

    private static String part(String name, String value) {
        return "--b\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }
}
