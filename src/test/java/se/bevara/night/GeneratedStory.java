package se.bevara.night;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import se.bevara.sample.By;
import se.bevara.sample.Platform;
import se.bevara.sample.Posting;
import se.bevara.sample.Presence;
import se.bevara.sample.Standing;
import se.bevara.sample.World;

/** A story made up by chance: each day people and the municipality post, answer, edit, hide and delete. Knows what a night could see. */
final class GeneratedStory {

    /** The account on a server that gives what is edited a new id. */
    static final String ID_CHANGING = "solviksnatur";

    /** Where it cannot be seen that a comment is hidden. */
    private static final Set<Platform> UNHIDING = EnumSet.of(Platform.LINKEDIN, Platform.MASTODON, Platform.X);

    /** Where an account's own answers stand in its own listing too. */
    private static final Set<Platform> LISTING_ANSWERS = EnumSet.of(Platform.BLUESKY, Platform.MASTODON, Platform.X);

    private final World world;
    private final RandomGenerator random;
    private final List<Instant> nights = new ArrayList<>();
    private final Map<Posting, Boolean> seen = new LinkedHashMap<>();
    private final Map<Posting, String> listedAs = new HashMap<>();
    private final Map<Posting, Instant> lost = new HashMap<>();
    /** Own answers that were first seen with nothing above them: a thread of its own begins with each. */
    private final Set<Posting> beginnings = new HashSet<>();
    private int words;

    GeneratedStory(World world, RandomGenerator random) {
        this.world = world;
        this.random = random;
    }

    /** A day of at most {@code acts} acts, some minutes apart. */
    void day(int acts) {
        for (int i = 0; i < acts; i++) {
            world.clock().tick(Duration.ofMinutes(1 + random.nextInt(20)));
            var presences = List.copyOf(world.presences());
            act(presences.get(random.nextInt(presences.size())));
        }
    }

    private void act(Presence presence) {
        var alive = presence.posts().stream().filter(post -> post.now().standing() != Standing.REMOVED).toList();
        int chance = random.nextInt(100);
        if (alive.isEmpty() || chance < 12) {
            presence.post(text());
            return;
        }
        Posting post = alive.get(random.nextInt(alive.size()));
        var reachable = post.thread().stream().filter(GeneratedStory::reachable).toList();
        if (reachable.isEmpty() || chance < 40) {
            say(post);
            return;
        }
        happens(chance, post, reachable.get(random.nextInt(reachable.size())));
    }

    /** Somebody comments; now and then it is the account itself. */
    private void say(Posting below) {
        if (random.nextInt(6) == 0) {
            below.answer(text());
        } else {
            below.comment("Person " + random.nextInt(40), text());
        }
    }

    private void happens(int chance, Posting post, Posting comment) {
        boolean hides = !UNHIDING.contains(comment.presence().platform());
        if (chance < 60) {
            if (comment.now().standing() == Standing.VISIBLE) {
                say(comment);
            }
        } else if (chance < 75) {
            (chance < 70 ? comment : post).edit(text());
        } else if (chance < 85 && hides) {
            if (comment.now().standing() == Standing.HIDDEN) {
                comment.unhide();
            } else {
                comment.hide();
            }
        } else if (chance < 97) {
            comment.delete(random.nextBoolean() ? By.AUTHOR : By.PAGE);
        } else {
            post.delete(By.PAGE);
        }
    }

    private String text() {
        return "Rad nummer " + ++words + " om vägar, skolor och åäö";
    }

    /** Remembers that a night looked at this moment, and what it could find. */
    void night() {
        Instant now = world.clock().instant();
        nights.add(now);
        for (Posting posting : world.postings()) {
            if (begins(posting)) {
                beginnings.add(posting);
            }
            if (posting.now().standing().listed() && (seen.containsKey(posting) || listed(posting))) {
                seen.put(posting, true);
            }
            lose(posting, now);
        }
    }

    /** Mastodon shows what is above an answer only as far as it is there; Bluesky names the first post, which is no help when no night saw it. */
    private boolean begins(Posting posting) {
        boolean own = posting.ours() && !posting.isPost() && posting.now().standing().listed() && !seen.containsKey(posting);
        boolean above = posting.post().now().standing().listed() && reachable(posting);
        return own && !above && switch (posting.presence().platform()) {
            case MASTODON -> true;
            case BLUESKY -> !seen.containsKey(posting.post());
            default -> false;
        };
    }

    /**
     * Where an edit gives a new id, a comment that was edited or removed below something removed is out of sight for good: its old id is
     * silent either way, and no listing tells the new one.
     */
    private void lose(Posting posting, Instant now) {
        if (listed(posting)) {
            listedAs.put(posting, posting.now().text());
        }
        boolean known = listedAs.containsKey(posting) && !lost.containsKey(posting);
        boolean silent = posting.now().standing() == Standing.REMOVED || !posting.now().text().equals(listedAs.get(posting));
        if (known && silent && posting.presence().handle().equals(ID_CHANGING) && belowRemoved(posting)) {
            lost.put(posting, now);
        } else if (known && posting.now().standing() == Standing.REMOVED) {
            listedAs.remove(posting);
        }
    }

    private static boolean belowRemoved(Posting posting) {
        Posting parent = posting.now().parent();
        return parent != null && (parent.now().standing() == Standing.REMOVED || belowRemoved(parent));
    }

    /** Whether nobody outside can tell if it is still there. */
    boolean lost(Posting posting) {
        return lost.containsKey(posting);
    }

    /** A new comment below something removed cannot be found: no listing leads to it, but the account's own to its own where that shows answers and to what is below those, and on X the conversation. */
    private boolean listed(Posting posting) {
        boolean there = posting.now().standing() != Standing.REMOVED;
        boolean own = there && posting.ours() && LISTING_ANSWERS.contains(posting.presence().platform());
        boolean found = posting.presence().platform() == Platform.X ? there : reachable(posting);
        return posting.isPost() || own || posting.post().now().standing().listed() && found || belowBeginning(posting);
    }

    private boolean belowBeginning(Posting posting) {
        Posting parent = posting.now().parent();
        return parent != null && posting.now().standing() != Standing.REMOVED && parent.now().standing() != Standing.REMOVED
                && (beginnings.contains(parent) || belowBeginning(parent));
    }

    private static boolean reachable(Posting posting) {
        if (posting.now().standing() == Standing.REMOVED) {
            return false;
        }
        Posting parent = posting.now().parent();
        return parent == null || parent.isPost() || reachable(parent);
    }

    /** Everything that some night could find. */
    Iterable<Posting> findable() {
        return seen.keySet();
    }

    /** The texts of a posting as the nights could read them, oldest first, one entry for each change. */
    List<String> texts(Posting posting) {
        var texts = new ArrayList<String>();
        boolean found = false;
        for (Instant night : nights) {
            if (lost.containsKey(posting) && !night.isBefore(lost.get(posting))) {
                break;
            }
            var shown = posting.at(night);
            found |= shown.isPresent() && shown.get().standing().listed();
            if (found && shown.isPresent() && shown.get().standing().listed()
                    && (texts.isEmpty() || !texts.getLast().equals(shown.get().text()))) {
                texts.add(shown.get().text());
            }
        }
        return texts;
    }
}
