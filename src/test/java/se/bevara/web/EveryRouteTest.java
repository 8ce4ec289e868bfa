package se.bevara.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import se.bevara.accounts.Account;
import se.bevara.accounts.RegisterImport;
import se.bevara.capture.Nights;
import se.bevara.disclosure.Choice;
import se.bevara.disclosure.Requests;
import se.bevara.disclosure.Selections;
import se.bevara.disclosure.Who;
import se.bevara.disposal.Disposals;
import se.bevara.moderation.Case;
import se.bevara.moderation.Moderation;
import se.bevara.moderation.Reasons;
import se.bevara.retention.Assessments;
import se.bevara.retention.Decisions;
import se.bevara.retention.Holds;
import se.bevara.retention.Scope;
import se.bevara.users.Mandate;
import se.bevara.users.Needs;
import se.bevara.users.Role;
import se.bevara.users.User;

/** All routes of the application, asked by nobody, by each role, and by those whose roles are limited to another authority. */
@TestPropertySource(properties = {"bevara.moderation.examples=true", "bevara.retention.examples=true",
        "bevara.users.contact=servicedesk"}) // a folder of its own
class EveryRouteTest extends Served {

    private static final Pattern NAME = Pattern.compile("\\{([a-z]\\w*)[:}]");
    private static final String HOOKS = HookDoor.PATH + "{platform}";
    private static final Set<String> OPEN = Set.of("/sign-in", "/setup", "/health", "/error", DescriptionPage.PATH, HOOKS);
    private static final String MARK = "lodjursmark";
    private static final LocalDate NIGHT = LocalDate.of(2026, 11, 22);
    private static final Account SOCIAL = account("social-solvik", "Socialnämnden");
    private static final Account SCHOOL = account("skola-solvik", "Barn- och utbildningsnämnden");
    static final String DECISION = """
            gallringsbeslut: PROV-1
            version: 1
            titel: Prov
            status: beslutat
            beslutat av: Kommunstyrelsen
            diarienummer: KS-1
            paragraf: § 1
            beslutsdatum: 2020-01-01
            i kraft: 2020-01-01
            källa: Provet
            tillämpningsområde: {text: Allt, myndigheter: alla, typ: [inlägg, kommentar]}
            regler:
              - regel: två
                gäller: {taggar: [två]}
                åtgärd: gallras
                verkan: får från
                gallringsfrist: omedelbart
                frist från: tillkommen
                godkännande: två personer
              - regel: ur-mediet
                gäller: {taggar: [bort]}
                åtgärd: gallras i mediet
                verkan: ska från
                gallringsfrist: omedelbart
                frist från: överförd och kontrollerad
                godkännande: stående
            """;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mapping;

    @Autowired
    Moderation moderation;

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
    Requests requests;

    @Autowired
    Selections selections;

    private static Account account(String id, String authority) {
        return new Account(id, authority, "", "", "hostile", "Solvik", URI.create("https://hostile.example/" + id),
                Account.Kind.OFFICIAL, Account.Operation.OWN, "", "", "", List.of(), "", Account.Openness.OPEN,
                Account.State.CLOSED,
                null, null, Duration.ofDays(1), new Account.LegalProfile("", "", true));
    }

    private Map<String, HandlerMethod> handlers() {
        var handlers = new TreeMap<String, HandlerMethod>();
        mapping.getHandlerMethods().forEach((info, handler) -> info.getPatternValues().forEach(pattern -> handlers
                .put(info.getMethodsCondition().getMethods() + " " + pattern, handler)));
        return handlers;
    }

    @Test
    void everyRouteSaysItsRightAndWhatItsPartsLeadTo() {
        handlers().forEach((route, handler) -> {
            String path = route.substring(route.indexOf(' ') + 1);
            assertThat(Gate.open(handler)).as(route).isEqualTo(open(path));
            assertThat(Gate.open(handler) || Gate.needs(handler) != null).as(route).isTrue();
            NAME.matcher(path).results().map(part -> part.group(1)).forEach(part -> assertThat(
                    Scopes.KNOWN.contains(part) || Scopes.NEUTRAL.contains(part)).as(route + ": " + part + " in Scopes")
                    .isTrue());
        });
    }

