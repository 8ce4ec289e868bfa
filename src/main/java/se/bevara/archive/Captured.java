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
}
