package se.bevara.capture;

import java.util.Optional;
import java.util.stream.Stream;
import se.bevara.accounts.Account;
import se.bevara.credentials.CredentialUnreadable;
import se.bevara.credentials.Credentials;
import se.bevara.credentials.Purpose;

/** Accesses with the credentials that people have entered, and with those of the configuration where none is. */
record EnteredAccesses(Accesses configured, Credentials credentials, Renewals renewals) implements Accesses {

    @Override
    public Access of(Account account) {
        Access way = configured.of(account);
        return way.with(() -> renewals.secret(account, way, () -> entered(account, Purpose.RENEW))
                .or(() -> entered(account, Purpose.READ)).or(way.secret()));
    }

    @Override
    public Optional<Access> writing(Account account) {
        return credentials.find(account.id(), Purpose.WRITE).isEmpty()
                ? configured.writing(account)
                : Optional.of(configured.of(account).with(() -> entered(account, Purpose.WRITE)));
    }

    @Override
    public Source source(Account account) {
        return Stream.of(Purpose.READ, Purpose.RENEW).anyMatch(each -> credentials.find(account.id(), each).isPresent())
                ? Source.ENTERED
                : configured.source(account);
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
