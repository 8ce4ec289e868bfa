package se.bevara.capture;

import java.util.Optional;
import se.bevara.accounts.Account;

/** How each account's platform is reached. */
public interface Accesses {

    /** The way to an account. Whether a credential is there shows only when it is read. */
    Access of(Account account);

    /** Where the credential that an account is read with comes from. */
    enum Source {
        ENTERED,
        CONFIGURED,
        NONE
    }

    /** Where the credential comes from, without reading it. */
    default Source source(Account account) {
        return Source.NONE;
    }

    /** The way to an account with a credential that may remove and hide; nothing where none is configured. */
    default Optional<Access> writing(Account account) {
        return Optional.empty();
    }
}
