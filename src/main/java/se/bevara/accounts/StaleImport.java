package se.bevara.accounts;

/** The register has changed since the file was read: read it again, and look at what would change now. */
public class StaleImport extends RuntimeException {

    private static final long serialVersionUID = 1;

    StaleImport(String account) {
        super("account " + account
                + ": expected the register as it was when the file was read, found it changed since; read the file again");
    }
}
