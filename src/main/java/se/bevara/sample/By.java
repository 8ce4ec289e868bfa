package se.bevara.sample;

/** Who did something to a posting. No platform of these tells. */
public enum By {
    AUTHOR,
    PAGE,
    PLATFORM
}
