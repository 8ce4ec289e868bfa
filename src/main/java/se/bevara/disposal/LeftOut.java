package se.bevara.disposal;

/**
 * An item of a list that was not erased, and why.
 *
 * @param detail what stands against it: the number of a hold, a verdict, a rule; never anybody's own words
 */
public record LeftOut(long item, Reason reason, String detail) {

    /** Why an item was left out. */
    public enum Reason {
        HELD("gallringsstopp"),
        NOT_DUE("inte längre gallringsbar"),
        OTHER_RULE("annat beslut eller annan regel gäller nu"),
        CHANGED("innehållet har fått en ny version sedan listan upprättades"),
        ALREADY("var redan gallrad");

        private final String swedish;

        Reason(String swedish) {
            this.swedish = swedish;
        }

        public String swedish() {
            return swedish;
        }
    }

    public LeftOut {
        detail = detail.length() <= 200 ? detail : detail.substring(0, 200);
    }

    /** Why, in Swedish. */
    public String text() {
        boolean said = detail.startsWith(reason.swedish());
        return detail.isEmpty() || said
                ? reason.swedish() + detail.substring(said ? reason.swedish().length() : 0)
                : reason.swedish() + ": " + detail;
    }
}
