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
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.springframework.transaction.support.TransactionTemplate;
import se.bevara.accounts.Account;
import se.bevara.archive.Pictured;
import se.bevara.ledger.Act;
import se.bevara.ledger.Entry;
import se.bevara.ledger.Ledger;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Makes a snapshot of a picture: its files on disk, then its entry in the ledger, then its name. */
record Recording(SnapshotFiles files, Ledger ledger, TransactionTemplate transaction, SnapshotSettings settings) {

    static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HHmmss'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss XXX", Locale.ROOT)
            .withZone(SWEDEN);
    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /** Who took it, and why. */
    record Order(String agent, String reason) {
    }

    static String half(LocalDate day) {
        return day.getYear() + "-" + (day.getMonthValue() <= 6 ? 1 : 2);
    }

    Snapshot record(Account account, Pictures pictures, Browsing browsing, Instant taken, Order order) {
        var picture = pictures.main();
        var all = new LinkedHashMap<String, byte[]>();
        for (Picture view : pictures.views()) {
            for (int i = 0; i < view.tiles().size(); i++) {
                all.put(pictures.name(view, i + 1), view.tiles().get(i));
            }
        }
        var facts = facts(account, pictures, browsing, taken, order);
        all.forEach((name, bytes) -> facts.put(name, List.of("SHA-256 " + SnapshotFiles.sha256(bytes))));
        String title = "Ögonblicksbild av " + account.handle() + ", " + account.platform();
        all.put(SnapshotFiles.PDF, SnapshotPdf.of(pictures.views(), title, taken, facts));
        all.put(SnapshotFiles.TEXT, picture.layout().text().getBytes(StandardCharsets.UTF_8));
        all.put(SnapshotFiles.MANIFEST,
                JSON.writeValueAsBytes(manifest(account, pictures, browsing, taken, order, digests(all))));
        String folder = account.authorityFolder() + "/" + account.id() + "/snapshots/"
                + half(LocalDate.ofInstant(taken, SWEDEN)) + "/" + NAME.format(taken);
        return install(account, folder, all, order.agent());
    }

    private Snapshot install(Account account, String folder, Map<String, byte[]> all, String agent) {
        var details = new TreeMap<>(digests(all));
        details.put(Pictured.FOLDER, folder);
        files.stage(folder, all);
        Entry entry = Objects.requireNonNull(
                transaction
                        .execute(status -> ledger.append(Act.of(Pictured.KIND, Pictured.object(account.id()), agent, details))));
        // Cut short here, opening again installs what the ledger has and clears what it has not.
        files.install(folder);
        return read(entry);
    }

    /** @throws IllegalArgumentException for an entry of another kind */
    static Snapshot read(Entry entry) {
        SortedMap<String, String> digests = new TreeMap<>(entry.act().details());
        String folder = digests.remove(Pictured.FOLDER);
        digests.remove("clock");
        if (folder == null || !entry.act().kind().equals(Pictured.KIND)) {
            throw new IllegalArgumentException("ledger entry " + entry.index() + ": expected a snapshot, found another act");
        }
        String[] names = folder.split("/", -1);
        String name = names[names.length - 1];
        return new Snapshot(entry.act().object().substring(Pictured.object("").length()), names[names.length - 2], name, folder,
                NAME.parse(name, Instant::from), entry.index(), digests);
    }

    private static SortedMap<String, String> digests(Map<String, byte[]> all) {
        var digests = new TreeMap<String, String>();
        all.forEach((name, bytes) -> digests.put(name, SnapshotFiles.sha256(bytes)));
        return digests;
    }

    private Manifest manifest(Account account, Pictures pictures, Browsing browsing, Instant taken, Order order,
            Map<String, String> digests) {
        var picture = pictures.main();
        return new Manifest(account.id(), taken, order.reason(), picture.asked().toString(), picture.reached().toString(),
                picture.title(), picture.status(), browsing.version(), browsing.sandboxed(), "sv-SE", SWEDEN.getId(),
                viewport(picture.viewport()), picture.pictured(), picture.height(), pictures.bytes(), pictures.missing(),
                picture.layout().links().stream().map(Layout.Placed::text).distinct().toList(), digests,
                pictures.recipes(), pictures.views().stream().map(view -> view(pictures, view)).toList());
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
        facts.put("Saknas", pictures.missing().isEmpty() ? List.of("Inget känt") : pictures.missing());
        return facts;
    }
}
