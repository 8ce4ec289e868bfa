package se.bevara.capture.youtube;

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

/** The way to YouTube channels. */
@Component
final class YoutubeChannels implements Connector {

    @Override
    public String platform() {
        return "youtube";
    }

    @Override
    public Content read(byte[] block, String mediaType) {
        return YoutubeItem.read(JsonSlice.read(block));
    }

    @Override
    public Session open(Account account, Access access, Fetcher fetcher) {
        return new YoutubeSession(account,
                PlatformCalls.to(YoutubeCalls.class, access.base(), () -> bearer(account, access), fetcher), fetcher::daySpent);
    }

    /**
     * What the API gives may be kept for 30 days, and must then be refreshed or deleted (Developer Policies III.E.4.c and d). The nights
     * refresh what is still shown; what has been removed there is just what may not be kept without a decision.
     */
    @Override
    public boolean limitedByTerms() {
        return true;
    }

    /** What others have written is rejected, which cannot be undone; only its author can delete a comment. Videos are removed by hand. */
    @Override
    public Removal removal(Account account, Access writing, Removal.Target target) {
        String id = target.asked().remoteId();
        if (!target.asked().comment() || !id.matches(YoutubeItem.ID)) {
            return new Removal.Impossible("på YouTube tas filmer bort för hand, i YouTube Studio");
        }
        boolean delete = target.ours() && !target.hide();
        String change = delete
                ? "?id=" + id
                : "/setModerationStatus?id=" + id + "&moderationStatus=" + (target.hide() ? "heldForReview" : "rejected");
        return new Removal.Call(delete ? "DELETE" : "POST", URI.create(writing.base() + "/comments" + change),
                bearer(account, writing), YoutubeAnswer::refused);
    }

    private static Map<String, String> bearer(Account account, Access access) {
        String token = access.secret().get().orElseThrow(() -> new FetchFailed(Failure.NO_CREDENTIAL, "account " + account.id(),
                "an OAuth access token of the channel's owner", "none configured"));
        return Map.of("Authorization", "Bearer " + token);
    }
}
