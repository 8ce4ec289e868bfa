package se.bevara.capture;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.bevara.accounts.Account;
import se.bevara.archive.Content;

/** Stands for a platform that nothing here can ask: its accounts show on each receipt instead of being passed over. */
record NoConnector(String platform) implements Connector {

    /** What it is asked fails, so that the account fails alone. */
    @Override
    public Session open(Account account, Access access, Fetcher fetcher) {
        return new Session() {
            @Override
            public Profile profile() {
                throw missing();
            }

            @Override
            public Page posts(@Nullable String cursor) {
                throw missing();
            }

            @Override
            public Page comments(Post post, @Nullable String cursor) {
                throw missing();
            }

            @Override
            public Map<String, Answer> byId(List<Asked> asked) {
                throw missing();
            }
        };
    }

    @Override
    public Content read(byte[] block, String mediaType) {
        throw missing();
    }

    private FetchFailed missing() {
        return new FetchFailed(Failure.WRONG_TYPE, "platform " + platform, "a connector", "none");
    }
}
