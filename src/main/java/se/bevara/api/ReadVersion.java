package se.bevara.api;

import org.jspecify.annotations.Nullable;
import se.bevara.archive.Content;

/**
 * What a version says, as far as it can be read here.
 *
 * @param content null where it is closed, disposed of, or its segment cannot be read
 * @param author null where there is no content
 */
record ReadVersion(boolean closed, @Nullable Content content, @Nullable String author) {

    ReadVersion {
        author = author == null ? null : whole(author);
    }

    @Nullable
    String text() {
        return content == null ? null : whole(content.text());
    }

    /** Half a character cannot be written as UTF-8: it becomes U+FFFD. The exact bytes have it still. */
    static String whole(String text) {
        var whole = new StringBuilder(text.length());
        text.codePoints().forEach(letter -> whole.appendCodePoint(letter >= 0xD800 && letter <= 0xDFFF ? 0xFFFD : letter));
        return whole.toString();
    }
}
