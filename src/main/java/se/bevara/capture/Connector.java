package se.bevara.capture;

import se.bevara.accounts.Account;
import se.bevara.archive.PlatformFormat;

/** The way to one platform. Thin: asks, slices the answer into items, keeps exact bytes. Decides nothing. */
public interface Connector extends PlatformFormat {

    /** Opens one account for one night. No network yet. */
    Session open(Account account, Access access, Fetcher fetcher);

    /**
     * Whether the platform's terms limit what may be kept of what it gives. Its accounts are then not captured until the register says on
     * what basis they are, and by whose decision; and of what others write nothing is kept unless it says that this may be.
     */
    default boolean limitedByTerms() {
        return false;
    }

    /**
     * How an item is taken from public view. No network.
     *
     * @param writing a credential that may write; the account's nights never use it
     */
    default Removal removal(Account account, Access writing, Removal.Target target) {
        return new Removal.Impossible("på " + platform() + " tas det bort för hand");
    }
}
