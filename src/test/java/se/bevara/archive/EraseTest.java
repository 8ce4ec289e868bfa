package se.bevara.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.bevara.archive.ErasingSetting.RECEIVED;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.netpreserve.jwarc.WarcMetadata;
import se.bevara.TestDatabase;

/** What is erased is gone, with a note in its place; what is kept is as it was, byte by byte. */
class EraseTest {

    @TempDir
    Path root;

    @ParameterizedTest
    @EnumSource
    void someOfManyGoAndAllOthersStayAsTheyWere(TestDatabase database) throws Exception {
        var erasing = new ErasingSetting(database, root).filled(5);
        var gone = some(erasing.all(), 4, 0);
        var kept = erasing.without(gone);
        var said = erasing.said(kept);
        var before = erasing.members(RECEIVED.formatted(1));
        var done = erasing.erase(gone);
        assertThat(done.items()).containsExactlyInAnyOrderElementsOf(gone);
        assertThat(done.segments()).isEqualTo(3);
        assertThat(erasing.said(kept)).isEqualTo(said);
        assertThat(erasing.exists(1)).isFalse();
        var after = erasing.members(RECEIVED.formatted(2));
        assertThat(after).hasSameSizeAs(before);
        assertThat(java.util.stream.IntStream.range(0, after.size()).filter(i -> !Arrays.equals(before.get(i), after.get(i)))
                .count())
                .isEqualTo(gone.stream().filter(erasing.comments::contains).count());
        assertThat(erasing.setting.verified()).isEmpty();
        assertThat(erasing.setting.archive.fixitySample(Long.MAX_VALUE).differences()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aDisposedItemAnswersUnderWhichDecisionAndNothingElse(TestDatabase database) {
        var erasing = new ErasingSetting(database, root).filled(1);
        var archive = erasing.setting.archive;
        long id = erasing.comments.getFirst();
        erasing.erase(List.of(id));
        var item = archive.item(id).orElseThrow();
        assertThat(item.state()).isEqualTo(ItemState.DISPOSED);
        assertThat(item.remoteId()).isEmpty();
        assertThat(item.versions()).hasSize(2);
        assertThat(Objects.requireNonNull(item.disposal()).certificate()).isEqualTo("2026-1");
        assertThatThrownBy(() -> archive.content(item, 1)).isInstanceOf(ItemDisposed.class)
                .hasMessageContaining("KS 2026/41 § 7").hasMessageContaining("2026-1");
        assertThatThrownBy(() -> archive.block(item, 2)).isInstanceOf(ItemDisposed.class);
        assertThat(archive.counts(id)).isEmpty();
        assertThat(archive.comments(erasing.posts.getFirst())).filteredOn(Known::disposed).singleElement()
                .satisfies(known -> assertThat(known.remoteId() + known.fingerprint().hex() + known.counts()).isEqualTo("0"));
    }

    @ParameterizedTest
    @EnumSource
    void whatAPlatformStillShowsIsKnownAndNeverArchivedAnew(TestDatabase database) {
        var erasing = new ErasingSetting(database, root).filled(1);
        long id = erasing.comments.getFirst();
        erasing.erase(List.of(id));
        erasing.setting.rebuild();
        var setting = erasing.setting;
        assertThat(setting.known("c0.0").id()).isEqualTo(id);
        assertThat(setting.known("c0.0").disposed()).isTrue();
        assertThatThrownBy(() -> setting.one(ErasingSetting.comment("0.0").first(ArchiveSetting.DECEMBER, "p0", "p0")))
                .isInstanceOf(AlreadyArchived.class);
        assertThatThrownBy(() -> setting.one(ErasingSetting.comment("0.0").next(id, ArchiveSetting.DECEMBER)))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("disposed");
        assertThat(setting.verified()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void theFolderAloneTellsTheSameAgain(TestDatabase database) {
        var erasing = new ErasingSetting(database, root).filled(4);
        var random = new Random(4);
        for (int round = 0; round < 3; round++) {
            erasing.erase(some(erasing.all(), 3, round));
            erasing.setting.one(new TestFormat.Item("later" + random.nextInt()).first(ArchiveSetting.NOVEMBER));
        }
        var before = erasing.setting.tables();
        var said = erasing.said(kept(erasing));
        erasing.setting.rebuild();
        assertThat(erasing.setting.tables()).isEqualTo(before);
        assertThat(erasing.setting.verified()).isEmpty();
        assertThat(erasing.said(kept(erasing))).isEqualTo(said);
        assertThat(erasing.erase(erasing.all()).already()).hasSize(erasing.all().size());
    }

    @ParameterizedTest
    @EnumSource
    void ofAWholeSegmentOnlyTheNotesStay(TestDatabase database) {
        var erasing = new ErasingSetting(database, root).filled(3);
        erasing.setting.now.set(java.time.Instant.parse(ArchiveSetting.DECEMBER));
        erasing.setting.archive.seal(java.time.Instant.parse(ArchiveSetting.DECEMBER));
        erasing.erase(erasing.comments);
        assertThat(erasing.setting.read(RECEIVED.formatted(2)).stream().skip(1)).hasSize(30).allSatisfy(record -> {
            assertThat(record).isInstanceOf(WarcMetadata.class);
            assertThat(record.headers().first("Bevara-Salt")).isEmpty();
        });
        assertThat(erasing.setting.verified()).isEmpty();
        assertThat(erasing.setting.ledger.about("segment/2")).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource
    void aPictureThatAKeptItemShowsTooStays(TestDatabase database) {
        var erasing = new ErasingSetting(database, root).filled(2);
        var said = erasing.said(List.of(erasing.posts.get(1)));
        erasing.erase(List.of(erasing.posts.get(0)));
        assertThat(erasing.said(List.of(erasing.posts.get(1)))).isEqualTo(said).hasSize(2);
        assertThatThrownBy(() -> erasing.setting.archive.media(
                erasing.setting.archive.item(erasing.posts.get(0)).orElseThrow(), 1, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource
    void theLastWordLeavesItemsOutAndTheyStayWhole(TestDatabase database) {
        var erasing = new ErasingSetting(database, root).filled(3);
        var held = some(erasing.all(), 2, 0);
        var said = erasing.said(held);
        var asked = new ArrayList<Long>();
        var told = new ArrayList<Long>();
        var done = erasing.erase(erasing.all(), new LastWord() {
            @Override
            public Collection<Long> stillDue(List<Long> items) {
                asked.addAll(items);
                return new HashSet<>(items.stream().filter(item -> !held.contains(item)).toList());
            }

            @Override
            public void erased(List<Long> items) {
                told.addAll(items);
            }
        });
        assertThat(done.leftOut()).containsExactlyInAnyOrderElementsOf(held);
        assertThat(asked).containsExactlyInAnyOrderElementsOf(erasing.all());
        assertThat(told).containsExactlyInAnyOrderElementsOf(erasing.without(held))
                .containsExactlyInAnyOrderElementsOf(done.items());
        assertThat(erasing.said(held)).isEqualTo(said);
        assertThat(erasing.setting.verified()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whereEverythingIsHeldNothingIsTouched(TestDatabase database) {
        var erasing = new ErasingSetting(database, root).filled(1);
        var before = erasing.setting.tables();
        var files = SegmentFolder.paths(root);
        var done = erasing.erase(erasing.all(), new LastWord() {
            @Override
            public Collection<Long> stillDue(List<Long> items) {
                return List.of();
            }

            @Override
            public void erased(List<Long> items) {
                throw new IllegalStateException("nothing was");
            }
        });
        assertThat(done.items()).isEmpty();
        assertThat(erasing.setting.tables()).isEqualTo(before);
        assertThat(SegmentFolder.paths(root)).isEqualTo(files);
    }

    @ParameterizedTest
    @EnumSource
    void thePlaceOfAnotherRecordIsNeverErased(TestDatabase database) {
        var erasing = new ErasingSetting(database, root).filled(1);
        var setting = erasing.setting;
        var said = erasing.said(erasing.all());
        setting.jdbc.update("UPDATE archive_version SET record_offset = (SELECT v.record_offset FROM archive_version v "
                + "WHERE v.item = ? AND v.number = 1) WHERE item = ? AND number = 1", erasing.comments.get(2),
                erasing.comments.get(1));
        assertThatThrownBy(() -> erasing.erase(List.of(erasing.comments.get(1)))).isInstanceOf(ArchiveDamaged.class)
                .hasMessageContaining("item " + erasing.comments.get(1));
        setting.rebuild();
        assertThat(erasing.said(erasing.all())).isEqualTo(said);
        assertThat(setting.verified()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void anErasureWithinATransactionOrOfTheUnknownIsRefused(TestDatabase database) {
        var erasing = new ErasingSetting(database, root).filled(1);
        assertThatThrownBy(() -> erasing.setting.transaction.executeWithoutResult(status -> erasing.erase(erasing.all())))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("expected no transaction");
        assertThatThrownBy(() -> erasing.erase(List.of(4711L))).hasMessageContaining("item 4711");
        assertThat(erasing.erase(List.of()).items()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsMadeFromTheArchiveIsToldAndThenPurged(TestDatabase database) {
        var erasing = new ErasingSetting(database, root).filled(1);
        var told = new ArrayList<String>();
        erasing.setting.derivatives.add(new Derivative() {
            @Override
            public void archived(List<Archived> versions) {
            }

            @Override
            public void turned(List<Item> items) {
            }

            @Override
            public void erased(List<Item> items) {
                items.forEach(item -> told.add(item.id() + " " + item.state()));
            }

            @Override
            public void purge() {
                told.add("purged");
            }

            @Override
            public void rebuild() {
            }

            @Override
            public void flush() {
            }
        });
        erasing.setting.open();
        long id = erasing.comments.getFirst();
        erasing.erase(List.of(id));
        assertThat(told).containsExactly(id + " DISPOSED", "purged");
    }

    @ParameterizedTest
    @EnumSource
    void aFileThatIsSwappedForNotesWithoutADisposalIsNoticed(TestDatabase database) {
        var erasing = new ErasingSetting(database, root).filled(1);
        erasing.erase(List.of(erasing.comments.getFirst()));
        erasing.setting.jdbc.update("UPDATE archive_item SET certificate = '2026-2' WHERE id = ?", erasing.comments.getFirst());
        assertThat(erasing.setting.verified()).isNotEmpty().allSatisfy(d -> assertThat(d.expected()).contains("2026-2"));
    }

    private static List<Long> kept(ErasingSetting erasing) {
        return erasing.setting.archive.items(erasing.all()).stream().filter(item -> !item.disposed()).map(Item::id).toList();
    }

    private static List<Long> some(List<Long> all, int each, int from) {
        return java.util.stream.IntStream.range(0, all.size()).filter(i -> i % each == from).mapToObj(all::get).toList();
    }

}
