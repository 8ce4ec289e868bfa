package se.bevara.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.bevara.archive.Content;
import se.bevara.archive.Fingerprint;
import se.bevara.archive.ItemState;
import se.bevara.archive.Known;

class DetectionTest {

    @ParameterizedTest
    @CsvSource({
            "VISIBLE, VISIBLE, false", "VISIBLE, HIDDEN, true", "VISIBLE, MISSING, true", "VISIBLE, GONE, true",
            "HIDDEN, VISIBLE, true", "HIDDEN, HIDDEN, false", "HIDDEN, MISSING, true", "HIDDEN, GONE, true",
            "MISSING, VISIBLE, true", "MISSING, HIDDEN, true", "MISSING, MISSING, false", "MISSING, GONE, true",
            "GONE, VISIBLE, true", "GONE, HIDDEN, true", "GONE, MISSING, false", "GONE, GONE, false"})
    void allowsExactlyTheseTransitions(ItemState from, ItemState to, boolean allowed) {
        assertThat(Transitions.allowed(from, to)).isEqualTo(allowed);
    }

    @Test
    void anUnknownItemIsAdded() {
        var seen = SeenItems.post("p", "hej");
        assertThat(Detection.shown(seen, null, print("hej"), Parentage.SAME)).containsExactly(new Change.Added(seen));
    }

    @ParameterizedTest
    @EnumSource(names = {"SAME", "ORPHANED"})
    void anItemThatSaysTheSameIsUnchangedAlsoWhenItsParentWasTakenAway(Parentage parentage) {
        assertThat(Detection.shown(SeenItems.comment("c", null, "hej"), known("hej", ItemState.VISIBLE), print("hej"), parentage))
                .containsExactly(new Change.Unchanged(7));
    }

    @Test
    void anItemMovedToAnotherParentIsEdited() {
        var seen = SeenItems.comment("c", "x", "hej");
        assertThat(Detection.shown(seen, known("hej", ItemState.VISIBLE), print("hej"), Parentage.MOVED))
                .containsExactly(new Change.Edited(7, seen));
    }

