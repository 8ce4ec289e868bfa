package se.bevara.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoryTest {

    private static final Path FOLDER = Path.of("archive-sample");
    private final World world = new World(StoryClock.at("2025-09-01T00:00"));
    private final Play play = Play.of(world, FOLDER);

    private Posting named(String name) {
        return play.named(name).orElseThrow();
    }

    @Test
    void storyPlaysToItsEndAndHoldsAFewThousandItems() {
        play.until(StoryClock.instant("2026-10-31T01:15"));
        assertThat(world.postings()).hasSizeBetween(2_000, 6_000);
        assertThat(world.presences()).hasSizeGreaterThanOrEqualTo(10);
    }

    @Test
    void noAccountIsEmptyOnItsFirstNight() {
        play.until(StoryClock.instant("2025-09-02T01:15"));
        assertThat(world.presences()).allSatisfy(each -> assertThat(each.posts()).isNotEmpty());
    }

    @Test
    void nightsThatSeeAnEventAreEventful() {
        assertThat(play.eventful()).contains(java.time.LocalDate.parse("2025-09-10"), java.time.LocalDate.parse("2026-03-17"))
                .doesNotContain(java.time.LocalDate.parse("2025-12-24"));
    }

    @Test
    void outsiderIsSeenOnOneNightAndNotOnTheNext() {
        play.until(StoryClock.instant("2025-09-10T01:15"));
        assertThat(Difference.there(named("busschefen"), StoryClock.instant("2025-09-09T01:15"))).isTrue();
        assertThat(Difference.there(named("busschefen"), StoryClock.instant("2025-09-10T01:15"))).isFalse();
        assertThat(Difference.there(named("osedd"), StoryClock.instant("2025-09-09T01:15"))).isFalse();
        assertThat(Difference.there(named("osedd"), StoryClock.instant("2025-09-10T01:15"))).isFalse();
    }

    @Test
    void longCommentHasFiveThousandCharacters() {
        play.until(StoryClock.instant("2026-01-22T01:15"));
        assertThat(named("lång").now().text()).hasSize(5_000);
    }

    @Test
    void sameStoryGivesTheSameItems() {
        World other = new World(StoryClock.at("2025-09-01T00:00"));
        Play.of(other, FOLDER).until(StoryClock.instant("2026-10-31T01:15"));
        play.until(StoryClock.instant("2026-10-31T01:15"));
        assertThat(lines(other)).isEqualTo(lines(world));
    }

    private static List<String> lines(World world) {
        return world.postings().stream().map(each -> each.remoteId() + " " + each.created() + " " + each.now().text()).toList();
    }
}
