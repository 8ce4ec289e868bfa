package se.bevara.capture.x;

import java.net.URI;
import java.util.Map;
import org.springframework.core.env.Environment;
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

/** The way to accounts on X. */
@Component
final class XAccounts implements Connector {

    private final XSpelling spelling;

    XAccounts(Environment environment) {
        spelling = XSpelling.of(environment.getProperty("bevara.capture.platforms.x.spelling", "tweet"));
    }

    @Override
    public String platform() {
        return "x";
    }

    /** Use for an authority takes an agreement of its own, and what is deleted on X is to be deleted elsewhere within a day. */
    @Override
    public boolean limitedByTerms() {
        return true;
    }

    @Override
    public Content read(byte[] block, String mediaType) {
        return XItem.read(JsonSlice.read(block));
    }

    @Override
    public Session open(Account account, Access access, Fetcher fetcher) {
        return new XSession(account,
                PlatformCalls.to(XCalls.class, access.base(), () -> bearer(account, access), fetcher), spelling);
    }

    /** An account deletes what it has written itself, and hides what others have answered it. */
    @Override
    public Removal removal(Account account, Access writing, Removal.Target target) {
        String id = target.asked().remoteId();
        if (!id.matches("[0-9]{1,19}")) {
            return new Removal.Impossible("X nummer på handlingen är inte ett sådant som kan tas bort");
        }
        if (target.ours() == target.hide()) {
            return new Removal.Impossible(target.ours()
                    ? "X kan inte dölja det som kontot självt har skrivit, bara ta bort det"
                    : "på X kan andras svar bara döljas; anmäl dem till X om de ska tas bort");
        }
        URI address = URI.create(writing.base() + "/tweets/" + id + (target.hide() ? "/hidden" : ""));
        return target.hide()
                ? new Removal.Call("PUT", address, bearer(account, writing), "{\"hidden\":true}",
                        answer -> XAnswer.refused(answer, "hidden"))
                : new Removal.Call("DELETE", address, bearer(account, writing), answer -> XAnswer.refused(answer, "deleted"));
    }

    private static Map<String, String> bearer(Account account, Access access) {
        String token = access.secret().get().orElseThrow(() -> new FetchFailed(Failure.NO_CREDENTIAL, "account " + account.id(),
                "a bearer token", "none configured"));
        return Map.of("Authorization", "Bearer " + token);
    }
}
