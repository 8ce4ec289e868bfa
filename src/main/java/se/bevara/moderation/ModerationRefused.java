package se.bevara.moderation;

/** A step of moderation that may not be taken now, or not like this. Its message says in Swedish what was expected and what was found. */
public final class ModerationRefused extends IllegalArgumentException {

    ModerationRefused(String message) {
        super(message);
    }
}
