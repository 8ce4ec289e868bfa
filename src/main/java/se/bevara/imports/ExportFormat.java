package se.bevara.imports;

import java.util.List;

/** A platform's own export: told by what it holds, never by what the file is called. */
interface ExportFormat {

    /** All that can be taken in. */
    List<ExportFormat> ALL = List.of(new BlueskyExport(), new FacebookExport(), new InstagramExport(), new LinkedinExport(),
            new MastodonExport(), new WordpressExport(), new XExport(), new YoutubeExport());

    /** Its name in the archive, with the version of its reader: {@code mastodon.1}. */
    String parser();

    /** The platform's name as the register has it. */
    String platform();

    String swedish();

    /** Whether a file is one of these. */
    boolean recognises(Container container);

    Export read(Container container);

    /** Whether the file may be kept as evidence: not where it holds what must not be kept, such as the public's addresses. */
    default boolean kept() {
        return true;
    }

    /** Whether attachments lie in it; where they never do, their absence is nothing to look at. */
    default boolean holdsMedia() {
        return true;
    }
}
