package se.bevara.sample;

import java.util.Base64;

/** The smallest valid pictures, for where any picture will do. */
public final class Pictures {

    private static final String STILL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    private Pictures() {
    }

    /** One pixel, PNG. */
    public static byte[] still() {
        return Base64.getDecoder().decode(STILL);
    }
}
