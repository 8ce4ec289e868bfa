package se.bevara.web;

import java.time.Instant;

/** Who has signed in, as the session knows it. What they may do is looked up for each request. */
interface Present {

    long user();

    /** The user's stamp when they signed in: with another the session is over. */
    int stamp();

    Instant since();

    /** Somebody who has signed in with a password. */
    record Here(long user, int stamp, Instant since) implements Present {
    }
}
