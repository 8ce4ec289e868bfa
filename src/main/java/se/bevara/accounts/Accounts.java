package se.bevara.accounts;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The register of accounts. */
@Component
public class Accounts {

    /** Every account ever registered, by authority and id. */
    public List<Account> all() {
        throw new UnsupportedOperationException();
    }

    /** The accounts that the nights capture. */
    public List<Account> captured() {
        throw new UnsupportedOperationException();
    }

    public Optional<Account> find(String id) {
        throw new UnsupportedOperationException();
    }

    /** The number under which other tables know the account. */
    public int number(String id) {
        throw new UnsupportedOperationException();
    }

    /** Reads a register file and tells what importing it would do; changes nothing. */
    public RegisterImport read(byte[] file) {
        throw new UnsupportedOperationException();
    }

    /** Applies the good rows of an import. An account that the file leaves out stays as it is. */
    public void apply(RegisterImport read, String agent) {
        throw new UnsupportedOperationException();
    }

    /** Makes the register's tables anew from the archive folder. */
    public void rebuild() {
        throw new UnsupportedOperationException();
    }
}
