package se.bevara.archive;

import java.net.URI;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an item says, read from the platform's exact bytes. Hostile: everything here was written by strangers.
 *
 * @param key what identifies the item for ever on its platform, such as Mastodon's {@code uri}
 * @param remoteId what the platform's API is asked with; may change, holds no person's name
 * @param kind post or comment
 * @param parentKey key, or failing that remote id, of what it answers; null for a post, or when the platform does not say
 * @param authorId the author's identifier on the platform; empty when withheld
 * @param authorName the author's shown name; empty when withheld
 * @param platformTime when the platform says it was made, with the platform's offset
 * @param editedAt when the platform says it was last edited, if it says
 * @param text plain text, markup removed, line breaks kept
 * @param attachments pictures, films, links, in order
 * @param permalink its public address, if it has one
 * @param hidden whether the platform says it is hidden or held back
 * @param counts the platform's counters by name ({@code likes}, {@code shares}, {@code replies}, {@code views}): never part of what an edit is
 */
public record Content(String key, String remoteId, Kind kind, @Nullable String parentKey, String authorId, String authorName,
        OffsetDateTime platformTime, @Nullable OffsetDateTime editedAt, String text, List<Attachment> attachments,
        @Nullable URI permalink, boolean hidden, Map<String, Long> counts) {

    public enum Kind {
        POST,
        COMMENT
    }

    /**
     * @param id identifies the attachment across nights: signed addresses change, this does not
     * @param kind {@code image}, {@code video}, {@code audio}, {@code link}, {@code other}
     * @param source where its bytes are fetched; null for a mere link or when the platform gives none
     * @param description alternative text or title, may be empty
     */
    public record Attachment(String id, String kind, @Nullable URI source, String description) {
    }

    public Content {
        attachments = List.copyOf(attachments);
        counts = Map.copyOf(counts);
    }
}
