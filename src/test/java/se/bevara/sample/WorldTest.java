package se.bevara.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class WorldTest {

    private final StoryClock clock = StoryClock.at("2026-03-02T09:00");
    private final World world = new World(clock);
    private final Presence page = world.facebook("solvik");

    private Instant hours(int later) {
        clock.set(StoryClock.instant("2026-03-02T09:00").plusSeconds(later * 3_600L));
        return clock.instant();
    }

    @Test
    void tellsWhatChangedBetweenTwoMomentsAndNothingOfWhatNobodySaw() {
        Posting post = page.post("Hej");
        Posting edited = post.comment("Anna B", "Före");
        Posting gone = post.comment("Bo C", "Borta");
        Posting hidden = post.comment("Cia D", "Dold");
        Instant before = hours(1);
        hours(2);
        edited.edit("Efter");
        gone.delete(By.AUTHOR);
        hidden.hide();
        Posting added = post.comment("Dan E", "Ny");
        Posting unseen = post.comment("Eva F", "Osedd");
        unseen.delete(By.AUTHOR);
        Difference found = world.between(page, before, hours(3));
        assertThat(found).isEqualTo(new Difference(java.util.List.of(added), java.util.List.of(edited), java.util.List.of(gone),
                java.util.List.of(hidden), java.util.List.of(), java.util.List.of()));
    }

    @Test
    void whatComesBackIsReappearedAndNotNew() {
        Posting post = page.post("Hej");
        hours(1);
        post.trash();
        Instant before = hours(2);
        hours(3);
        post.restore();
        assertThat(world.between(page, before, hours(4)).reappeared()).containsExactly(post);
    }

    @Test
    void deletedPostTakesItsCommentsAlong() {
        Posting post = page.post("Hej");
        Posting comment = post.comment("Anna B", "Hej");
        Instant before = hours(1);
        hours(2);
        post.delete(By.PAGE);
        assertThat(world.between(page, before, hours(3)).gone()).containsExactly(post, comment);
    }

    @Test
    void sameActsGiveTheSameIds() {
        World other = new World(StoryClock.at("2026-03-02T09:00"));
        assertThat(other.facebook("solvik").post("Hej").remoteId()).isEqualTo(page.post("Hej").remoteId());
    }
}
