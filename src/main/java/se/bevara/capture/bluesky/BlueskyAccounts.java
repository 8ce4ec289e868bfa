package se.bevara.capture.bluesky;

import java.util.Map;
import org.springframework.stereotype.Component;
import se.bevara.accounts.Account;
import se.bevara.archive.Content;
import se.bevara.capture.Access;
import se.bevara.capture.Connector;
import se.bevara.capture.Fetcher;
import se.bevara.capture.JsonSlice;
import se.bevara.capture.PlatformCalls;
import se.bevara.capture.Removal;
import se.bevara.capture.Session;

/** The way to accounts on Bluesky. */
@Component
final class BlueskyAccounts implements Connector {

    @Override
    public String platform() {
        return "bluesky";
    }

    @Override
    public Content read(byte[] block, String mediaType) {
        return BlueskyPost.read(JsonSlice.read(block));
    }

    @Override
    public Session open(Account account, Access access, Fetcher fetcher) {
        BlueskyCalls calls = PlatformCalls.to(BlueskyCalls.class, access.base(), Map::of, fetcher);
        return new BlueskySession(account, calls, new Repositories(access, fetcher));
    }

    @Override
    public Removal removal(Account account, Access writing, Removal.Target target) {
        return new Removal.Impossible(target.ours()
                ? "på Bluesky tas det bort för hand, i appen eller på webbplatsen"
                : "på Bluesky kan andras svar bara döljas, för hand, i appen eller på webbplatsen");
    }
}
