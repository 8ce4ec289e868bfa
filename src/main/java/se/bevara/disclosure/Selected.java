package se.bevara.disclosure;

/**
 * A version of an item that a request selects, as it is at that moment: a later edit is another version.
 *
 * @param version 0 for an item that had been disposed of
 * @param secret whether it was closed, and the role that may read it selected it
 * @param looked whether a person has looked at its attachments
 * @param entry the act in the ledger whose file holds its review; -1 before
 */
public record Selected(String request, long item, int version, Outcome outcome, boolean secret, boolean looked, long entry) {

    /** What the secrecy review (sekretessprövning) came to. */
    public enum Outcome {
        UNREVIEWED("ej prövad"),
        OPEN("lämnas ut"),
        MASKED("maskas delvis"),
        WITHHELD("lämnas inte ut"),
        /** It is closed, and nobody has selected it with the right to read it: it can be withheld, or selected by its role. */
        CLOSED("sekretessmarkerad"),
        DISPOSED("gallrad");

        private final String swedish;

        Outcome(String swedish) {
            this.swedish = swedish;
        }

        public String swedish() {
            return swedish;
        }

        boolean waits() {
            return this == UNREVIEWED || this == CLOSED;
        }

        /** Whether something of it is handed out. */
        boolean shown() {
            return this == OPEN || this == MASKED;
        }
    }

    Selected reviewed(Outcome how, long act) {
        return new Selected(request, item, version, how, secret, looked, act);
    }

    Selected looked(boolean seen) {
        return new Selected(request, item, version, outcome, secret, seen, entry);
    }

    String name() {
        return version > 1 ? item + "/" + version : String.valueOf(item);
    }
}
