package se.bevara.capture;

import java.time.LocalDate;
import java.util.Comparator;

/**
 * Something that a platform has changed in its interface, or has said that it will.
 *
 * @param subject the field, what a header said, or a version and the day on which it ends; harmless characters alone
 * @param first night that noticed it
 * @param last night that noticed it
 */
public record ApiChange(String platform, Kind kind, String subject, LocalDate first, LocalDate last) {

    /** What has changed. */
    public enum Kind {
        /** Items have a field that was never seen and is in no list. */
        NEW_FIELD,
        /** A field that items used to have, or that is needed, is in none of them. */
        GONE_FIELD,
        /** The answers' headers say that the interface is to be taken out of use. */
        ANNOUNCED,
        /** Another version answers than was asked. */
        OTHER_VERSION,
        /** The version that is asked ends, by a published calendar. */
        VERSION_ENDS
    }

    /** What a header said. */
    record Sign(Kind kind, String subject) implements Comparable<Sign> {

        @Override
        public int compareTo(Sign other) {
            return Comparator.comparing(Sign::kind).thenComparing(Sign::subject).compare(this, other);
        }
    }
}
