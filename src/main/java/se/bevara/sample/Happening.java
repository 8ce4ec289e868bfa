package se.bevara.sample;

import java.time.Instant;

/** Something that happens in a world at a time. */
record Happening(Instant at, Runnable act) {
}
