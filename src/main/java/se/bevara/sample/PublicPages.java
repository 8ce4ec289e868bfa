package se.bevara.sample;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * What anyone sees of a {@link World}'s accounts with a browser, on a free port of 127.0.0.1: at each call as the world is then. The faults
 * of the platforms' interfaces do not befall it, and it counts nothing of what they count. Of Instagram, LinkedIn, X and YouTube
 * there are no pages yet.
 */
public final class PublicPages implements AutoCloseable {

    private final World world;
    private final HttpServer server;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Map<Platform, Site> sites = Map.of(Platform.FACEBOOK, new FacebookSite(), Platform.MASTODON, new MastodonSite(),
            Platform.WORDPRESS, new BlogSite());

    public PublicPages(World world) {
        this.world = world;
        try {
            this.server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("no free port on 127.0.0.1 for the public pages", e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    /**
     * Where an account's page is. It stays there when the account is renamed.
     *
     * @param account platform and first handle, {@code facebook/solvik}
     */
    public URI address(String account) {
        String[] parts = account.split("/", 2);
        Presence named = world.presence(Platform.valueOf(parts[0].toUpperCase(Locale.ROOT)), parts[1]);
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + site(named).path(named));
    }

    private Site site(Presence account) {
        Site site = sites.get(account.platform());
        if (site == null) {
            throw new IllegalArgumentException("public pages: expected a platform that has them, found " + account.platform());
        }
        return site;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Sent.send(exchange, new Sent.Outgoing(answer(Request.of(exchange)), null), closing);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private Answer answer(Request request) {
        List<String> path = request.segments();
        String name = path.isEmpty() ? "" : path.getLast();
        synchronized (world) {
            return switch (path.isEmpty() ? "" : path.getFirst()) {
                case "style" -> style(name);
                case "drawing" -> drawing(name);
                case "media" -> medium(name);
                case "torget" -> shown(request, Platform.FACEBOOK, path.subList(1, path.size()));
                case "blogg" -> shown(request, Platform.WORDPRESS, path.subList(1, path.size()));
                default -> shown(request, Platform.MASTODON, path);
            };
        }
    }

    private Answer shown(Request request, Platform platform, List<String> path) {
        Presence account = path.isEmpty() ? null : account(platform, path.getFirst().replaceFirst("^@", ""));
        return account == null || account.closed()
                ? Html.nothingHere(platform.word().replace("wordpress", "blog"))
                : site(account).answer(request, account, path.subList(1, path.size()), world.clock().instant());
    }

    /** By its first name or the one it has now. */
    private @Nullable Presence account(Platform platform, String handle) {
        return world.known(platform, handle).or(() -> world.firstKnown(platform, handle)).orElse(null);
    }

    private static Answer style(String name) {
        try (InputStream file = name.matches("[a-z]+\\.(css|js)") ? PublicPages.class.getResourceAsStream(name) : null) {
            String type = name.endsWith(".css") ? "text/css" : "text/javascript";
            return file == null ? nothing() : Answer.of(200, type + "; charset=utf-8", file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    private Answer drawing(String name) {
        return Drawing.named(name).map(svg -> Answer.of(200, "image/svg+xml", svg.getBytes(StandardCharsets.UTF_8)))
                .orElseGet(PublicPages::nothing);
    }

    private Answer medium(String name) {
        String[] parts = name.split("\\.", 2);
        if (parts.length < 2 || !parts[0].matches("\\d{1,9}")) {
            return nothing();
        }
        return world.medium(Long.parseLong(parts[0]))
                .map(medium -> parts[1].equals("still.svg")
                        ? Answer.of(200, "image/svg+xml", Drawing.still().getBytes(StandardCharsets.UTF_8))
                        : Answer.of(200, medium.mediaType(), medium.bytes()))
                .orElseGet(PublicPages::nothing);
    }

    private static Answer nothing() {
        return Answer.of(404, "text/plain; charset=utf-8", "Not found".getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
    }
}
