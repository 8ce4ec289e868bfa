package se.bevara.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.netpreserve.jwarc.WarcTargetRecord;
import org.springframework.util.unit.DataSize;
import se.bevara.TestDatabase;
import se.bevara.accounts.Account;
import se.bevara.archive.TestFormat.Item;

/** Random nights of ingests and rollbacks: the archive verifies, is read by another reader, and is made anew the same. */
class ArchiveStoryTest {

    private static final List<String> HOSTILE = List.of("plain", "\r\nWARC-Type: warcinfo\r\n\r\n", "\u202Eרשע 🏴‍☠️ e\u0301 é",
            "\ud800 alone", "https://x.example/@Åsa Öst?a=%00%ff", " %41 ", "\u0000\u001b[31m", "a".repeat(3000));

    @TempDir
    Path root;

    @ParameterizedTest
    @EnumSource
    void randomNightsVerifyAndAreMadeAnewTheSame(TestDatabase database) {
        var setting = new ArchiveSetting(database, root);
        setting.segmentSize = DataSize.ofKilobytes(12);
        setting.open();
        var random = new Random(20261121);
        var known = new ArrayList<Long>();
        for (int night = 0; night < 30; night++) {
            night(setting, random, known, night);
            if (random.nextInt(6) == 0) {
                setting.archive.seal(setting.now.get());
            }
            if (random.nextInt(8) == 0) {
                setting.open();
            }
            setting.wait(Duration.ofDays(3));
        }
        setting.wait(Duration.ofDays(31));
        setting.archive.seal(setting.now.get());
        assertThat(setting.tables()).filteredOn(row -> row.startsWith("segment")).isNotEmpty()
                .noneMatch(row -> row.endsWith("null null "));
        assertThat(setting.verified()).isEmpty();
        assertThat(setting.archive.fixitySample(50_000).differences()).isEmpty();
        for (String path : SegmentFolder.paths(root)) {
            assertThat(setting.read(path)).allSatisfy(record -> {
                assertThat(record.version().toString()).isEqualTo("WARC/1.1");
                if (record instanceof WarcTargetRecord target) {
                    assertThat(target.targetURI()).isNotNull();
                }
            });
        }
        var before = setting.tables();
        setting.rebuild();
        assertThat(setting.tables()).isEqualTo(before);
        assertThat(setting.verified()).isEmpty();
        night(setting, random, known, 99);
        assertThat(setting.verified()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsArchivedDuringAVerificationIsNoDifference(TestDatabase database) throws Exception {
        var setting = new ArchiveSetting(database, root);
        var random = new Random(7);
        for (int i = 0; i < 20; i++) {
            setting.one(item(random, "before" + i).drawnUp(setting.now.get().toString()));
        }
        try (var pool = Executors.newSingleThreadExecutor()) {
            var archiving = pool.submit(() -> {
                for (int i = 0; i < 150; i++) {
                    setting.one(item(random, "during" + i).drawnUp(setting.now.get().toString()));
                }
            });
            do {
                assertThat(setting.verified()).isEmpty();
            } while (!archiving.isDone());
            archiving.get();
        }
        assertThat(setting.verified()).isEmpty();
    }

    private static void night(ArchiveSetting setting, Random random, List<Long> known, int night) {
        Account account = random.nextBoolean() ? TestRegister.ONE : TestRegister.TWO;
        Instant now = setting.now.get();
        var accessions = new ArrayList<Accession>();
        String post = "p" + night + HOSTILE.get(random.nextInt(HOSTILE.size()));
        accessions.add(item(random, post).drawnUp(now.toString(), media(random)));
        for (int i = 0; i < random.nextInt(8); i++) {
            accessions.add(item(random, "c" + night + "." + i).comment().first(now.toString(), i == 0 ? post : "c" + night + ".0",
                    post));
        }
        for (var item : setting.archive.items(known)) {
            if (item.account().equals(account.id()) && random.nextInt(4) == 0) {
                accessions.add(change(setting, random, now, item));
            }
        }
        boolean fails = random.nextInt(4) == 0;
        setting.transaction.executeWithoutResult(status -> {
            var ids = setting.archive.ingest(account, accessions);
            if (fails) {
                status.setRollbackOnly();
            } else {
                ids.stream().filter(id -> !known.contains(id)).forEach(known::add);
            }
        });
    }

    private static Accession change(ArchiveSetting setting, Random random, Instant now, se.bevara.archive.Item item) {
        return switch (random.nextInt(4)) {
            case 0 -> new Accession.Turned(item.id(), ItemState.values()[random.nextInt(4)], now.minusSeconds(9), now, "404");
            case 1 -> new Accession.Counted(item.id(), now, Map.of("likes", random.nextLong(1000), "shares", 1L));
            case 2 -> new Accession.LateMedia(item.id(), item.versions().getFirst().number(), now,
                    List.of(new Media("2", URI.create("https://cdn.example/2.jpg"), "image/jpeg", new byte[]{1, 2}, null)));
            default -> {
                var key = setting.archive.content(item, item.versions().getLast().number()).key();
                var next = item(random, key).count("likes", random.nextInt(50));
                yield (item.kind() == Content.Kind.POST ? next : next.comment()).next(item.id(), now.toString(), media(random));
            }
        };
    }

    private static Item item(Random random, String key) {
        var item = new Item(key).with("text", HOSTILE.get(random.nextInt(HOSTILE.size())) + random.nextLong())
                .with("author", HOSTILE.get(random.nextInt(HOSTILE.size())))
                .with("url", random.nextBoolean() ? "https://social.example/å/" + random.nextInt() : "javascript:alert(1)");
        return random.nextBoolean() ? item.with("id", HOSTILE.get(random.nextInt(HOSTILE.size()))) : item;
    }

    private static Media[] media(Random random) {
        byte[] bytes = new byte[random.nextInt(3000)];
        random.nextBytes(bytes);
        var source = URI.create(random.nextBoolean() ? "https://cdn.example/1.jpg" : "urn:x");
        return random.nextBoolean()
                ? new Media[0]
                : new Media[]{new Media(HOSTILE.get(random.nextInt(HOSTILE.size())), source, "image/jpeg", bytes, null),
                        new Media("2", source, HOSTILE.get(random.nextInt(HOSTILE.size())), null, "404\r\n")};
    }

    @ParameterizedTest
    @EnumSource
    void aLostCatalogueKeyIsReplacedByRebuild(TestDatabase database) throws Exception {
        var setting = new ArchiveSetting(database, root);
        long id = setting.one(new Item("p1").first(ArchiveSetting.NOVEMBER));
        Files.delete(root.resolve("keys/catalogue.key"));
        setting.open();
        assertThat(setting.verified()).singleElement().satisfies(d -> assertThat(d.found()).contains("catalogue.key is lost"));
        setting.rebuild();
        assertThat(setting.verified()).isEmpty();
        assertThat(setting.known("p1").id()).isEqualTo(id);
        assertThat(setting.one(new Item("p2").first(ArchiveSetting.NOVEMBER))).isGreaterThan(id);
    }
}
