package se.bevara.capture;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.bevara.archive.Content;

/** One account, one night. Each call may throw {@link FetchFailed}. Times of calls and limits are the {@link Fetcher}'s business. */
public interface Session {

    /** The account as the platform shows it; fails by name when the account is gone, private, or the credential no longer reads it. */
    Profile profile();

    /** A page of the account's own posts; null asks for the first. */
    Page posts(@Nullable String cursor);

    /** A page of the comments below a post, at every level; null asks for the first. */
    Page comments(Post post, @Nullable String cursor);

    /**
     * Asks for items by id, one or many a call as the platform allows.
     *
     * @return an answer for each id asked
     */
    Map<String, Answer> byId(List<Asked> asked);

    /**
     * The post that an answer's thread begins with, where the account's own listing shows its answers beside its posts.
     *
     * @return nothing where the thread is not the account's own, or cannot be told
     */
    default Optional<Post> rootOf(Seen answer) {
        return Optional.empty();
    }

    /**
     * What the platform is asked with for a post at a public address, anybody's.
     *
     * @return nothing where the platform has no way to it
     * @throws FetchFailed when there is no post, or it cannot be told
     */
    default Optional<String> idOf(URI address) {
        return Optional.empty();
    }

    /**
     * Where the bytes of an attachment are fetched tonight, where that is another place than its source.
     *
     * @return nothing when it has no place
     * @throws FetchFailed when it cannot be told
     */
    default @Nullable URI located(Content content, Content.Attachment attachment) {
        return attachment.source();
    }

    /** Whether an edited item may answer to a new id: then an old id that is "not here" means little where no listing tells the new. */
    default boolean idsMayChange() {
        return false;
    }

    /** Since when the listing of posts that was just read to its end shows them; null where it shows all. Older ones are not asked for. */
    default @Nullable Instant listedSince() {
        return null;
    }

    /**
     * How far back comments are listed at all: older ones are in no listing, so that one which is known is asked for by id, and one which
     * is not is never found. Null where all are listed.
     */
    default @Nullable Duration reach() {
        return null;
    }

    /** A post whose comments are asked for. */
    record Post(String remoteId, String key) {
    }

    /** An item that is asked for by id, with the post of its thread. */
    record Asked(String remoteId, boolean comment, @Nullable String threadRemoteId) {
    }

    /** What a platform answers when asked for one item by id. */
    sealed interface Answer {

        record Here(Seen seen) implements Answer {
        }

        /**
         * The platform says that the item is no longer there, or may not be seen. Means gone only while a known item still answers.
         *
         * @param evidence a few fixed words, such as {@code 404} or {@code 100/33}
         * @param hidden whether the answer means held back, rather than gone
         */
        record NotHere(String evidence, boolean hidden) implements Answer {
        }

        record Unclear(Failure failure) implements Answer {
        }
    }

    /**
     * @param posts the platform's own count of posts, if it tells
     * @param look what the account shows of itself (name, description, picture addresses), to notice changes
     */
    record Profile(String remoteId, String handle, String name, @Nullable Long posts, Map<String, String> look, Seen.Raw raw) {
    }

    /**
     * @param next cursor of the following page; null only at the true end
     * @param total the platform's own count of all items in the listing, if it tells: a control total
     * @param whole false when the listing is only a window, such as a feed's newest ten or a thread cut short by the server: an item's
     *        absence from it means nothing. A listing is whole when each of its pages is
     * @param notes what the receipt should mention, such as how many direct messages were left out; no content, no names
     */
    record Page(List<Seen> items, @Nullable String next, @Nullable Long total, boolean whole, List<String> notes) {

        public Page(List<Seen> items, @Nullable String next, @Nullable Long total) {
            this(items, next, total, true, List.of());
        }
    }
}
