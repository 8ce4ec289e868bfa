package se.bevara.disclosure;

/** A step of a request that may not be taken now, or not like this. Its message says in Swedish what was expected and what was found. */
public final class DisclosureRefused extends IllegalArgumentException {

    DisclosureRefused(String message) {
        super(message);
    }
}
