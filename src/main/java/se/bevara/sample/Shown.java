package se.bevara.sample;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A posting as it stood from a moment on.
 *
 * @param since from when
 * @param edited when its text or media last changed after it was made; null when never
 * @param parent what it answers on the platform at that time
 * @param by who brought it about
 */
public record Shown(Instant since, Standing standing, String text, List<Medium> media, @Nullable Posting parent,
        @Nullable Instant edited, By by) {

    Shown standing(Standing next, Instant at, By who) {
        return new Shown(at, next, text, media, parent, edited, who);
    }

    Shown saying(String words, List<Medium> attached, Instant at) {
        return new Shown(at, standing, words, List.copyOf(attached), parent, at, By.AUTHOR);
    }

    Shown below(@Nullable Posting other, Instant at) {
        return new Shown(at, standing, text, media, other, edited, By.PLATFORM);
    }

    boolean saysTheSame(Shown other) {
        return text.equals(other.text) && media.equals(other.media) && parent == other.parent;
    }
}
