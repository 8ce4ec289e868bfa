package se.bevara.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.bevara.archive.ArchiveSetting.DECEMBER;
import static se.bevara.archive.ArchiveSetting.NOVEMBER;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.bevara.TestDatabase;
import se.bevara.archive.TestFormat.Item;

/** What an ingest promises, on each database. */
class IngestTest {

    private static final String RECEIVED = "archive/kommunstyrelsen/test-solvik/2026/2026-11-received-0001.g1.warc.gz";

    @TempDir
    Path root;

    @ParameterizedTest
    @EnumSource
    void keepsTheExactBytesAndWhatTheySay(TestDatabase database) {
        var setting = new ArchiveSetting(database, root);
        var post = new Item("p1").with("text", "Råttor på 🏖️ \u202Etorget\u0000").count("likes", 3);
        long id = setting.one(post.first(NOVEMBER));

        var item = setting.archive.item(id).orElseThrow();
        assertThat(setting.archive.block(item, 1)).isEqualTo(post.block());
        assertThat(setting.archive.content(item, 1)).isEqualTo(post.captured(NOVEMBER).content());
        assertThat(item.account()).isEqualTo("test-solvik");
        assertThat(item.platformTime()).isEqualTo(OffsetDateTime.parse("2026-11-20T09:15:02.123456+01:00"));
        assertThat(item.firstCaptured()).isEqualTo(Instant.parse(NOVEMBER));
        assertThat(item.state()).isEqualTo(ItemState.VISIBLE);
        assertThat(item.lastSeen()).isNull();
        assertThat(item.thread()).isEqualTo(id);
        assertThat(item.versions()).singleElement().satisfies(version -> {
            assertThat(version.segment()).isEqualTo(RECEIVED);
            assertThat(setting.ledger.entry(version.ledgerEntry()).orElseThrow().act().kind()).isEqualTo("archived");
        });
    }

    @ParameterizedTest
    @EnumSource
    void tellsDerivativesOfNewItemsExactlyWhatTheCatalogueKnows(TestDatabase database) {
        var setting = new ArchiveSetting(database, root);
        var told = new Told();
        setting.derivatives.add(told);
        setting.archive = setting.open();
        URI source = URI.create("https://x.example/a.jpg");
        setting.archive.ingest(TestRegister.ONE, List.of(
                new Item("p1").with("time", "2026-11-20T09:15:02.123456789+05:45").hidden().drawnUp(NOVEMBER,
                        new Media("https://x.example/@anna/a.jpg", source, "image/jpeg", new byte[]{1, 2, 3}, null),
                        new Media("m2", source, "image/png", null, "404")),
                new Item("c1").comment().first("2026-11-20T22:00:00.123456789Z", "p1", "p1"),
                new Item("c2").comment().with("id", "https://x.example/@anna/1").first(DECEMBER, "c1", "p1")));
        setting.one(new Item("c2").comment().with("id", "https://x.example/@anna/1").with("text", "Rättat")
                .next(told.items.getLast().id(), DECEMBER));
        var first = told.items.subList(0, 3);
        assertThat(told.items).hasSize(4);
        var known = setting.archive.items(first.stream().map(se.bevara.archive.Item::id).toList());
        assertThat(first.subList(0, 2)).isEqualTo(known.subList(0, 2));
        assertThat(first.getLast().versions()).isEqualTo(known.getLast().versions().subList(0, 1));
        assertThat(told.items.getLast()).isEqualTo(known.getLast());
        assertThat(first.getLast().remoteId()).isEqualTo("https://x.example/@anna/1").isEqualTo(known.getLast().remoteId());
    }

    /** Remembers what it was told of. */
    private static final class Told implements Derivative {
        private final List<se.bevara.archive.Item> items = new ArrayList<>();

        @Override
        public void archived(List<Archived> versions) {
            versions.forEach(version -> items.add(version.item()));
        }

        @Override
        public void turned(List<se.bevara.archive.Item> turned) {
        }

        @Override
        public void erased(List<se.bevara.archive.Item> erased) {
        }

        @Override
        public void purge() {
        }

        @Override
        public void rebuild() {
        }

        @Override
        public void flush() {
        }
    }

