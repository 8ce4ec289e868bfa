package se.bevara.web;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import se.bevara.accounts.Account;
import se.bevara.accounts.RegisterImport;
import se.bevara.archive.Accession;
import se.bevara.archive.ItemState;
import se.bevara.archive.Media;
import se.bevara.capture.Nights;
import se.bevara.disclosure.Choice;
import se.bevara.disclosure.Requests;
import se.bevara.disclosure.SavedSearches;
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
import se.bevara.snapshot.Snapshots;

/** An archive in which every field that somebody can write holds attacks: all of them in one thread, and in one long text. */
@TestPropertySource(properties = {"bevara.moderation.examples=true", "bevara.retention.examples=true",
        "bevara.disposal.cooling-off=0d"}) // a folder of its own
abstract class Besieged extends Served {

    static final LocalDate NIGHT = LocalDate.of(2026, 11, 22);
    static final String MARK = "angreppsord";

    /** Files that a browser would run if it could. */
    static final Map<String, String> FILES = new LinkedHashMap<>(Map.of("image/svg+xml",
            "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"trap(1)\"><script>trap(1)</script></svg>", "text/html",
            "<!DOCTYPE html><html><body onload=trap(1)><script>trap(1)</script></body></html>", "application/xhtml+xml",
            "<html xmlns=\"http://www.w3.org/1999/xhtml\"><body><script>trap(1)</script></body></html>", "text/xml",
            "<?xml version=\"1.0\"?><x:script xmlns:x=\"http://www.w3.org/1999/xhtml\">trap(1)</x:script>",
            "application/javascript", "trap(1)", "image/gif", "GIF89a=1;trap(1)/*<script>trap(1)</script>*/", "image/png",
            "<script>trap(1)</script>", "application/pdf", "%PDF-1.4 /OpenAction<</S/JavaScript/JS(app.alert(1))>>",
            "multipart/x-mixed-replace", "<script>trap(1)</script>", "text/html\r\nX-Trap: 1", "<script>trap(1)</script>"));

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
    Requests requests;

    @Autowired
    Selections selections;

    @Autowired
    SavedSearches saved;

    @Autowired
    Snapshots snapshots;

    @Autowired
    Nights nights;

    private static final Map<String, List<String>> KNOWN = new TreeMap<>();

    @Override
    Account account() {
        return registered(EveryDoorTest.CLOSED);
    }

    /** By the name of an address's part what it may be. */
    Map<String, List<String>> known() throws IOException {
        if (KNOWN.isEmpty()) {
            besiege(Attacks.all());
        }
        return KNOWN;
    }

    private void besiege(List<String> attacks) throws IOException {
        account();
        reasons.load("orsakskoder.yaml", Files.readAllBytes(Path.of("retention-rules/orsaker/orsakskoder.yaml")), "prov");
        decisions.load("prov.yaml", EveryRouteTest.DECISION.replace("titel: Prov", "titel: '<img src=x onerror=trap(1)>'")
                .getBytes(StandardCharsets.UTF_8), "prov");
        long post = post(attacks);
        var comments = new ArrayList<Long>();
        for (String attack : attacks) {
            comments.add(comment(attack, comments.size()));
        }
        long moderated = comments.get(5);
        assessments.set(comments.get(6), Assessments.Kind.TAG, "två", "ja", attacks.get(0), attacks.get(14));
        assessments.set(comments.get(7), Assessments.Kind.TAG, "bort", "ja", "prov", attacks.get(14));
        assessments.set(comments.get(7), Assessments.Kind.EVENT, "överförd och kontrollerad", "2026-11-20", "prov", "prov");
        var snapshot = snapshots.reconstruct(account(), attacks.get(0), "prov");
        nights.run(NIGHT);
        register(attacks);
        disposals.prepare("prov");
        holds.place(new Scope.Items(List.of(moderated)), attacks.get(14), attacks.get(0), "prov");
        String id = moderation.begin(moderated, Case.How.REMOVED, "hot", "prov", attacks.get(0)).id();
        moderation.seal(id, attacks.get(14) + " " + attacks.get(0), "prov");
        String request = requests.open(new Requests.Opening(part(attacks, 3900), null, "", attacks.get(0)), "prov").id();
        selections.add(request, new Choice.Thread(post), true, Who.of("prov"));
        everyman();
        saved.save("<img src=x onerror=trap(1)>", "everyman", true, "words=%3Cscript%3Etrap(1)");
        keys.make(users.named("everyman").orElseThrow(), "<script>trap(1)</script>", 30, false);
        users.invite("angripen", "<script>trap(1)</script>", users.named("everyman").orElseThrow().mandates(),
                Set.of("<img src=x onerror=trap(1)>"), "first.administrator");
        know(post, List.of(comments.get(5), comments.get(6), comments.get(14)), id, request);
        snapshot.ifPresent(one -> KNOWN.putAll(Map.of("half", List.of(one.half()), "file", List.copyOf(one.digests().keySet()),
                "name", List.of("pdf", "zip", one.name()))));
    }

