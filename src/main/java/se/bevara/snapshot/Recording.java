package se.bevara.snapshot;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;
import se.bevara.accounts.Account;
import se.bevara.archive.Pictured;
import se.bevara.ledger.Act;
import se.bevara.ledger.Entry;
import se.bevara.ledger.Ledger;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Makes a snapshot of a picture: its files on disk, then its entry in the ledger, then its name. */
record Recording(SnapshotFiles files, Ledger ledger, TransactionTemplate transaction, SnapshotSettings settings,
        Recognising recognising, ShownTable table) {

    static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");
    static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HHmmss'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss XXX", Locale.ROOT)
            .withZone(SWEDEN);
    static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /** The detail of a ledger entry with the {@link Snapshot.Kind}; absent for a page. */
    static final String KIND = "kind";

    /** Who took it, and why. */
    record Order(String agent, String reason) {
    }

    static String half(LocalDate day) {
        return day.getYear() + "-" + (day.getMonthValue() <= 6 ? 1 : 2);
    }

    /**
     * What is pictured.
     *
     * @param place folder below the account's snapshots
     * @param shown tells which items it shows
     */
    record Subject(Account account, Snapshot.Kind kind, String place, String title,
            Function<List<Recognising.View>, Shown> shown) {
    }

    Snapshot record(Account account, Pictures pictures, Browsing browsing, Instant taken, Order order) {
        return record(new Subject(account, Snapshot.Kind.PAGE, half(LocalDate.ofInstant(taken, SWEDEN)),
                "Ögonblicksbild av " + account.handle() + ", " + account.platform(), views -> recognising.on(account, views)),
                pictures, browsing, taken, order);
    }

    Snapshot record(Subject subject, Pictures pictures, Browsing browsing, Instant taken, Order order) {
        var all = new LinkedHashMap<String, byte[]>();
        for (Picture view : pictures.views()) {
            for (int i = 0; i < view.tiles().size(); i++) {
                all.put(pictures.name(view, i + 1), view.tiles().get(i));
            }
        }
        var strips = pictures.views().stream().map(view -> Comparing.strip(view.tiles())).toList();
        var strip = strips.getFirst();
        all.put(SnapshotFiles.THUMBNAIL, Comparing.thumbnail(strip));
        var change = subject.kind == Snapshot.Kind.PAGE ? changed(subject.account, strip, all) : null;
        var shown = subject.shown.apply(pictures.views().stream().map(view -> seen(pictures, view)).toList());
        var missing = Stream.concat(pictures.missing().stream(), shown.swedish().stream()).toList();
        var facts = facts(subject.account, pictures, browsing, taken, order);
        facts.put("Saknas", missing.isEmpty() ? List.of("Inget känt") : missing);
        Optional.ofNullable(change).ifPresent(one -> facts.put("Jämfört med " + one.against(), List.of(one.swedish())));
        facts.put("Visar", List.of(shown.certain().size() + " arkiverade handlingar kändes igen, se manifestet"));
        all.forEach((name, bytes) -> facts.put(name, List.of("SHA-256 " + SnapshotFiles.sha256(bytes))));
        all.put(SnapshotFiles.PDF, SnapshotPdf.of(pictures.views(), strips.stream().map(Strip::plain).toList(), subject.title,
                subject.title, taken, facts));
        all.put(SnapshotFiles.TEXT, pictures.main().layout().text().getBytes(StandardCharsets.UTF_8));
        all.put(SnapshotFiles.MANIFEST, JSON
                .writeValueAsBytes(manifest(subject.account, pictures, browsing, taken, order, digests(all), missing, shown,
                        change)));
        return install(subject, all, taken, order.agent(), shown);
    }

    /** Holds the page against the account's snapshot before, and adds the picture of both. */
    private Manifest.@Nullable Change changed(Account account, Strip now, Map<String, byte[]> all) {
        var earlier = ledger.about(Pictured.object(account.id())).stream().map(Recording::read)
                .filter(one -> one.kind() == Snapshot.Kind.PAGE).toList();
        if (earlier.isEmpty()) {
            return null;
        }
        Snapshot before = earlier.getLast();
        var pictures = files.bytes(before.folder(), before.pictures());
        if (pictures.isEmpty()) {
            return null;
        }
        var compared = Comparing.compare(Comparing.strip(pictures), now);
        all.put(SnapshotFiles.CHANGE, compared.picture());
        return new Manifest.Change(before.name(), compared.top(), compared.added(), compared.gone());
    }

    private Recognising.View seen(Pictures pictures, Picture view) {
        return new Recognising.View(view.layout(), view.pictured(), y -> pictures.name(view, y / settings.tile() + 1));
    }

    /** @param taken to the second; where there is one of the second already, the next that is free names the folder */
    Snapshot install(Subject subject, Map<String, byte[]> all, Instant taken, String agent, Shown shown) {
        var details = new TreeMap<>(digests(all));
        String folder = folder(subject, taken);
        details.put(Pictured.FOLDER, folder);
        if (subject.kind != Snapshot.Kind.PAGE) {
            details.put(KIND, subject.kind.name());
        }
        if (shown.whole()) {
            details.put(Pictured.WHOLE, "true");
        }
        files.stage(folder, all);
        var act = Act.of(Pictured.KIND, Pictured.object(subject.account.id()), agent, details);
        Entry entry = Objects.requireNonNull(transaction.execute(status -> {
            var recorded = ledger.append(act);
            table.add(recorded.index(), shown.certain());
            return recorded;
        }));
        // Cut short here, opening again installs what the ledger has and clears what it has not.
        files.install(folder);
        return read(entry);
    }

    private String folder(Subject subject, Instant taken) {
        String place = subject.account.authorityFolder() + "/" + subject.account.id() + "/snapshots/" + subject.place + "/";
        Instant at = taken;
        while (files.exists(place + NAME.format(at))) {
            at = at.plusSeconds(1);
        }
        return place + NAME.format(at);
    }

    /** @throws IllegalArgumentException for an entry of another kind */
    static Snapshot read(Entry entry) {
        SortedMap<String, String> digests = new TreeMap<>(entry.act().details());
        String folder = digests.remove(Pictured.FOLDER);
        var kind = Snapshot.Kind.valueOf(digests.getOrDefault(KIND, Snapshot.Kind.PAGE.name()));
        // Files have a dot in their name, what else is said of a snapshot has none.
        digests.keySet().removeIf(name -> name.indexOf('.') < 0);
        if (folder == null || !entry.act().kind().equals(Pictured.KIND)) {
            throw new IllegalArgumentException("ledger entry " + entry.index() + ": expected a snapshot, found another act");
        }
        String[] names = folder.split("/", -1);
        String name = names[names.length - 1];
        return new Snapshot(entry.act().object().substring(Pictured.object("").length()), names[names.length - 2], name, folder,
                NAME.parse(name, Instant::from), entry.index(), kind, digests);
    }

    static SortedMap<String, String> digests(Map<String, byte[]> all) {
        var digests = new TreeMap<String, String>();
        all.forEach((name, bytes) -> digests.put(name, SnapshotFiles.sha256(bytes)));
        return digests;
    }

    private Manifest manifest(Account account, Pictures pictures, Browsing browsing, Instant taken, Order order,
            Map<String, String> digests, List<String> missing, Shown shown,
            Manifest.@Nullable Change change) {
        var picture = pictures.main();
        return new Manifest(account.id(), taken, order.reason(), picture.asked().toString(), picture.reached().toString(),
                picture.title(), picture.status(), browsing.version(), browsing.sandboxed(), "sv-SE", SWEDEN.getId(),
                viewport(picture.viewport()), picture.pictured(), picture.height(), pictures.bytes(), missing,
                picture.layout().links().stream().map(Layout.Placed::text).distinct().toList(), digests,
                pictures.recipes(), pictures.views().stream().map(view -> view(pictures, view)).toList(), false, shown, change);
    }

    private static Manifest.Viewport viewport(Viewport viewport) {
        return new Manifest.Viewport(viewport.width(), viewport.height(), viewport.scale());
    }

    private static Manifest.View view(Pictures pictures, Picture view) {
        var names = IntStream.rangeClosed(1, view.tiles().size()).mapToObj(number -> pictures.name(view, number)).toList();
        return new Manifest.View(view.viewport().name(), viewport(view.viewport()), view.viewport().touch(),
                view.reached().toString(), view.title(), view.status(), names, view.pictured(), view.height(),
                view.ended().swedish(), view.deeds(), view.missing());
    }

    private static Map<String, List<String>> facts(Account account, Pictures pictures, Browsing browsing, Instant taken,
            Order order) {
        var picture = pictures.main();
        var facts = new LinkedHashMap<String, List<String>>();
        facts.put("Konto", List.of(account.handle() + " (" + account.id() + ")"));
        facts.put("Myndighet", List.of(account.authority()));
        facts.put("Adress", List.of(picture.asked().toString()));
        facts.put("Visad adress", List.of(picture.reached().toString()));
        facts.put("Sidans titel", List.of(picture.title()));
        facts.put("Tidpunkt", List.of(SHOWN.format(taken)));
        facts.put("Anledning", List.of(order.reason()));
        facts.put("HTTP-status", List.of(String.valueOf(picture.status())));
        facts.put("Webbläsare", List.of("Chromium " + browsing.version()));
        for (Picture view : pictures.views()) {
            var window = view.viewport();
            facts.put("Fönster, " + window.name(), List.of(
                    window.width() + " × " + window.height() + " bildpunkter, skala " + window.scale(),
                    "avbildat " + view.pictured() + " av " + view.height() + " bildpunkter nedåt, " + view.ended().swedish()));
        }
        var deeds = pictures.views().stream()
                .flatMap(view -> view.deeds().stream().map(deed -> view.viewport().name() + ": " + deed)).toList();
        facts.put("Åtgärder på sidan", deeds.isEmpty() ? List.of("Inga, recept " + pictures.recipes()) : deeds);
        return facts;
    }
}