    @ParameterizedTest
    @EnumSource
    void knowsItemsByTheirKeysAndThreads(TestDatabase database) {
        var setting = new ArchiveSetting(database, root);
        var ids = setting.archive.ingest(TestRegister.ONE,
                List.of(new Item("p1").first(NOVEMBER), new Item("c1").comment().first(NOVEMBER, "p1", "p1"),
                        new Item("c2").comment().with("id", "https://x.example/@anna/1").first(NOVEMBER, "c1", "p1")));
        setting.archive.ingest(TestRegister.TWO, List.of(new Item("p1").first(NOVEMBER)));

        var known = setting.archive.known(TestRegister.ONE, List.of("p1", "c1", "c2", "never"));
        assertThat(known).containsOnlyKeys("p1", "c1", "c2");
        assertThat(known.get("c2")).satisfies(c2 -> {
            assertThat(c2.id()).isEqualTo(ids.get(2));
            assertThat(c2.parent()).isEqualTo(ids.get(1));
            assertThat(c2.thread()).isEqualTo(ids.get(0));
            assertThat(c2.kind()).isEqualTo(Content.Kind.COMMENT);
            assertThat(c2.remoteId()).isEqualTo("https://x.example/@anna/1");
            assertThat(c2.fingerprint()).isEqualTo(
                    setting.archive.fingerprint(TestRegister.ONE, new Item("c2").captured(NOVEMBER).content()));
        });
        assertThat(setting.archive.posts(TestRegister.ONE)).extracting(Known::id).containsExactly(ids.get(0));
        assertThat(setting.archive.comments(ids.get(0))).extracting(Known::id).containsExactly(ids.get(1), ids.get(2));
        assertThat(setting.archive.count(TestRegister.ONE)).isEqualTo(3);
        assertThat(setting.archive.count(TestRegister.THREE)).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void addsAVersionAndKeepsTheFirst(TestDatabase database) {
        var setting = new ArchiveSetting(database, root);
        var before = new Item("p1");
        var after = new Item("p1").with("text", "Rättat").count("likes", 4);
        long id = setting.one(before.first(NOVEMBER));
        setting.one(after.next(id, DECEMBER));

        var item = setting.archive.item(id).orElseThrow();
        assertThat(item.versions()).extracting(se.bevara.archive.Item.Version::number).containsExactly(1, 2);
        assertThat(setting.archive.content(item, 1).text()).isEqualTo("Vattnet stängs av på p1");
        assertThat(setting.archive.content(item, 2).text()).isEqualTo("Rättat");
        var known = setting.known("p1");
        assertThat(known.version()).isEqualTo(2);
        assertThat(known.fingerprint()).isEqualTo(
                setting.archive.fingerprint(TestRegister.ONE, after.captured(DECEMBER).content()));
        assertThat(known.counts()).isEqualTo(setting.archive.countsPrint(Map.of("likes", 4L)));
    }

    @ParameterizedTest
    @EnumSource
    void keepsStatesAsIntervalsAndCountersAsASeries(TestDatabase database) {
        var setting = new ArchiveSetting(database, root);
        long id = setting.one(new Item("p1").count("likes", 1).first(NOVEMBER));
        var noticed = Instant.parse(DECEMBER);
        setting.archive.ingest(TestRegister.ONE,
                List.of(new Accession.Counted(id, Instant.parse("2026-11-21T22:00:00Z"), Map.of("likes", 2L, "shares", 1L)),
                        new Accession.Turned(id, ItemState.MISSING, Instant.parse("2026-11-21T22:00:00Z"), noticed, "404")));

        var item = setting.archive.item(id).orElseThrow();
        assertThat(item.state()).isEqualTo(ItemState.MISSING);
        assertThat(item.lastSeen()).isEqualTo(Instant.parse("2026-11-21T22:00:00Z"));
        assertThat(item.noticed()).isEqualTo(noticed);
        assertThat(setting.archive.counts(id)).extracting(Accession.Counted::counts)
                .containsExactly(Map.of("likes", 1L), Map.of("likes", 2L, "shares", 1L));
        assertThat(setting.known("p1").counts())
                .isEqualTo(setting.archive.countsPrint(Map.of("shares", 1L, "likes", 2L)));

        setting.one(new Accession.Turned(id, ItemState.VISIBLE, noticed, noticed.plusSeconds(60), "listed again"));
        assertThat(setting.archive.item(id).orElseThrow().lastSeen()).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void keepsMediaWithTheirItem(TestDatabase database) {
        var setting = new ArchiveSetting(database, root);
        byte[] picture = "\u00ff\u00d8 not really a picture".getBytes(StandardCharsets.ISO_8859_1);
        var source = URI.create("https://cdn.example/77.jpg");
        long id = setting.one(new Item("p1").media(List.of("77", "https://x/@anna")).drawnUp(NOVEMBER,
                new Media("77", source, "image/jpeg", picture, null),
                new Media("https://x/@anna", source, "bad\r\ntype", null, "404")));

        var item = setting.archive.item(id).orElseThrow();
        assertThat(item.versions().getFirst().media()).containsExactly(
                new se.bevara.archive.Item.StoredMedia(1, "77", "image/jpeg", picture.length, null),
                new se.bevara.archive.Item.StoredMedia(2, "https://x/@anna", "application/octet-stream", 0, "404"));
        assertThat(setting.archive.media(item, 1, 1)).isEqualTo(picture);
        assertThatThrownBy(() -> setting.archive.media(item, 1, 2)).hasMessageContaining("attachment 2");
    }

    @ParameterizedTest
    @EnumSource
    void lateMediaBelongToTheVersionThatLackedThemAndMakeNoOther(TestDatabase database) {
        var setting = new ArchiveSetting(database, root);
        var source = URI.create("https://cdn.example/77.jpg");
        byte[] picture = {1, 2, 3};
        long id = setting.one(new Item("p1").media(List.of("77", "78")).drawnUp(NOVEMBER,
                new Media("77", source, "image/jpeg", null, "503"), new Media("78", source, "image/png", picture, null)));
        setting.one(new Accession.LateMedia(id, 1, Instant.parse(DECEMBER),
                List.of(new Media("77", source, "image/jpeg", picture, null))));

        var late = new se.bevara.archive.Item.StoredMedia(3, "77", "image/jpeg", 3, null);
        var item = setting.archive.item(id).orElseThrow();
        assertThat(item.versions()).singleElement().satisfies(version -> assertThat(version.media()).containsExactly(late,
                new se.bevara.archive.Item.StoredMedia(2, "78", "image/png", 3, null)));
        assertThat(setting.archive.media(item, 1, 3)).isEqualTo(picture);
        assertThat(setting.verified()).isEmpty();
        setting.rebuild();
        assertThat(setting.archive.item(id)).contains(item);
        assertThat(setting.verified()).isEmpty();
        assertThatThrownBy(() -> setting.one(new Accession.LateMedia(id, 2, Instant.parse(DECEMBER),
                List.of(new Media("77", source, "image/jpeg", picture, null))))).hasMessageContaining("version 2");
    }

    @ParameterizedTest
    @EnumSource
    void refusesAKnownItemAsNew(TestDatabase database) {
        var setting = new ArchiveSetting(database, root);
        long id = setting.one(new Item("p1").first(NOVEMBER));
        assertThatThrownBy(() -> setting.archive.ingest(TestRegister.ONE,
                List.of(new Item("p2").first(NOVEMBER), new Item("p1").first(NOVEMBER))))
                .isInstanceOf(AlreadyArchived.class).hasMessageContaining("item " + id);
        assertThatThrownBy(() -> setting.archive.ingest(TestRegister.ONE,
                List.of(new Item("p3").first(NOVEMBER), new Item("p3").first(NOVEMBER)))).isInstanceOf(AlreadyArchived.class);
        assertThat(setting.archive.count(TestRegister.ONE)).isEqualTo(1);
        assertThat(setting.archive.known(TestRegister.ONE, List.of("p2", "p3"))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void rolledBackWithTheCallerLeavesNothing(TestDatabase database) throws Exception {
        var setting = new ArchiveSetting(database, root);
        setting.one(new Item("p1").first(NOVEMBER));
        long length = Files.size(root.resolve(RECEIVED));
        setting.transaction.executeWithoutResult(status -> {
            setting.one(new Item("p2").first(NOVEMBER));
            setting.one(new Item("p3").drawnUp(NOVEMBER));
            status.setRollbackOnly();
        });
        assertThat(Files.size(root.resolve(RECEIVED))).isEqualTo(length);
        assertThat(root.resolve(RECEIVED.replace("received", "drawnup"))).doesNotExist();
        assertThat(setting.archive.known(TestRegister.ONE, List.of("p2"))).isEmpty();
        assertThat(setting.ledger.about("account/test-solvik")).hasSize(2);
        long id = setting.one(new Item("p2").first(NOVEMBER));
        assertThat(setting.archive.content(setting.archive.item(id).orElseThrow(), 1).key()).isEqualTo("p2");
    }
}
