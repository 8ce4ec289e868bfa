package se.bevara.night;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ApplicationContext;
import se.bevara.archive.Archive;
import se.bevara.archive.Due;
import se.bevara.archive.Item;
import se.bevara.archive.LastWord;
import se.bevara.capture.Nights;
import se.bevara.disclosure.Query;
import se.bevara.disclosure.Search;
import se.bevara.ledger.Act;
import se.bevara.ledger.Difference;
import se.bevara.ledger.Ledger;
import se.bevara.sample.Posting;
import se.bevara.sample.StoryClock;

/** Destroyed means destroyed: no byte of it lies anywhere below the data folder, and a platform that still shows it changes nothing. */
class DestroyedTest {

    @TempDir
    Path data;

    private final StoryClock clock = StoryClock.at("2026-03-01T08:00");

    @Test
    void nothingOfWhatIsErasedLiesInTheDataFolder() throws IOException {
        try (var municipality = new Municipality(clock)) {
            var world = municipality.world;
            var gone = new ArrayList<Posting>();
            for (var page : List.of(world.facebook("solvik"), world.mastodon("solvik"), world.wordpress("solvik"))) {
                var post = page.post("Vattnet stängs av på Storgatan i natt.");
                for (int i = 0; i < 30; i++) {
                    post.comment("Bertil", "Tack för det " + i);
                }
                gone.add(post.comment("Zvonimira Quistorp", "Hemligheten xylofonprov ligger på Kvarngatan"));
            }
            var needles = needles(gone);
            List<Long> items;
            try (var application = municipality.application(data)) {
                night(application, "2026-03-02");
                items = found(application, "xylofonprov");
                assertThat(items).hasSize(3);
                assertThat(places(needles)).contains("xylofonprov in segment", "Quistorp in segment", "xylofonprov in index");
                erase(application.getBean(Archive.class), application.getBean(Ledger.class), items);
                assertThat(found(application, "xylofonprov")).isEmpty();
                assertThat(found(application, "Kvarngatan")).isEmpty();
                assertThat(places(needles)).filteredOn(place -> !place.endsWith("in catalogue")).isEmpty();
                assertThat(night(application, "2026-03-03")).isZero();
                proven(application, items);
            }
            assertThat(places(needles)).isEmpty();
        }
    }

    private static Set<String> needles(List<Posting> gone) {
        var needles = new HashSet<>(Set.of("xylofonprov", "Quistorp", "Zvonimira"));
        gone.forEach(posting -> needles.add(posting.permalink()));
        return needles;
    }

    private static void erase(Archive archive, Ledger ledger, List<Long> items) {
        archive.erase(items.stream().map(item -> new Due(item, "KS 2026/41 § 7", "2026-1")).toList(), new LastWord() {
            @Override
            public Collection<Long> stillDue(List<Long> due) {
                return due;
            }

            @Override
            public void erased(List<Long> erased) {
                ledger.append(Act.of("disposed", "certificate/2026-1", "registrator", Map.of()));
            }
        });
        archive.purge();
    }

    private static void proven(ApplicationContext application, List<Long> items) {
        var archive = application.getBean(Archive.class);
        var ledger = application.getBean(Ledger.class);
        assertThat(differences(archive, ledger)).isEmpty();
        ledger.rebuild();
        archive.rebuild();
        assertThat(differences(archive, ledger)).isEmpty();
        assertThat(archive.items(items)).hasSize(3).allMatch(Item::disposed);
    }

    private static List<Difference> differences(Archive archive, Ledger ledger) {
        var differences = new ArrayList<Difference>();
        ledger.verify(differences::add);
        archive.verify(differences::add);
        return differences;
    }

    /** @return how many items were archived or changed */
    private long night(ApplicationContext application, String date) {
        clock.set(date + "T01:15");
        var receipt = application.getBean(Nights.class).run(LocalDate.parse(date).minusDays(1));
        assertThat(receipt.accounts()).hasSize(3).allSatisfy(account -> assertThat(account.gaps()).isEmpty());
        return receipt.accounts().stream().mapToLong(account -> account.added() + account.edited() + account.missing()
                + account.gone()).sum();
    }

    private static List<Long> found(ApplicationContext application, String word) {
        return application.getBean(Search.class)
                .find(new Query(word, null, null, null, null, null, null, null, null, Query.Order.NEWEST_FIRST, 0, 10)).items();
    }

    /** Where below the data folder the words lie: every byte of every file, compressed members unpacked. */
    private Set<String> places(Set<String> needles) throws IOException {
        var places = new HashSet<String>();
        try (var files = Files.walk(data)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                byte[] bytes = Files.readAllBytes(file);
                String name = data.relativize(file).toString();
                String where = name.endsWith(".warc.gz")
                        ? "segment"
                        : name.startsWith("index") ? "index" : name.endsWith(".db") ? "catalogue" : name;
                String text = text(bytes) + (name.endsWith(".gz") ? text(unpacked(bytes)) : "");
                needles.stream().filter(needle -> text.contains(latin(needle, StandardCharsets.UTF_8))
                        || text.contains(latin(needle, StandardCharsets.UTF_16BE))
                        || text.contains(latin(needle, StandardCharsets.UTF_16LE)))
                        .forEach(needle -> places.add(needle + " in " + where));
            }
        }
        return places;
    }

    private static byte[] unpacked(byte[] bytes) throws IOException {
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return gzip.readAllBytes();
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static String latin(String needle, java.nio.charset.Charset charset) {
        return text(needle.getBytes(charset));
    }
}
