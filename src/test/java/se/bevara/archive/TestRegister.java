package se.bevara.archive;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import se.bevara.accounts.Account;
import se.bevara.accounts.RegisterImport;

/** A register of three accounts under three authorities. */
final class TestRegister {

    static final Account ONE = account("test-solvik", "Kommunstyrelsen");
    static final Account TWO = account("test-skolan", "Barn- och utbildningsnämnden");
    static final Account THREE = account("test-badet", "Kulturnämnden");

    private TestRegister() {
    }

    static RegisterImport read() {
        return new RegisterImport(List.of(ONE, TWO, THREE), List.of(), List.of(), List.of());
    }

    private static Account account(String id, String authority) {
        return new Account(id, authority, "", "", "test", id, URI.create("https://social.example/" + id), Account.Kind.OFFICIAL,
                Account.Operation.OWN, "", "", "", List.of(), "", Account.Openness.OPEN, Account.State.ACTIVE, null, null,
                Duration.ofDays(1), new Account.LegalProfile("", "", true));
    }
}
