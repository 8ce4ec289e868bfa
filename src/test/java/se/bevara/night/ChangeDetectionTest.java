package se.bevara.night;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.bevara.archive.Archive;
import se.bevara.archive.Content;
import se.bevara.archive.ItemState;
import se.bevara.capture.Nights;
import se.bevara.sample.Posting;
import se.bevara.sample.StoryClock;

/** Over stories made up by chance: every edit and removal that a night could see is found, none is invented. */
class ChangeDetectionTest {

    private static final int NIGHTS = 14;

    @TempDir
    Path data;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void findsWhatCouldBeSeenAndInventsNothing(long seed) {
        var clock = StoryClock.at("2026-03-01T08:00");
        try (var municipality = new Municipality(clock)) {
            var world = municipality.world;
            world.facebook("solvik");
            world.facebook("solviksbibliotek");
            world.mastodon("solvikkommun");
            world.mastodon(GeneratedStory.ID_CHANGING).changesIdsOnEdit(true);
            world.wordpress("skolbloggen");
            world.instagram("solviksbilder");
            world.linkedin("solviksarbete");
            world.bluesky("solviksaktuellt");
            world.wordpress("naturbloggen");
            world.x("solviksnytt");
            var story = new GeneratedStory(world, new Random(seed));
            try (var application = municipality.application(data)) {
                var nights = application.getBean(Nights.class);
                for (int night = 0; night < NIGHTS; night++) {
                    clock.set(StoryClock.instant("2026-03-01T08:00").plus(Duration.ofDays(night)));
                    story.day(45);
                    clock.set(StoryClock.instant("2026-03-02T01:15").plus(Duration.ofDays(night)));
                    story.night();
                    nights.run(LocalDate.of(2026, 3, 1).plusDays(night));
                }
                new Comparison(story, application.getBean(Archive.class)).assertTrue(seed);
            }
        }
    }

    /** The world's truth beside what the archive holds. */
    private static final class Comparison {

        private final GeneratedStory story;
        private final java.util.Map<String, Municipality.Held> holdings;
        private final List<String> wrong = new ArrayList<>();
        private int items;
        private int edits;
        private int removals;
        private int lost;

        Comparison(GeneratedStory story, Archive archive) {
            this.story = story;
            this.holdings = Municipality.holdings(archive);
        }

        void assertTrue(long seed) {
            var unexplained = new HashSet<>(holdings.keySet());
            for (Posting posting : story.findable()) {
                String key = Municipality.key(posting);
                unexplained.remove(key);
                compare(posting, key);
            }
            System.out.printf(
                    "story %d: %d items, %d edits, %d removals could be seen, %d lost from sight; %d misjudged, %d invented%n",
                    seed,
                    items, edits, removals, lost, wrong.size(), unexplained.size());
            assertThat(wrong).isEmpty();
            assertThat(unexplained).isEmpty();
            assertThat(edits).isGreaterThan(5);
            assertThat(removals).isGreaterThan(5);
        }

        private void compare(Posting posting, String key) {
            var held = holdings.get(key);
            items++;
            if (held == null) {
                wrong.add("never archived: " + key);
                return;
            }
            var expected = story.texts(posting);
            // A blog post's first line is its title; what follows it is the text.
            var found = held.versions().stream().map(Content::text).map(text -> text.substring(text.lastIndexOf('\n') + 1))
                    .toList();
            edits += expected.size() - 1;
            if (!expected.equals(found)) {
                wrong.add("versions of " + key + ": expected " + expected + ", found " + found);
            }
            ItemState state = story.lost(posting) ? ItemState.MISSING : switch (posting.now().standing()) {
                case VISIBLE -> ItemState.VISIBLE;
                case HIDDEN, SPAM, TRASHED -> ItemState.HIDDEN;
                case REMOVED -> ItemState.GONE;
            };
            lost += state == ItemState.MISSING ? 1 : 0;
            removals += state == ItemState.GONE ? 1 : 0;
            if (held.item().state() != state) {
                wrong.add("state of " + key + ": expected " + state + ", found " + held.item().state());
            }
        }
    }
}
