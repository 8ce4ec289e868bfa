package se.bevara.discovery;

/** A decision that cannot be taken, or not like this. Its message says in Swedish what was expected and what was found. */
public final class DiscoveryRefused extends IllegalArgumentException {

    DiscoveryRefused(String message) {
        super(message);
    }
}
