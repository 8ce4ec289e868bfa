package se.bevara.web;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import se.bevara.accounts.Account;
import se.bevara.accounts.Accounts;
import se.bevara.accounts.RegisterImport;
import se.bevara.archive.Accession;
import se.bevara.archive.Archive;
import se.bevara.archive.ItemState;
import se.bevara.capture.Nights;
import se.bevara.credentials.Credentials;
import se.bevara.credentials.Purpose;
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
import se.bevara.retention.Facts;
import se.bevara.retention.Holds;
import se.bevara.retention.Scope;
import se.bevara.snapshot.Snapshots;

/** An archive with something of everything that pages show. */
@TestComponent
record Furnished(@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping, Accounts accounts,
        Archive archive, Decisions decisions, Assessments assessments, Reasons reasons, Moderation moderation,
        Restrictions restrictions, Holds holds, Disposals disposals, Requests requests, Selections selections,
        Snapshots snapshots, Nights nights, Credentials credentials, Clock clock) {

    static final Account SOCIAL = account("social-solvik", "Socialnämnden", Account.State.CLOSED);
    static final Account SCHOOL = account("skola-solvik", "Barn- och utbildningsnämnden", Account.State.CLOSED);
    /** One whose platform nothing answers for: its nights fail, and its snapshots wait. */
    static final Account FAILING = account("stum-solvik", "Kommunstyrelsen", Account.State.ACTIVE);
    static final String DECISION = EveryRouteTest.DECISION + """
              - regel: pröva
                gäller: {taggar: [pröva]}
                åtgärd: prövas
            """;

    private static Account account(String id, String authority, Account.State state) {
        return new Account(id, authority, "Individ- och familjeomsorg", "Socialchefen", "hostile", "Solvik",
                URI.create("https://hostile.example/" + id), Account.Kind.OFFICIAL, Account.Operation.OWN, "Kanslichefen",
                "Kommunikationsenheten", "Frågor till medborgarna", List.of(), "", Account.Openness.OPEN, state, null, null,
                Duration.ofDays(1), new Account.LegalProfile("", "", true));
    }

    /** What must be asked for with a route before it has something to show; ends so that more can be asked for. */
    static String question(String route) {
        return switch (route) {
            case "/decisions/decision" -> "?id=PROV-1&version=1&";
            case "/search" -> "?words=badplatsen&";
            default -> "?";
        };
    }

    /** Furnishes the archive. @return by the name of an address's part what it may be */
    Map<String, List<String>> furnish() throws IOException {
        LocalDate today = Facts.day(clock.instant());
        accounts.apply(new RegisterImport(List.of(SOCIAL, SCHOOL, FAILING), List.of(), List.of(), List.of()), "test");
        credentials.enter(SOCIAL.id(), Purpose.READ, "hemlig", today.plusDays(5), "kim");
        credentials.enter(FAILING.id(), Purpose.READ, "hemlig", today.plusDays(5), "kim");
        decisions.load("prov.yaml", DECISION.getBytes(StandardCharsets.UTF_8), "registrator");
        reasons.load("orsakskoder.yaml", Files.readAllBytes(Path.of("retention-rules/orsaker/orsakskoder.yaml")), "registrator");
        long post = post();
        long edited = comment("k1", "När öppnar badplatsen?", "När öppnar badplatsen i sommar?");
        long threat = comment("k2", "Jag vet var ni bor", null);
        long secret = comment("k3", "Min granne Nils är sjuk", null);
        long gone = comment("k4", "Ni stänger alltid badplatsen", null);
        archive.ingest(SOCIAL, List.of(new Accession.Turned(gone, ItemState.GONE, clock.instant().minusSeconds(7200),
                clock.instant().minusSeconds(3600), "404")));
        tag(edited, "pröva");
        tag(comment("k5", "Bra!", null), "två");
        nights.run(today.minusDays(1));
        disposals.prepare("rut");
        String executed = disposals.open().getFirst().id();
        disposals.approve(executed, "gun");
        disposals.approve(executed, "gert");
        disposals.execute(executed, "rut");
        tag(comment("k6", "Tack", null), "två");
        long off = comment("k7", "Köp billiga klockor", null);
        tag(off, "bort");
        assessments.set(off, Assessments.Kind.EVENT, "överförd och kontrollerad", "2026-01-20", "registrator", "prov");
        nights.run(today);
        disposals.prepare("rut");
        holds.place(new Scope.Thread(post), "JO granskar", "Kommunjuristen", "rut");
        holds.lift(holds.place(new Scope.Account(SCHOOL.id()), "Revision", "Kanslichefen", "rut").id(), "rut", "klar");
        String sealed = moderation.begin(threat, Case.How.REMOVED, "hot", "kim", "").id();
        moderation.seal(sealed, "lagen kräver det", "kim");
        restrictions.restrict(secret, "socialchef", "26 kap. 1 § offentlighets- och sekretesslagen", "rut");
        return known(List.of(edited, post, threat, secret), sealed, request(post), today);
    }

    private String request(long post) {
        requests.open(new Requests.Opening("Alla inlägg i maj", null, "", ""), "arne");
        String id = requests.open(new Requests.Opening("Allt om badplatsen", null, "", ""), "arne").id();
        selections.add(id, new Choice.Thread(post), false, Who.of("arne"));
        return id;
    }

    private Map<String, List<String>> known(List<Long> items, String sealed, String request, LocalDate today) {
        var known = new TreeMap<String, List<String>>();
        known.put("item", items.stream().map(String::valueOf).toList());
        known.put("account", List.of(SOCIAL.id()));
        known.put("case", List.of(sealed));
        known.put("list", disposals.all().stream().map(list -> list.id()).toList());
        known.put("request", List.of(request));
        known.put("version", List.of("1"));
        known.put("number", List.of("1"));
        known.put("user", List.of("2"));
        known.put("night", List.of(today.toString()));
        known.put("date", List.of(today.toString()));
        known.put("office", List.of("socialnamnden"));
        var names = new ArrayList<>(List.of("pdf"));
        snapshots.reconstruct(SOCIAL, "test", "prov").ifPresent(snapshot -> {
            known.put("half", List.of(snapshot.half()));
            names.add(snapshot.name());
        });
        known.put("name", names);
        return known;
    }

    private void tag(long item, String tag) {
        assessments.set(item, Assessments.Kind.TAG, tag, "ja", "registrator", "prov");
    }

    private long post() throws IOException {
        var item = HostilePlatform.item("p", "Solviks kommun", "Nu är badplatsen öppen.\n\nVälkomna! https://x.com/solviksbadet")
                .put("alt", "En brygga")
                .put("url", "https://hostile.example/p");
        item.putArray("media").add("m");
        item.putObject("counts").put("likes", 12);
        var png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(320, 200, BufferedImage.TYPE_INT_RGB), "png", png);
        return archive
                .ingest(SOCIAL, List.of(HostilePlatform.post(item, HostilePlatform.media("m", "image/png", png.toByteArray()))))
                .getFirst();
    }

    /** @param later what it was edited into; null where it was not */
    private long comment(String key, String text, @org.jspecify.annotations.Nullable String later) {
        long number = archive
                .ingest(SOCIAL, List.of(HostilePlatform.comment(HostilePlatform.item(key, "Nils Öst", text), "p", null)))
                .getFirst();
        if (later != null) {
            archive.ingest(SOCIAL, List.of(new Accession.Next(number,
                    HostilePlatform.captured(HostilePlatform.item(key, "Nils Öst", later).put("thread", "p")), List.of())));
        }
        return number;
    }
}
