package se.bevara.capture.mastodon;

import java.util.Map;
import org.springframework.stereotype.Component;
import se.bevara.accounts.Account;
import se.bevara.archive.Content;
import se.bevara.capture.Access;
import se.bevara.capture.Connector;
import se.bevara.capture.Fetcher;
import se.bevara.capture.JsonSlice;
import se.bevara.capture.PlatformCalls;
import se.bevara.capture.Session;

/** The way to accounts on Mastodon and on servers that speak its API. */
@Component
final class MastodonServers implements Connector {

    @Override
    public String platform() {
        return "mastodon";
    }

    @Override
    public Content read(byte[] block, String mediaType) {
        return MastodonStatus.read(JsonSlice.read(block));
    }

    @Override
    public Session open(Account account, Access access, Fetcher fetcher) {
        MastodonCalls calls = PlatformCalls.to(MastodonCalls.class, access.base(), () -> bearer(access), fetcher);
        return new MastodonSession(account, access, calls);
    }

    private static Map<String, String> bearer(Access access) {
        return access.secret().get().map(token -> Map.of("Authorization", "Bearer " + token)).orElse(Map.of());
    }
}
