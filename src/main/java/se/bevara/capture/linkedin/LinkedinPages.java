package se.bevara.capture.linkedin;

import java.time.Duration;
import java.util.Map;
import org.springframework.boot.convert.DurationStyle;
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
import se.bevara.capture.Session;

/** The way to pages on LinkedIn. */
@Component
final class LinkedinPages implements Connector {

    private static final String SETTINGS = "bevara.capture.platforms.linkedin.";

    private final Environment environment;
    private final String version;
    private final Duration pace;

    LinkedinPages(Environment environment) {
        this.environment = environment;
        version = environment.getProperty(SETTINGS + "version", "202608");
        pace = DurationStyle.detectAndParse(environment.getProperty(SETTINGS + "pace", "60s"));
    }

    @Override
    public String platform() {
        return "linkedin";
    }

    @Override
    public boolean limitedByTerms() {
        return true;
    }

    @Override
    public Content read(byte[] block, String mediaType) {
        return LinkedinItem.read(JsonSlice.read(block));
    }

    @Override
    public Session open(Account account, Access access, Fetcher fetcher) {
        boolean community = environment.getProperty("bevara.capture.access." + account.id() + ".api", "dma").equals("community");
        var rest = new LinkedinRest(access.base(), community ? "" : "dma", calls(account, access, fetcher),
                calls(account, access, fetcher.paced(pace)));
        return community ? new CommunitySession(account, rest) : new DmaSession(account, rest);
    }

    private LinkedinCalls calls(Account account, Access access, Fetcher fetcher) {
        return PlatformCalls.to(LinkedinCalls.class, access.base(), () -> headers(account, access), fetcher);
    }

    private Map<String, String> headers(Account account, Access access) {
        String token = access.secret().get().orElseThrow(() -> new FetchFailed(Failure.NO_CREDENTIAL, "account " + account.id(),
                "a token of a page's administrator", "none configured"));
        return Map.of("Authorization", "Bearer " + token, "LinkedIn-Version", version, "X-Restli-Protocol-Version", "2.0.0");
    }
}
