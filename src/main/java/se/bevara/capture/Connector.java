package se.bevara.capture;

import se.bevara.accounts.Account;
import se.bevara.archive.PlatformFormat;

/** The way to one platform. Thin: asks, slices the answer into items, keeps exact bytes. Decides nothing. */
public interface Connector extends PlatformFormat {

    /** Opens one account for one night. No network yet. */
    Session open(Account account, Access access, Fetcher fetcher);
}
