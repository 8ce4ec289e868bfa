package se.bevara.archive;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The fetched bytes of one attachment, or why there are none.
 *
 * @param attachmentId {@link Content.Attachment#id()}
 * @param source where it was fetched, free of secrets
 * @param mediaType as the server said, {@code application/octet-stream} when it did not
 * @param bytes exact bytes; null when it could not be had
 * @param failure why it could not be had; null when it could
 */
public record Media(String attachmentId, URI source, String mediaType, byte @Nullable [] bytes, @Nullable String failure) {
}