    private void know(long post, List<Long> some, String id, String request) {
        var items = new ArrayList<>(List.of(String.valueOf(post)));
        some.forEach(one -> items.add(String.valueOf(one)));
        KNOWN.put("item", items);
        KNOWN.put("account", List.of(account().id(), "angripen-0", "angripen-7"));
        KNOWN.put("case", List.of(id));
        KNOWN.put("list", disposals.all().stream().map(list -> list.id()).toList());
        KNOWN.put("request", List.of(request));
        KNOWN.put("version", List.of("1", "2"));
        KNOWN.put("number", List.of("1"));
        KNOWN.put("night", List.of(NIGHT.toString()));
        KNOWN.put("date", List.of(NIGHT.toString()));
        KNOWN.put("user", List.of(String.valueOf(users.named("angripen").orElseThrow().id())));
        KNOWN.put("office", List.of("script-trap-1-script"));
    }

    /** Every field of the register, with all that its files may hold: what turns text around is refused when they are read. */
    private void register(List<String> all) {
        var attacks = all.stream().filter(one -> one.equals(Visible.of(one)) && one.indexOf('\u200F') < 0).toList();
        var added = new ArrayList<Account>();
        for (int at = 0; at + 8 <= attacks.size(); at += 8) {
            var a = attacks.subList(at, at + 8);
            added.add(new Account("angripen-" + at / 8, a.get(0), a.get(1), a.get(2), "hostile", a.get(3),
                    at % 16 == 0
                            ? URI.create("javascript:trap(1)")
                            : URI.create("https://hostile.example/?x=%3Cscript%3Etrap(1)"),
                    Account.Kind.OFFICIAL, Account.Operation.OWN, a.get(4), a.get(5), a.get(6), List.of(a.get(7)), a.get(0),
                    Account.Openness.OPEN, Account.State.ACTIVE, null, null, Duration.ofDays(1),
                    new Account.LegalProfile(a.get(1), a.get(2), true)));
        }
        accounts.apply(new RegisterImport(added, List.of(), List.of(), List.of()), "test");
    }

    private long post(List<String> attacks) {
        var item = HostilePlatform.item("p", "<script>trap(1)</script>", MARK + "\n" + String.join("\n", attacks));
        var names = item.putArray("media");
        var files = new ArrayList<Media>();
        FILES.forEach((type, text) -> {
            String id = "../" + type + "\"><script>trap(1)</script>";
            names.add(id);
            files.add(new Media(id, URI.create("https://cdn.example/x"), type, text.getBytes(StandardCharsets.UTF_8), null));
        });
        item.put("alt", part(attacks, 3000));
        return archive.ingest(account(), List.of(HostilePlatform.post(item, files.toArray(Media[]::new)))).getFirst();
    }

    private long comment(String attack, int at) {
        var item = HostilePlatform.item(attack + " " + at, attack, MARK + " " + attack).put("alt", attack);
        item.putObject("counts").put(attack.replaceAll("[\\uD800-\\uDFFF]", "?"), 3).put("likes", 49);
        item.putArray("media").add("m" + attack);
        if (address(attack) != null) {
            item.put("url", attack);
            item.putArray("links").add(attack);
        }
        var first = HostilePlatform.comment(item, "p", null);
        long number = archive.ingest(account(), List.of(new Accession.First(first.captured(), first.direction(), attack,
                first.parent(), first.thread(),
                List.of(new Media("m" + attack, URI.create("https://cdn.example/m"), "text/html", null, attack)))))
                .getFirst();
        archive.ingest(account(), List.of(new Accession.Next(number,
                HostilePlatform.captured(item.put("text", MARK + " " + attack + " " + attack)), List.of())));
        if (at % 3 == 0) {
            Instant seen = Instant.parse("2026-11-20T22:00:00Z");
            archive.ingest(account(),
                    List.of(new Accession.Turned(number, ItemState.GONE, seen, seen.plusSeconds(86400), attack)));
        }
        return number;
    }

    private static @Nullable URI address(String attack) {
        try {
            return URI.create(attack);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static String part(List<String> attacks, int longest) {
        String all = String.join("\n", attacks);
        return all.substring(0, Math.min(longest, all.length()));
    }
}
