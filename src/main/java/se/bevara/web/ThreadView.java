package se.bevara.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A post with what was answered below it.
 *
 * @param id number of the post
 * @param head null when the post itself was never captured
 * @param context whether the post is only shown for its answers' sake
 * @param replies in the order of reading: each below what it answers
 * @param more how many further answers the thread has
 */
record ThreadView(long id, @Nullable ItemView head, boolean context, List<Reply> replies, long more) {

    /**
     * @param depth 1 for an answer to the post
     * @param answers what it answers, where that is neither the post nor shown above it
     */
    record Reply(ItemView item, int depth, @Nullable Glimpse answers) {
    }
}
