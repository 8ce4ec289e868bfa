package se.bevara.archive;

import java.time.Instant;

/**
 * An item as it came.
 *
 * @param content what it says
 * @param block its exact bytes in the platform's answer
 * @param mediaType of the block
 * @param answerDigest {@code sha256:} and hex over the whole answer that it was cut from
 * @param at when it was captured, our clock
 */
public record Captured(Content content, byte[] block, String mediaType, String answerDigest, Instant at) {

    /**
     * How the media type of a block begins that was cut from a platform's export and not from its answer, whatever the platform. It is read
     * by the {@link PlatformFormat} that bears this name.
     */
    public static final String FROM_EXPORT = "application/vnd.bevara.from-export+json";

    /** How the remote id of an item begins for which the platform cannot be asked: its export tells no id. */
    public static final String WITHOUT_ID = "export:";
}