    @Test
    void nobodyGetsBeyondTheDoor() {
        everyman();
        var known = known();
        Routes.filled(mapping, known).forEach((route, paths) -> paths.forEach(path -> {
            var answer = nobody().ask(path);
            if (route.equals(HOOKS)) {
                assertThat(answer.statusCode()).as("closed: " + path).isEqualTo(404);
            } else if (!open(route) && route.startsWith("/api/")) {
                assertThat(answer.statusCode()).as(path).isEqualTo(401);
            } else if (!open(route)) {
                assertThat(answer.statusCode()).as(path).isEqualTo(302);
                assertThat(answer.headers().firstValue("Location").orElse("")).as(path).endsWith("/sign-in");
            }
            assertThat(text(answer)).as(path).doesNotContain(MARK);
        }));
        Routes.posted(mapping, known).forEach((route, paths) -> paths.forEach(path -> {
            if (route.startsWith("/api/") || route.equals(HOOKS)) {
                assertThat(nobody().json(path, "{}").statusCode()).as(path).isEqualTo(route.equals(HOOKS) ? 404 : 401);
                return;
            }
            var answer = nobody().post(path, "code", "x", "login", "x", "name", "x", "password", "x", "again", "x");
            assertThat(answer.statusCode()).as(path).isIn(open(route) ? List.of(200, 302) : List.of(302));
            assertThat(answer.headers().firstValue("Location").orElse("/sign-in")).as(path).contains("/sign-in");
        }));
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void eachRoleGetsThroughWhereItHasTheRightAndNowhereElse(Role role) {
        var browser = as(role);
        User user = users.named(role.name()).orElseThrow();
        var known = known();
        var denied = new TreeSet<String>();
        var allowed = new TreeSet<String>();
        Routes.filled(mapping, known).forEach((route, paths) -> paths.forEach(path -> {
            if (!open(route)) {
                (browser.ask(path).statusCode() == 403 ? denied : allowed).add("[GET] " + route);
            }
        }));
        assertThat(browser.post("/setup").statusCode()).as("a form without fields").isEqualTo(200);
        Routes.posted(mapping, known).forEach((route, paths) -> paths.stream().filter(path -> !has(user, "[POST] " + route))
                .forEach(path -> {
                    var answer = path.startsWith("/api/")
                            ? browser.json(path, "{}")
                            : browser.post(path, "file", "", "name", "x");
                    assertThat(answer.statusCode()).as(path).isEqualTo(403);
                }));
        assertThat(denied).allSatisfy(route -> assertThat(has(user, route)).as(route).isFalse());
        assertThat(allowed).allSatisfy(route -> assertThat(has(user, route)).as(route).isTrue()).isNotEmpty();
    }

    /** What is open to everybody; the list of accounts is public. */
    private static boolean open(String route) {
        return OPEN.contains(route) || route.startsWith("/public/");
    }

    private boolean has(User user, String route) {
        HandlerMethod handler = handlers().get(route);
        Needs needs = handler == null ? null : Gate.needs(handler);
        return open(route.substring(route.indexOf(' ') + 1))
                || needs != null && (needs.everywhere() ? user.everywhere(needs.value()) : user.may(needs.value()));
    }

    @Test
    void whatLiesInAnotherAuthorityDoesNotExistHoweverItIsAskedFor() throws IOException {
        var known = known();
        var limited = as("skolregistrator",
                List.of(new Mandate(Role.REGISTRAR, Set.of(SCHOOL.authority())),
                        new Mandate(Role.ARCHIVIST, Set.of(SCHOOL.authority()))));
        var found = new TreeSet<String>();
        Routes.filled(mapping, known).forEach((route, paths) -> paths.forEach(path -> {
            if (open(route)) {
                return;
            }
            for (String question : List.of("", "?words=" + MARK, "?account=" + SOCIAL.id(), "?authority=Socialn%C3%A4mnden")) {
                var whole = everyman().ask(path + question, "Accept", "text/html, */*;q=0.1");
                var answer = limited.ask(path + question, "Accept", "text/html, */*;q=0.1");
                if (told(text(whole), path)) {
                    found.add(route);
                    assertThat(told(text(answer), path)).as(path + question).isFalse();
                }
                if (route.contains("{") && !route.contains("{night") && whole.statusCode() == 200) {
                    assertThat(answer.statusCode()).as(path + question).isEqualTo(404);
                }
            }
        }));
        assertThat(found).as("the walk finds what is there").contains("/items/{item}", "/search", "/accounts", "/moderation",
                "/disposal", "/holds", "/accounts/{account}", "/moderation/records",
                "/items/{item}/versions/{version}/bytes", "/disposal/{list:G-[0-9]{4}-[0-9]+}", "/api/v1/search",
                "/api/v1/items/{item:[0-9]{1,18}}", "/api/v1/accounts", "/api/v1/accounts/{account:[a-z0-9][a-z0-9-]{0,79}}",
                "/api/v1/items/{item:[0-9]{1,18}}/versions/{version:[0-9]{1,9}}/bytes",
                "/requests", "/requests/{request:U-[0-9]{4}-[0-9]{4,9}}");
        assertThat(limited.page("/accounts").text()).contains(SCHOOL.id());
        assertThat(limited.ask("/items/" + known.getOrDefault("own", List.of()).getFirst()).statusCode()).isEqualTo(200);
    }

    /** Whether a page says anything that can only be known of the other authority's account. What was asked for stands in forms. */
    private static boolean told(String text, String path) {
        String rest = text.replace("href=\"" + path, "").replace("value=\"" + MARK + "\"", "").replace("words=" + MARK, "")
                .replace("account=" + SOCIAL.id(), "")
                .replace("value=\"" + SOCIAL.id() + "\"", "").replaceAll("lang=[a-z]+", "");
        return rest.contains(MARK) || rest.contains(SOCIAL.id()) || rest.contains("M-2026-0001") || rest.contains("G-2026-0001")
                || rest.contains("requests/U-2026-0001") || rest.contains("U-2026-0002");
    }

    private static final Map<String, List<String>> KNOWN = new TreeMap<>();

    private Map<String, List<String>> known() {
        if (KNOWN.isEmpty()) {
            try {
                build();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return KNOWN;
    }

    private String request(List<String> authorities, long item) {
        String request = requests.open(new Requests.Opening(MARK, null, "", "", authorities), "prov").id();
        selections.add(request, new Choice.Items(List.of(item)), false, Who.of("prov"));
        return request;
    }

    private void build() throws IOException {
        accounts.apply(new RegisterImport(List.of(SOCIAL, SCHOOL), List.of(), List.of(), List.of()), "test");
        decisions.load("prov.yaml", DECISION.getBytes(StandardCharsets.UTF_8), "prov");
        reasons.load("orsakskoder.yaml", Files.readAllBytes(Path.of("retention-rules/orsaker/orsakskoder.yaml")), "prov");
        var post = HostilePlatform.item("r1", MARK, MARK);
        post.putArray("media").add("m");
        long item = archive.ingest(SOCIAL, List.of(HostilePlatform.post(post,
                HostilePlatform.media("m", "text/plain", MARK.getBytes(StandardCharsets.UTF_8))))).getFirst();
        long listed = archive.ingest(SOCIAL, List.of(HostilePlatform.post(HostilePlatform.item("r2", MARK, MARK)))).getFirst();
        long own = archive.ingest(SCHOOL, List.of(HostilePlatform.post(HostilePlatform.item("r3", "A", "Eget")))).getFirst();
        assessments.set(listed, Assessments.Kind.TAG, "två", "ja", "prov", "prov");
        nights.run(NIGHT);
        disposals.prepare("prov");
        holds.place(new Scope.Account(SOCIAL.id()), "prov", "prov", "prov");
        String id = moderation.begin(item, Case.How.REMOVED, "hot", "prov", "").id();
        moderation.seal(id, "lagen kräver det", "prov");
        var lists = new ArrayList<String>();
        disposals.all().forEach(list -> lists.add(list.id()));
        KNOWN.put("request", List.of(request(List.of(SOCIAL.authority()), item), request(List.of(), listed)));
        KNOWN.put("date", List.of(NIGHT.toString()));
        KNOWN.put("office", List.of("socialnamnden"));
        KNOWN.putAll(Map.of("account", List.of(SOCIAL.id()), "item", List.of(String.valueOf(item), String.valueOf(listed)),
                "case",
                List.of(id), "list", lists, "version", List.of("1"), "number", List.of("1"), "night", List.of(NIGHT.toString()),
                "user", List.of("1"), "name", List.of("lock", "seal", "restrict", "withdraw"), "own",
                List.of(String.valueOf(own))));
    }
}
