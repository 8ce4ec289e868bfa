package se.bevara.snapshot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import se.bevara.accounts.PublicAddresses;

/**
 * The browser's only way to the network: a proxy on loopback that judges each connection by the address it resolves to, and connects to
 * that very address.
 */
final class GuardedWay implements AutoCloseable {

    private static final int CONNECT_MILLIS = 10_000;
    /** How often a host may be waited for in silence. */
    static final int IDLE_MILLIS = 60_000;

    private final ServerSocket door;
    private final long traffic;
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private final Set<String> missed = ConcurrentHashMap.newKeySet();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicLong bytes = new AtomicLong();
    private volatile String permitted = "";

    /** @param traffic most bytes fetched between two calls of {@link #begin} */
    GuardedWay(long traffic) {
        this.traffic = traffic;
        try {
            door = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException("proxy of the browser: expected a free port on loopback", e);
        }
        Thread.ofVirtual().name("snapshot-proxy").start(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    /**
     * Begins a page.
     *
     * @param home whose host and port may lie on a private address; null when none may
     */
    void begin(@Nullable URI home) {
        permitted = home == null ? "" : authority(home.getHost(), port(home));
        refused.clear();
        missed.clear();
        bytes.set(0);
        open.forEach(GuardedWay::close);
    }

    /** Whether a connection to the host and port of an address has been refused since the page began. */
    boolean hasRefused(URI address) {
        return address.getHost() != null && refused.contains(authority(address.getHost(), port(address)));
    }

    /** Whether the host and port of an address could not be reached at the last attempt since the page began. */
    boolean hasMissed(URI address) {
        return address.getHost() != null && missed.contains(authority(address.getHost(), port(address)));
    }

    long bytes() {
        return bytes.get();
    }

    static int port(URI address) {
        return address.getPort() > 0 ? address.getPort() : "https".equalsIgnoreCase(address.getScheme()) ? 443 : 80;
    }

    private static String authority(String host, int port) {
        return host.toLowerCase(Locale.ROOT) + ":" + port;
    }

    /** Counts what has been fetched. @throws IOException when it is more than a page may cost */
    void count(int more) throws IOException {
        if (bytes.addAndGet(more) > traffic) {
            throw new IOException("expected at most " + traffic + " bytes a page");
        }
    }

    /** @throws Refused for an address that is not public, or that cannot be reached */
    Socket connect(String host, int port) throws Refused {
        String bare = host.replaceAll("^\\[|]$", "");
        try {
            InetAddress[] found = InetAddress.getAllByName(bare);
            for (InetAddress one : found) {
                if (!PublicAddresses.contain(one) && !authority(host, port).equals(permitted)) {
                    refused.add(authority(host, port));
                    throw new Refused("a private address");
                }
            }
            Socket reached = reach(found, port);
            missed.remove(authority(host, port));
            return reached;
        } catch (IOException e) {
            missed.add(authority(host, port));
            throw new Refused("not reached");
        }
    }

    private Socket reach(InetAddress[] found, int port) throws IOException {
        IOException last = new IOException("no address");
        for (InetAddress one : found) {
            var socket = new Socket();
            try {
                socket.connect(new InetSocketAddress(one, port), CONNECT_MILLIS);
                socket.setSoTimeout(IDLE_MILLIS);
                open.add(socket);
                return socket;
            } catch (IOException e) {
                close(socket);
                last = e;
            }
        }
        throw last;
    }

    /** A connection that is not made. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1;

        Refused(String why) {
            super(why);
        }
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket browser = door.accept();
                open.add(browser);
                Thread.ofVirtual().name("snapshot-proxy-call").start(() -> new ProxyCall(this, browser).serve());
            } catch (IOException e) {
                if (!door.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    void forget(Socket socket) {
        close(socket);
        open.remove(socket);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // closed as far as it can be
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            open.forEach(GuardedWay::close);
        }
    }
}
