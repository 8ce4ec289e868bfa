package se.bevara.snapshot;

import com.microsoft.playwright.PlaywrightException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import se.bevara.snapshot.Shown.By;
import se.bevara.snapshot.Shown.Seen;

/** Makes a snapshot of archived content: laid out by this program, pictured by the same browser, marked on every page. */
record Reconstruction(Recording recording, SnapshotSettings settings, Browsing browsing) {

    /** A page of ours has so many items at the most, and pictures of so many letters. */
    private static final int ITEMS = 40;
    private static final long LETTERS = 12_000_000;

    /** @throws PictureFailed when the browser fails, or takes too long */
    Snapshot record(Recording.Subject subject, Reproduction content, Instant taken, Recording.Order order) {
        var sheets = sheets(content, subject.title() + ", " + Recording.SHOWN.format(taken));
        var shown = new Shown(
                sheets.marks().stream().map(mark -> new Seen(mark.item(), mark.version(), name(mark.tile()), mark.y(),
                        By.PLACED)).toList(),
                null, List.of(), List.of(), sheets.marks().size(), false, true);
        var all = new LinkedHashMap<String, byte[]>();
        for (int i = 0; i < sheets.tiles().size(); i++) {
            all.put(name(i), sheets.tiles().get(i));
        }
        var picture = picture(subject, sheets);
        all.put(SnapshotFiles.PDF,
                SnapshotPdf.of(List.of(picture), List.of(new BitSet()), subject.title(), Reproduction.MARK, taken,
                        facts(content, all, order)));
        all.put(SnapshotFiles.TEXT, sheets.layout().text().getBytes(StandardCharsets.UTF_8));
        all.put(SnapshotFiles.MANIFEST, Recording.JSON
                .writeValueAsBytes(manifest(subject, content, sheets, shown, taken, order, Recording.digests(all))));
        return recording.install(subject, all, taken, order.agent(), shown);
    }

    private static String name(int tile) {
        return "picture-%03d.png".formatted(tile + 1);
    }

    private Sheets sheets(Reproduction content, String beneath) {
        try (var watch = new Watch(settings.patience(), browsing::kill); var context = browsing.shut()) {
            context.setDefaultTimeout((double) settings.loading().toMillis());
            var sheets = new Sheets();
            boolean first = true;
            for (var part : parts(content.threads())) {
                sheets.add(context, ReproductionHtml.of(content, part, beneath, first));
                first = false;
            }
            return sheets;
        } catch (PlaywrightException e) {
            throw new PictureFailed(Failure.BROWSER_FAILED, "");
        }
    }

    /** Threads so many at a time that a browser holds them; one part even where there is none. */
    private static List<List<List<Reproduction.Entry>>> parts(List<List<Reproduction.Entry>> threads) {
        var parts = new ArrayList<List<List<Reproduction.Entry>>>();
        var open = new ArrayList<List<Reproduction.Entry>>();
        int items = 0;
        long letters = 0;
        for (var thread : threads) {
            long more = thread.stream().mapToLong(Reconstruction::letters).sum();
            if (!open.isEmpty() && (items + thread.size() > ITEMS || letters + more > LETTERS)) {
                parts.add(List.copyOf(open));
                open.clear();
                items = 0;
                letters = 0;
            }
            open.add(thread);
            items += thread.size();
            letters += more;
        }
        parts.add(List.copyOf(open));
        return parts;
    }

    private static long letters(Reproduction.Entry entry) {
        return entry.versions().stream().flatMap(version -> version.media().stream())
                .mapToLong(medium -> medium.data() == null ? 0 : medium.data().length()).sum();
    }

    private static Picture picture(Recording.Subject subject, Sheets sheets) {
        URI address = subject.account().address();
        return new Picture(new Viewport("sheet", Sheets.WIDTH, Sheets.HEIGHT, Sheets.SCALE, false), address, address,
                subject.title(), 0, sheets.tiles(), Sheets.SCALE, sheets.height(), sheets.height(), sheets.layout(),
                Ended.GROWN, List.of(), List.of());
    }

    private Manifest manifest(Recording.Subject subject, Reproduction content, Sheets sheets, Shown shown, Instant taken,
            Recording.Order order, Map<String, String> digests) {
        return new Manifest(subject.account().id(), taken, order.reason(), subject.account().address().toString(), "",
                content.title(), 0, browsing.version(), browsing.sandboxed(), "sv-SE", Recording.SWEDEN.getId(),
                new Manifest.Viewport(Sheets.WIDTH, Sheets.HEIGHT, Sheets.SCALE), sheets.height(), sheets.height(), 0,
                content.missing(), List.of(), digests, null, List.of(), true, shown, null);
    }

    private Map<String, List<String>> facts(Reproduction content, Map<String, byte[]> pictures, Recording.Order order) {
        var facts = new LinkedHashMap<String, List<String>>();
        facts.put("Observera", List.of(Reproduction.MARK));
        facts.putAll(content.facts());
        facts.put("Anledning", List.of(order.reason()));
        facts.put("Webbläsare", List.of("Chromium " + browsing.version()));
        facts.put("Saknas", content.missing());
        pictures.forEach((name, bytes) -> facts.put(name, List.of("SHA-256 " + SnapshotFiles.sha256(bytes))));
        return facts;
    }
}
