package se.bevara.sample;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The truth about what changed between two moments. What was made and deleted in between is in none of the lists: nobody could see it.
 *
 * @param added there at the second moment, never before
 * @param edited there at both, with another text, other media or another parent
 * @param gone there at the first, not at the second
 * @param hidden open at the first or not there, hidden at the second
 * @param unhidden hidden at the first, open at the second
 * @param reappeared there at the second, not at the first, but some time before that
 */
public record Difference(List<Posting> added, List<Posting> edited, List<Posting> gone, List<Posting> hidden,
        List<Posting> unhidden, List<Posting> reappeared) {

    static Difference of(List<Posting> postings, Instant before, Instant after) {
        Difference found = new Difference(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(),
                new ArrayList<>(), new ArrayList<>());
        postings.forEach(each -> found.judge(each, before, after));
        return found;
    }

    /** Whether a posting could be listed at a moment with the account's own credential; below a post that is gone nothing can. */
    public static boolean there(Posting posting, Instant at) {
        boolean itself = posting.at(at).map(shown -> shown.standing().listed()).orElse(false);
        return itself && (posting.isPost() || there(posting.post(), at));
    }

    private void judge(Posting posting, Instant before, Instant after) {
        boolean was = there(posting, before);
        boolean is = there(posting, after);
        if (is && !was) {
            boolean older = posting.created().compareTo(before) <= 0;
            (older ? reappeared : added).add(posting);
        }
        if (was && !is) {
            gone.add(posting);
        }
        if (was && is && !posting.at(before).orElseThrow().saysTheSame(posting.at(after).orElseThrow())) {
            edited.add(posting);
        }
        boolean wasHidden = was && posting.at(before).orElseThrow().standing() == Standing.HIDDEN;
        boolean isHidden = is && posting.at(after).orElseThrow().standing() == Standing.HIDDEN;
        if (isHidden && !wasHidden) {
            hidden.add(posting);
        }
        if (is && wasHidden && !isHidden) {
            unhidden.add(posting);
        }
    }
}
