package se.bevara.capture;

import java.util.Optional;
import se.bevara.accounts.Account;
import se.bevara.credentials.CredentialUnreadable;
import se.bevara.credentials.Credentials;
import se.bevara.credentials.Purpose;

/** Accesses with the credentials that people have entered, and with those of the configuration where none is. */
record EnteredAccesses(Accesses configured, Credentials credentials) implements Accesses {

    @Override
    public Access of(Account account) {
        Access way = configured.of(account);
        return way.with(() -> entered(account, Purpose.READ).or(way.secret()));
    }

    @Override
    public Optional<Access> writing(Account account) {
        return credentials.find(account.id(), Purpose.WRITE).isEmpty()
                ? configured.writing(account)
                : Optional.of(configured.of(account).with(() -> entered(account, Purpose.WRITE)));
    }

    @Override
    public Source source(Account account) {
        return credentials.find(account.id(), Purpose.READ).isPresent() ? Source.ENTERED : configured.source(account);
    }

    /** One that does not open is no reason to use another: then it would never be noticed. */
    private Optional<String> entered(Account account, Purpose purpose) {
        try {
            return credentials.secret(account.id(), purpose);
        } catch (CredentialUnreadable e) {
            throw new FetchFailed(Failure.CREDENTIAL_UNREADABLE, "account " + account.id(), e.expected(), e.found());
        }
    }
}
