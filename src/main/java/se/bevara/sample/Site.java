package se.bevara.sample;

import java.time.Instant;
import java.util.List;

/** What one platform shows anyone who comes with a browser: a design of our own that works as its pages do. */
interface Site {

    /** The path of an account's page, from the root of the public pages. */
    String path(Presence account);

    /**
     * Shows an account's page, or one below it.
     *
     * @param below the path behind the account's own
     */
    Answer answer(Request request, Presence account, List<String> below, Instant now);

    /** The comments that answer a posting and that anyone may see. */
    static List<Posting> answers(Posting posting) {
        return posting.answers().stream().filter(each -> each.now().standing() == Standing.VISIBLE).toList();
    }

    /** All below a posting that anyone may see: what hangs below a hidden comment is hidden with it. */
    static int talk(Posting posting) {
        return answers(posting).stream().mapToInt(each -> 1 + talk(each)).sum();
    }

    /** The posts that anyone may see, the newest first. */
    static List<Posting> posts(Presence account) {
        return account.posts().stream().filter(each -> each.now().standing() == Standing.VISIBLE).toList().reversed();
    }

    /** So many of them behind the one with a number; from the first for 0. */
    static List<Posting> batch(List<Posting> posts, long after, int most) {
        return posts.stream().filter(each -> after == 0 || each.number() < after).limit(most).toList();
    }

    static String author(Posting posting) {
        return posting.ours() ? posting.presence().name() : posting.author().name();
    }
}
