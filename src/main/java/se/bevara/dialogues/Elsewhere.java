package se.bevara.dialogues;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The stored reason for an item's direction, which says too whether the item belongs to a dialogue elsewhere.
 *
 * @param author what it says of the author
 * @param dialogue number of the dialogue; null for what stands on our own pages
 */
public record Elsewhere(String author, @Nullable Long dialogue) {

    private static final Pattern STORED = Pattern.compile("(.*), in dialogue ([1-9]\\d{0,17}) elsewhere");

    /** Reads a reason as it is stored. */
    public static Elsewhere of(String reason) {
        Matcher stored = STORED.matcher(reason);
        return stored.matches() ? new Elsewhere(stored.group(1), Long.valueOf(stored.group(2))) : new Elsewhere(reason, null);
    }

    /** The reason as it is stored. */
    public String stored() {
        return dialogue == null ? author : author + ", in dialogue " + dialogue + " elsewhere";
    }
}
