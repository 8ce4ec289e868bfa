package se.bevara.credentials;

/** What a credential is for. The nights use those for reading alone. */
public enum Purpose {
    READ,
    WRITE
}
