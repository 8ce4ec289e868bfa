package se.bevara.discovery;

import java.net.URI;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of what looks for unregistered accounts, {@code bevara.discovery.*}.
 *
 * @param pages where each of the municipality's own web sites begins; none when empty
 * @param aNight most pages of a site read in a night; those that remain are read the nights after, and then again
 * @param pause between two pages of a site, unless it asks for longer
 * @param posts most versions of posts read in a night: an archive that was there before takes some nights
 * @param forget how long an account that nobody has decided on is kept after it was last seen
 */
@ConfigurationProperties("bevara.discovery")
record DiscoverySettings(@DefaultValue List<URI> pages, @DefaultValue("200") int aNight, @DefaultValue("1s") Duration pause,
        @DefaultValue("20000") int posts, @DefaultValue("90d") Period forget) {

    DiscoverySettings {
        pages = List.copyOf(pages);
        if (aNight < 1 || posts < 1) {
            throw new IllegalArgumentException(
                    "bevara.discovery: expected a-night and posts of at least 1, found " + aNight + ", " + posts);
        }
        pages.stream().filter(page -> page.getHost() == null || page.getRawUserInfo() != null).findFirst().ifPresent(page -> {
            throw new IllegalArgumentException("bevara.discovery.pages: expected whole addresses of pages, without a user");
        });
    }
}
