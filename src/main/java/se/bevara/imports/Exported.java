package se.bevara.imports;

import java.util.List;
import se.bevara.archive.Content;

/**
 * One item as an export has it.
 *
 * @param content what it says; its author is the export's own where no other is told
 * @param otherKeys what else the platform may know it by
 * @param keyed whether its key is the platform's own; else it is told by its time and text alone
 * @param ours whether the account wrote it
 * @param slice where and how it is written
 * @param media its attachments that lie in the export
 */
record Exported(Content content, List<String> otherKeys, boolean keyed, boolean ours, Slice slice, List<Attached> media) {

    Exported {
        otherKeys = List.copyOf(otherKeys);
        media = List.copyOf(media);
    }

    /**
     * @param member of the container, by the name of its kind: never what a file of the account's own is called
     * @param bytes exact, but for what is cut
     * @param cut what was cut from it, since it must not be kept; empty when nothing was
     */
    record Slice(String member, byte[] bytes, List<String> cut) {

        Slice(String member, byte[] bytes) {
            this(member, bytes, List.of());
        }
    }

    /** @param member of the container, where its bytes are */
    record Attached(String attachmentId, String member) {
    }
}
