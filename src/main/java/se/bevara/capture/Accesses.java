package se.bevara.capture;

import se.bevara.accounts.Account;

/** How each account's platform is reached. */
public interface Accesses {

    /** The way to an account. Whether a credential is there shows only when it is read. */
    Access of(Account account);
}
