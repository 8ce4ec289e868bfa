package se.bevara.archive;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import se.bevara.TestDatabase;
import se.bevara.archive.TestFormat.Item;
import se.bevara.ledger.Act;

/** An archive from which is erased. */
final class ErasingSetting {

    static final String RECEIVED = "archive/kommunstyrelsen/test-solvik/2026/2026-11-received-0001.g%d.warc.gz";
    static final String DECISION = "KS 2026/41 § 7, rule kommentarer-1";

    final ArchiveSetting setting;
    final Path root;
    final List<Long> posts = new ArrayList<>();
    final List<Long> comments = new ArrayList<>();

    ErasingSetting(TestDatabase database, Path root) {
        this.root = root;
        setting = new ArchiveSetting(database, root);
    }

    /** Takes erasures to be the last word on all that is due, and notes each in the ledger. */
    class Approving implements LastWord {

        @Override
        public Collection<Long> stillDue(List<Long> items) {
            return items;
        }

        @Override
        public void erased(List<Long> items) {
            setting.ledger.append(Act.of("disposed", "certificate/2026-1", "registrator", Map.of("items", "" + items.size())));
        }
    }

    /** Posts of November with a picture each, ten comments to each, every third comment edited in December. */
    ErasingSetting filled(int count) {
        for (int p = 0; p < count; p++) {
            long post = setting.one(new Item("p" + p).media(List.of("m" + p)).count("likes", p)
                    .drawnUp(ArchiveSetting.NOVEMBER, picture("m" + p)));
            posts.add(post);
            var accessions = new ArrayList<Accession>();
            for (int c = 0; c < 10; c++) {
                accessions.add(comment(p + "." + c).first(ArchiveSetting.NOVEMBER, "p" + p, "p" + p));
            }
            comments.addAll(setting.archive.ingest(TestRegister.ONE, accessions));
        }
        var later = new ArrayList<Accession>();
        for (int c = 0; c < comments.size(); c += 3) {
            later.add(comment(c / 10 + "." + c % 10).with("text", "Rättat " + c).next(comments.get(c), ArchiveSetting.DECEMBER));
            later.add(new Accession.Counted(comments.get(c), java.time.Instant.parse(ArchiveSetting.DECEMBER),
                    Map.of("likes", 7L)));
        }
        setting.archive.ingest(TestRegister.ONE, later);
        return this;
    }

    static Item comment(String name) {
        return new Item("c" + name).comment().with("author", "author-" + name)
                .with("text", "Kommentar " + name + " " + "åäö ".repeat(name.hashCode() & 31))
                .with("url", "https://social.example/@namn-" + name);
    }

    static Media picture(String id) {
        byte[] bytes = new byte[5000];
        new java.util.Random(7).nextBytes(bytes);
        return new Media(id, URI.create("https://cdn.example/" + id + ".jpg"), "image/jpeg", bytes, null);
    }

    Erasure erase(Collection<Long> items) {
        return erase(items, new Approving());
    }

    Erasure erase(Collection<Long> items, LastWord lastWord) {
        var erasure = setting.archive.erase(items.stream().map(item -> new Due(item, DECISION, "2026-1")).toList(), lastWord);
        setting.archive.purge();
        return erasure;
    }

    /** Everything that items say, media included. */
    Map<String, String> said(Collection<Long> items) {
        var said = new HashMap<String, String>();
        for (var item : setting.archive.items(items)) {
            for (var version : item.versions()) {
                said.put(item.id() + "." + version.number(), Sha256.hex(setting.archive.block(item, version.number())));
                version.media().forEach(media -> said.put(item.id() + "." + version.number() + "." + media.number(),
                        Sha256.hex(setting.archive.media(item, version.number(), media.number()))));
            }
        }
        return said;
    }

    List<Long> all() {
        var all = new ArrayList<>(posts);
        all.addAll(comments);
        return all;
    }

    List<Long> without(Collection<Long> items) {
        return all().stream().filter(item -> !items.contains(item)).toList();
    }

    /** The gzip members of a segment as they lie there, but for the first. */
    List<byte[]> members(String path) throws IOException {
        byte[] whole = Files.readAllBytes(root.resolve(path));
        var members = new ArrayList<byte[]>();
        try (var reader = SegmentReader.open(root, path, Long.MAX_VALUE)) {
            for (var record = reader.next(); record.isPresent(); record = reader.next()) {
                if (record.get().offset() > 0) {
                    members.add(Arrays.copyOfRange(whole, (int) record.get().offset(), (int) reader.position()));
                }
            }
        }
        return members;
    }

    boolean exists(int generation) {
        return Files.exists(root.resolve(RECEIVED.formatted(generation)));
    }
}
