package se.bevara.capture.instagram;

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

/** The way to Instagram's professional accounts. */
@Component
final class InstagramAccounts implements Connector {

    @Override
    public String platform() {
        return "instagram";
    }

    @Override
    public Content read(byte[] block, String mediaType) {
        return InstagramItem.read(JsonSlice.read(block));
    }

    @Override
    public Session open(Account account, Access access, Fetcher fetcher) {
        return new InstagramSession(account, PlatformCalls.to(InstagramCalls.class, Graph.versioned(access.base()),
                () -> Graph.bearer(account, access), fetcher));
    }

    /** Comments can be hidden and deleted; what the account itself has published is removed by hand. */
    @Override
    public Removal removal(Account account, Access writing, Removal.Target target) {
        String id = target.asked().remoteId();
        if (!target.asked().comment() || !id.matches("[0-9]{1,40}")) {
            return new Removal.Impossible("på Instagram tas inlägg bort för hand, i appen eller på webbplatsen");
        }
        URI address = URI.create(Graph.versioned(writing.base()) + "/" + id + (target.hide() ? "?hide=true" : ""));
        return new Removal.Call(target.hide() ? "POST" : "DELETE", address, Graph.bearer(account, writing), GraphError::refused);
    }
}
