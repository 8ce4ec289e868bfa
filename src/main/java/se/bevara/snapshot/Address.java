package se.bevara.snapshot;

import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Addresses as browsers write them (WHATWG URL), some signs of which no URI (RFC 3986) allows. */
final class Address {

    private static final String ALLOWED = "-._~:/?#[]@!$&'()*+,;=%";

    private Address() {
    }

    /**
     * Such an address as a URI, the other signs escaped.
     *
     * @throws IllegalArgumentException where it is none even so
     */
    static URI uri(String address) {
        var escaped = new StringBuilder();
        address.codePoints().forEach(sign -> {
            if (sign < 128 && (Character.isLetterOrDigit(sign) || ALLOWED.indexOf(sign) >= 0)) {
                escaped.appendCodePoint(sign);
            } else {
                for (byte each : Character.toString(sign).getBytes(StandardCharsets.UTF_8)) {
                    escaped.append("%%%02X".formatted(each & 0xff));
                }
            }
        });
        return URI.create(escaped.toString().replaceAll("%(?![0-9A-Fa-f]{2})", "%25"));
    }
}
