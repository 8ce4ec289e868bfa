package se.bevara.capture.mastodon;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.bevara.capture.Markup;
import tools.jackson.databind.JsonNode;

/** The public address of a status, on any server. */
record MastodonAddress(URI address) {

    private static final Pattern STATUS = Pattern
            .compile("/(?:@[\\w.-]+(?:@[\\w.-]+)?(?:/statuses)?|users/[\\w.-]+/statuses)/([A-Za-z0-9]{1,40})");

    /** The id in it, which its own server knows the status by; empty where its form tells none. */
    Optional<String> id() {
        Matcher status = STATUS.matcher(address.getPath());
        return status.matches() ? Optional.of(status.group(1)) : Optional.empty();
    }

    /** Whether a status is the one at the address, by where it says that it stands. */
    boolean leadsTo(JsonNode status) {
        return Stream.of("url", "uri").map(field -> Markup.address(MastodonStatus.text(status, field))).anyMatch(this::same);
    }

    private boolean same(@Nullable URI told) {
        return told != null && address.getHost().equalsIgnoreCase(told.getHost()) && last(address).equals(last(told));
    }

    private static String last(URI address) {
        String path = address.getPath().replaceFirst("/$", "");
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
