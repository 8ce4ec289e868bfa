package se.bevara.sample;

import java.net.URI;

/** The platforms of a world, running on loopback until closed. */
public final class Platforms implements AutoCloseable {

    private final BlueskyDouble bluesky;
    private final FacebookDouble facebook;
    private final InstagramDouble instagram;
    private final LinkedinDouble linkedin;
    private final MastodonDouble mastodon;
    private final WordpressDouble wordpress;
    private final XDouble x;
    private final YoutubeDouble youtube;

    public Platforms(World world) {
        this.bluesky = new BlueskyDouble(world);
        this.facebook = new FacebookDouble(world);
        this.instagram = new InstagramDouble(world);
        this.linkedin = new LinkedinDouble(world);
        this.mastodon = new MastodonDouble(world);
        this.wordpress = new WordpressDouble(world);
        this.x = new XDouble(world);
        this.youtube = new YoutubeDouble(world);
    }

    public BlueskyDouble bluesky() {
        return bluesky;
    }

    public FacebookDouble facebook() {
        return facebook;
    }

    public InstagramDouble instagram() {
        return instagram;
    }

    public LinkedinDouble linkedin() {
        return linkedin;
    }

    public MastodonDouble mastodon() {
        return mastodon;
    }

    public WordpressDouble wordpress() {
        return wordpress;
    }

    public XDouble x() {
        return x;
    }

    public YoutubeDouble youtube() {
        return youtube;
    }

    /** The double that shows an account. */
    public PlatformDouble of(Presence presence) {
        return switch (presence.platform()) {
            case BLUESKY -> bluesky;
            case FACEBOOK -> facebook;
            case INSTAGRAM -> instagram;
            case LINKEDIN -> linkedin;
            case MASTODON -> mastodon;
            case WORDPRESS -> wordpress;
            case X -> x;
            case YOUTUBE -> youtube;
        };
    }

    /** Where the API of an account is reached, without a trailing slash. */
    public URI base(Presence presence) {
        return of(presence).base(presence);
    }

    @Override
    public void close() {
        bluesky.close();
        facebook.close();
        instagram.close();
        linkedin.close();
        mastodon.close();
        wordpress.close();
        x.close();
        youtube.close();
    }
}
