package se.bevara.capture;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;
import se.bevara.accounts.PublicAddresses;

/**
 * Judges addresses that strangers have written: only http and https, only hosts on public addresses, unless the host is named.
 * The Java runtime keeps a resolved name for some seconds, so the connection goes where the check looked.
 */
final class SafeAddresses {

    private final Resolver resolver;

    /** Names to addresses. */
    interface Resolver {
        InetAddress[] resolve(String host) throws UnknownHostException;
    }

    SafeAddresses(Resolver resolver) {
        this.resolver = resolver;
    }

    /** @throws FetchFailed when the address may not be visited, or its host is not found */
    void check(URI address, String asked, Set<String> allowedHosts) {
        String scheme = address.getScheme();
        String host = address.getHost();
        if (!("http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme)) || host == null
                || address.getUserInfo() != null) {
            throw new FetchFailed(Failure.UNSAFE_ADDRESS, asked, "http or https, a host, no user", "another form of address");
        }
        if (!allowedHosts.contains(host.toLowerCase(Locale.ROOT))) {
            publicOnly(host, asked);
        }
    }

    private void publicOnly(String host, String asked) {
        try {
            for (InetAddress found : resolver.resolve(host.replaceAll("^\\[|]$", ""))) {
                if (!PublicAddresses.contain(found)) {
                    throw new FetchFailed(Failure.UNSAFE_ADDRESS, asked, "a public address", "a private one");
                }
            }
        } catch (UnknownHostException e) {
            throw new FetchFailed(Failure.UNREACHABLE, asked, "a known host", "no address for the name");
        }
    }
}
