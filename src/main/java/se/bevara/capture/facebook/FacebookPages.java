package se.bevara.capture.facebook;

import java.net.URI;
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
import se.bevara.capture.graph.Graph;
import se.bevara.capture.graph.GraphError;

/** The way to Facebook Pages. */
@Component
final class FacebookPages implements Connector {

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
                PlatformCalls.to(GraphCalls.class, Graph.versioned(access.base()), () -> Graph.bearer(account, access),
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
        URI address = URI.create(Graph.versioned(writing.base()) + "/" + id + (target.hide() ? "?is_hidden=true" : ""));
        return new Removal.Call(target.hide() ? "POST" : "DELETE", address, Graph.bearer(account, writing), GraphError::refused);
    }
}
