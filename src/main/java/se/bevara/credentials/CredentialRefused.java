package se.bevara.credentials;

import java.util.Locale;

/** A credential cannot be taken in or withdrawn, and why. Says nothing of what was entered. Pages have a text for each reason. */
public final class CredentialRefused extends IllegalArgumentException {

    private final Why why;

    /** Why not. */
    public enum Why {
        ACCOUNT("kontot finns inte i registret"),
        PLATFORM("förnyelsenyckel (refresh token): finns bara på LinkedIn, X och YouTube"),
        EMPTY("behörighet: väntade den sträng som plattformen har lämnat ut, fann inget"),
        SHAPE("behörighet: väntade högst 8 000 skrivbara tecken på en rad"),
        LAPSED("går ut: väntade i dag eller en senare dag"),
        NONE("ingen behörighet är inmatad för kontot"),
        KEY_LOST("nyckelfilen till de behörigheter som redan är inmatade saknas. Återställ den, eller dra in dem först");

        private final String swedish;

        Why(String swedish) {
            this.swedish = swedish;
        }
    }

    CredentialRefused(Why why) {
        super(why.swedish);
        this.why = why;
    }

    /** The last part of its message's key. */
    public String key() {
        return why.name().toLowerCase(Locale.ROOT);
    }
}
