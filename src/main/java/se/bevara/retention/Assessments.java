package se.bevara.retention;

import org.springframework.stereotype.Component;

/** What people have said of items and accounts. */
@Component
public class Assessments {

    /** What sort of thing is said. */
    public enum Kind implements Word {
        /** A fact: ja, nej or ej bedömt. */
        FACT("fakta"),
        /** A tag, set with ja and taken away with nej. */
        TAG("tagg"),
        /** A civil date on which something happened or will. */
        EVENT("händelse"),
        /** What the item is: orsak, författarroll, kontoklass. */
        TRAIT("egenskap");

        private final String swedish;

        Kind(String swedish) {
            this.swedish = swedish;
        }

        @Override
        public String swedish() {
            return swedish;
        }
    }

    /** Says something of an item; an empty value takes back what was said. */
    public void set(long item, Kind kind, String name, String value, String by, String why) {
        throw new UnsupportedOperationException();
    }

    /** Says something of an account, and so of all its items; what is said of an item itself goes before. */
    public void setAccount(String account, Kind kind, String name, String value, String by, String why) {
        throw new UnsupportedOperationException();
    }
}
