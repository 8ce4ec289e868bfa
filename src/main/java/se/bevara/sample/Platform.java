package se.bevara.sample;

/** A platform of the world. */
public enum Platform {
    BLUESKY,
    FACEBOOK,
    INSTAGRAM,
    LINKEDIN,
    MASTODON,
    WORDPRESS,
    X,
    YOUTUBE;

    /** The name as the register of accounts has it. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
