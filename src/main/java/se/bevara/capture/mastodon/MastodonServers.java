package se.bevara.capture.mastodon;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;
import se.bevara.accounts.Account;
import se.bevara.archive.Content;
import se.bevara.capture.Access;
import se.bevara.capture.Connector;
import se.bevara.capture.Fetcher;
import se.bevara.capture.JsonSlice;
import se.bevara.capture.PlatformCalls;
import se.bevara.capture.Removal;
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

    @Override
    public Removal removal(Account account, Access writing, Removal.Target target) {
        if (target.hide() || !target.ours()) {
            return new Removal.Impossible(target.hide()
                    ? "Mastodon kan inte dölja ett enskilt inlägg"
                    : "på Mastodon tar ett konto bara bort det som det själv har skrivit; anmäl andras svar till serverns ansvariga");
        }
        String id = UriUtils.encodePathSegment(target.asked().remoteId(), StandardCharsets.UTF_8);
        return new Removal.Call("DELETE", URI.create(writing.base() + "/api/v1/statuses/" + id), bearer(writing),
                MastodonAnswer::refused);
    }

    private static Map<String, String> bearer(Access access) {
        return access.secret().get().map(token -> Map.of("Authorization", "Bearer " + token)).orElse(Map.of());
    }
}