    @ParameterizedTest
    @CsvSource({"5, 5, true, SAME", "5, 0, true, SAME", "0, 5, true, SAME", "5, 1, false, ORPHANED", "5, 1, true, MOVED",
            "5, 6, false, MOVED", "5, 6, true, MOVED", "1, 5, true, MOVED"})
    void tellsAnOrphanFromAMove(long before, long now, boolean stillShown, Parentage expected) {
        assertThat(Parentage.of(before, now, 1, stillShown)).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(names = {"MISSING", "GONE", "HIDDEN"})
    void anItemThatIsShownAgainReappears(ItemState state) {
        assertThat(Detection.shown(SeenItems.post("p", "hej"), known("hej", state), print("hej"), Parentage.SAME))
                .containsExactly(new Change.Unchanged(7), new Change.Reappeared(7));
    }

    @Test
    void anEditedItemMayBeHiddenAtOnce() {
        var seen = SeenItems.item("p", Content.Kind.POST, null, "ny", true);
        assertThat(Detection.shown(seen, known("hej", ItemState.VISIBLE), print("ny"), Parentage.SAME))
                .containsExactly(new Change.Edited(7, seen), new Change.Hidden(7, "shown as hidden"));
    }

    @ParameterizedTest
    @CsvSource({"VISIBLE, true, false, Gone", "VISIBLE, true, true, Hidden", "VISIBLE, false, false, Missing",
            "VISIBLE, false, true, Missing", "MISSING, true, false, Gone", "MISSING, false, false, none",
            "HIDDEN, true, true, none",
            "GONE, true, false, none", "GONE, false, false, none"})
    void onlyAnExplicitAnswerBesideAnAnsweringCanaryMeansGone(ItemState state, boolean canary, boolean hidden, String expected) {
        var change = Detection.answered(7, state, new Session.Answer.NotHere("404", hidden), canary ? null : "canary silent");
        assertThat(change.map(c -> c.getClass().getSimpleName()).orElse("none")).isEqualTo(expected);
    }

    @Test
    void anUnclearAnswerNeverMeansGone() {
        var change = Detection.answered(7, ItemState.VISIBLE, new Session.Answer.Unclear(Failure.RATE_LIMITED), null);
        assertThat(change).isEqualTo(Optional.of(new Change.Missing(7, "absent, rate limited by id")));
        assertThat(Detection.answered(7, ItemState.MISSING, new Session.Answer.Unclear(Failure.TIMEOUT), null)).isEmpty();
    }

    @Test
    void anItemThatAnswersByIdIsNotMissing() {
        var here = new Session.Answer.Here(SeenItems.post("p", "hej"));
        assertThat(Detection.answered(7, ItemState.VISIBLE, here, "canary silent")).isEmpty();
        assertThat(Detection.answered(7, ItemState.MISSING, here, "canary silent")).contains(new Change.Reappeared(7));
    }

    @Test
    void putsParentsFirstAlsoInARing() {
        var items = List.of(SeenItems.comment("c", "b", ""), SeenItems.comment("b", "a", ""), SeenItems.comment("a", "post", ""),
                SeenItems.comment("x", "y", ""), SeenItems.comment("y", "x", ""), SeenItems.comment("z", "z", ""));
        assertThat(ParentsFirst.of(items)).extracting(seen -> seen.content().key()).containsExactly("a", "b", "c", "y", "x", "z");
    }

    /** A platform's truth, changed at random, against what detection tells of it: everything is found, nothing invented. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void findsEveryEditAndRemovalAndInventsNone(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        var platform = new HashMap<String, Truth>();
        var archive = new HashMap<String, Known>();
        for (int night = 0; night < 60; night++) {
            var expected = play(platform, archive, random);
            assertThat(detected(platform, archive)).as("seed %d night %d", seed, night)
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    private record Truth(String text, boolean hidden, boolean there) {
    }

    private static List<String> play(Map<String, Truth> platform, Map<String, Known> archive, RandomGenerator random) {
        var expected = new ArrayList<String>();
        for (int i = 0; i < 40; i++) {
            String key = "k" + i;
            Truth before = platform.get(key);
            Truth after = random.nextInt(10) > 2 && before != null
                    ? before
                    : new Truth("t" + random.nextInt(3), random.nextInt(5) == 0, random.nextInt(4) > 0);
            platform.put(key, after);
            Known known = archive.get(key);
            if (known == null) {
                if (after.there()) {
                    expected.add(key + " Added");
                }
                continue;
            }
            ItemState state = !after.there() ? ItemState.GONE : after.hidden() ? ItemState.HIDDEN : ItemState.VISIBLE;
            if (after.there() && !known.fingerprint().equals(print(after.text()))) {
                expected.add(key + " Edited");
            }
            if (state != known.state()) {
                expected.add(key + " " + switch (state) {
                    case VISIBLE -> "Reappeared";
                    case HIDDEN -> "Hidden";
                    case MISSING, GONE, DISPOSED -> "Gone";
                });
            }
        }
        return expected;
    }

    private static List<String> detected(Map<String, Truth> platform, Map<String, Known> archive) {
        var told = new ArrayList<String>();
        platform.entrySet().stream().sorted(Comparator.comparing(Map.Entry::getKey)).forEach(entry -> {
            String key = entry.getKey();
            Truth truth = entry.getValue();
            Known known = archive.get(key);
            List<Change> changes = truth.there()
                    ? Detection.shown(SeenItems.item(key, Content.Kind.POST, null, truth.text(), truth.hidden()), known,
                            print(truth.text()),
                            Parentage.SAME)
                    : known == null
                            ? List.of()
                            : Detection.answered(known.id(), known.state(), new Session.Answer.NotHere("404", false), null)
                                    .stream().toList();
            changes.stream().filter(c -> !(c instanceof Change.Unchanged))
                    .forEach(c -> told.add(key + " " + c.getClass().getSimpleName()));
            if (truth.there() || known != null) {
                archive.put(key, known(truth.there() || known == null ? print(truth.text()) : known.fingerprint(),
                        !truth.there() ? ItemState.GONE : truth.hidden() ? ItemState.HIDDEN : ItemState.VISIBLE));
            }
        });
        return told;
    }

    private static Known known(String text, ItemState state) {
        return known(print(text), state);
    }

    private static Known known(Fingerprint print, ItemState state) {
        return new Known(7, "7", Content.Kind.POST, print, 1, state, 0, null, 7, Instant.EPOCH);
    }

    private static Fingerprint print(String text) {
        return Fingerprint.of(ByteBuffer.allocate(16).putInt(text.hashCode()).array());
    }
}
