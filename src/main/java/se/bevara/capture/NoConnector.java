package se.bevara.capture;

import se.bevara.accounts.Account;
import se.bevara.archive.Content;

/** Stands for a platform that nothing here can ask: its accounts show on each receipt instead of being passed over. */
record NoConnector(String platform) implements Connector {

    @Override
    public Session open(Account account, Access access, Fetcher fetcher) {
        throw missing();
    }

    @Override
    public Content read(byte[] block, String mediaType) {
        throw missing();
    }

    private FetchFailed missing() {
        return new FetchFailed(Failure.WRONG_TYPE, "platform " + platform, "a connector", "none");
    }
}
