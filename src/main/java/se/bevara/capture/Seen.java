package se.bevara.capture;

import se.bevara.archive.Content;

/**
 * An item as a platform just showed it.
 *
 * @param content what it says
 * @param raw its exact bytes
 * @param ours whether the account itself wrote it
 * @param replies how many answers the platform counts below it; negative when it does not tell
 */
public record Seen(Content content, Raw raw, boolean ours, long replies) {

    /**
     * @param block exact bytes, as in the answer
     * @param mediaType of the block
     * @param answerDigest {@code sha256:} and hex over the whole answer
     */
    public record Raw(byte[] block, String mediaType, String answerDigest) {
    }
}
