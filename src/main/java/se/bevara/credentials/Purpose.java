package se.bevara.credentials;

import java.util.Set;

/** What a credential is for. The nights use those for reading, and for renewing them, alone. */
public enum Purpose {
    READ,
    /** A refresh token (RFC 6749, section 1.5): what is used to read lives for hours, and is had anew by it. */
    RENEW,
    WRITE;

    private static final Set<String> RENEWING = Set.of("linkedin", "x", "youtube");

    /** Whether a platform has credentials for it. */
    public boolean on(String platform) {
        return this != RENEW || RENEWING.contains(platform);
    }
}
