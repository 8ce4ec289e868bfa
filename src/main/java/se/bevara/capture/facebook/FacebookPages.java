package se.bevara.capture.facebook;

import java.net.URI;
import java.util.Map;
import org.springframework.stereotype.Component;
import se.bevara.accounts.Account;
import se.bevara.archive.Content;
import se.bevara.capture.Access;
import se.bevara.capture.Connector;
import se.bevara.capture.Failure;
import se.bevara.capture.FetchFailed;
import se.bevara.capture.Fetcher;
import se.bevara.capture.JsonSlice;
import se.bevara.capture.PlatformCalls;
import se.bevara.capture.Removal;
import se.bevara.capture.Session;

/** The way to Facebook Pages. */
@Component
final class FacebookPages implements Connector {

    private static final String VERSION = "/v26.0";

    @Override
    public String platform() {
        return "facebook";
    }

    @Override
    public Content read(byte[] block, String mediaType) {
        return GraphItem.read(JsonSlice.read(block));
    }

    @Override
    public Session open(Account account, Access access, Fetcher fetcher) {
        return new FacebookSession(account,
                PlatformCalls.to(GraphCalls.class, versioned(access.base()), () -> bearer(account, access),
                        fetcher));
    }

    @Override
    public Removal removal(Account account, Access writing, Removal.Target target) {
        if (target.hide() && !target.asked().comment()) {
            return new Removal.Impossible("Facebook kan bara dölja kommentarer genom sitt gränssnitt, inte inlägg");
        }
        String id = target.asked().remoteId();
        if (!id.matches("[0-9_]{1,80}")) {
            return new Removal.Impossible("Facebooks nummer på handlingen är inte ett sådant som kan tas bort");
        }
        URI address = URI.create(versioned(writing.base()) + "/" + id + (target.hide() ? "?is_hidden=true" : ""));
        return new Removal.Call(target.hide() ? "POST" : "DELETE", address, bearer(account, writing), GraphError::refused);
    }

    /** The version of the API is part of the configured address; where it is not, the one this connector was written for. */
    private static URI versioned(URI base) {
        return base.getPath().matches(".*/v\\d+\\.\\d+") ? base : URI.create(base + VERSION);
    }

    private static Map<String, String> bearer(Account account, Access access) {
        String token = access.secret().get().orElseThrow(() -> new FetchFailed(Failure.NO_CREDENTIAL, "account " + account.id(),
                "a Page access token", "none configured"));
        return Map.of("Authorization", "Bearer " + token);
    }
}
