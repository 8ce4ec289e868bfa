package se.bevara.moderation;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import se.bevara.retention.Word;

/**
 * A text that a person sends to the one who wrote something, by hand. It stands in the list of reasons, and is versioned with it.
 *
 * @param name its short name
 * @param swedish the text, with places in braces such as {@code {skäl}} that are filled for each case
 * @param english likewise
 */
public record Template(String name, Purpose purpose, String swedish, String english) {

    /** What may be filled in. */
    public static final List<String> PLACES = List.of("ärende", "händelse", "konto", "plattform", "myndighet", "skäl", "grund",
            "beslut", "klagomål");
    private static final Pattern PLACE = Pattern.compile("\\{([^{}]*)}");

    /** What a text is for. */
    public enum Purpose implements Word {
        /** Tells the one who wrote it that it is gone, why, and how to complain. */
        NOTICE("besked"),
        /** Refers the one who writes about a matter of their own to the channel for it. */
        REFERRAL("hänvisning");

        private final String swedish;

        Purpose(String swedish) {
            this.swedish = swedish;
        }

        @Override
        public String swedish() {
            return swedish;
        }
    }

    /** The places of both texts that nobody fills. */
    Set<String> unknown() {
        var unknown = new LinkedHashSet<String>();
        PLACE.matcher(swedish + english).results().map(found -> found.group(1)).filter(place -> !PLACES.contains(place))
                .forEach(unknown::add);
        return unknown;
    }
}
