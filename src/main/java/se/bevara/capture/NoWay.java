package se.bevara.capture;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.bevara.accounts.Account;
import se.bevara.archive.Content;

/** Stands where an account cannot be asked, or may not be: it shows on each receipt instead of being passed over. */
record NoWay(String platform, Failure failure, String expected) implements Connector {

    /** A platform that nothing here can ask. */
    static NoWay unknown(String platform) {
        return new NoWay(platform, Failure.WRONG_TYPE, "a connector");
    }

    /** A platform whose terms limit what may be kept, where nobody has decided on what basis the account is captured. */
    static NoWay undecided(String platform) {
        return new NoWay(platform, Failure.NO_LEGAL_BASIS, "a legal basis and who decided it, in the register");
    }

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
        return new FetchFailed(failure, "platform " + platform, expected, "none");
    }
}
