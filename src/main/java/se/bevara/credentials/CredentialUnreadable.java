package se.bevara.credentials;

/** A credential is there but cannot be opened. Its message names the account, what was expected and found, and nothing secret. */
public final class CredentialUnreadable extends RuntimeException {

    private final String expected;
    private final String found;

    CredentialUnreadable(String account, String expected, String found) {
        super("credential of " + account + ": expected " + expected + ", found " + found);
        this.expected = expected;
        this.found = found;
    }

    public String expected() {
        return expected;
    }

    public String found() {
        return found;
    }
}
