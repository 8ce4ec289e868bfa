package se.bevara.accounts;

import java.net.Inet6Address;
import java.net.InetAddress;

/** The addresses of the public internet: not loopback, private, link-local, multicast or otherwise special (RFC 6890). */
public final class PublicAddresses {

    private PublicAddresses() {
    }

    public static boolean contain(InetAddress address) {
        if (address.isAnyLocalAddress() || address.isLoopbackAddress() || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        byte[] b = address.getAddress();
        return address instanceof Inet6Address ? isPublic6(b) : isPublic4(b, 0);
    }

    /** The special-purpose registry of RFC 6890, what the class library does not know of it. */
    private static boolean isPublic4(byte[] b, int at) {
        int first = b[at] & 0xff;
        int second = b[at + 1] & 0xff;
        boolean sharedOrTest = (first == 100 && (second & 0xc0) == 64) || (first == 198 && (second & 0xfe) == 18)
                || (first == 192 && second == 0 && b[at + 2] == 0);
        boolean named = first == 0 || first == 10 || first == 127 || first >= 224 || (first == 169 && second == 254)
                || (first == 172 && (second & 0xf0) == 16) || (first == 192 && second == 168);
        return !sharedOrTest && !named;
    }

    /** Unique local addresses, and IPv4 addresses wrapped by 6to4, NAT64 or zeros, are not let through. */
    private static boolean isPublic6(byte[] b) {
        if ((b[0] & 0xfe) == 0xfc) {
            return false;
        }
        if (b[0] == 0x20 && b[1] == 0x02) {
            return isPublic4(b, 2);
        }
        boolean nat64 = b[0] == 0 && b[1] == 0x64 && (b[2] & 0xff) == 0xff && (b[3] & 0xff) == 0x9b;
        boolean zeros = b[0] == 0 && b[1] == 0 && b[2] == 0 && b[3] == 0;
        return !(nat64 || zeros) || isPublic4(b, 12);
    }
}
