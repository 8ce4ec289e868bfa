package se.bevara.night;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import se.bevara.sample.Platform;
import se.bevara.sample.Presence;

/** Where platforms give credentials anew, as their pages and RFC 6749 tell: X a refresh token that works once, Instagram by the one there is. */
final class TokenOffice implements AutoCloseable {

    static final String CLIENT = "arkivet";
    static final String SECRET = "appens&hemlighet";

    private final HttpServer server;
    private final Presence presence;
    /** What was asked with, in order. */
    final List<String> asked = new ArrayList<>();
    volatile String refresh = "1//0g-first";
    volatile int broken;
    private int given;

    TokenOffice(Presence presence) {
        this.presence = presence;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/token", this::handle);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/token";
    }

    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        boolean own = presence.platform() == Platform.INSTAGRAM;
        String fields = own ? exchange.getRequestURI().getRawQuery() : body;
        Map<String, String> form = Arrays.stream(fields.split("&")).map(each -> each.split("=", 2))
                .collect(Collectors.toMap(each -> each[0], each -> URLDecoder.decode(each[1], UTF_8)));
        boolean posted = exchange.getRequestMethod().equals("POST")
                && "application/x-www-form-urlencoded".equals(exchange.getRequestHeaders().getFirst("Content-Type"));
        String authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        if (broken > 0) {
            answer(exchange, broken, "<html>upptaget</html>");
        } else if (own ? posted : !posted || !known(form, authorization)) {
            answer(exchange, 401, "{\"error\":\"invalid_client\",\"error_description\":\"hemligt\"}");
        } else if (!(own ? presence.credential() : refresh).equals(form.get(own ? "access_token" : "refresh_token"))) {
            answer(exchange, 400, "{\"error\":\"invalid_grant\"}");
        } else {
            asked.add(form.get("grant_type"));
            answer(exchange, 200, grant());
        }
    }

    private boolean known(Map<String, String> form, String authorization) {
        boolean header = presence.platform() == Platform.X;
        String expected = "Basic " + Base64.getEncoder().encodeToString((CLIENT + ":" + SECRET).getBytes(UTF_8));
        return CLIENT.equals(form.get("client_id"))
                && (header
                        ? expected.equals(authorization) && !form.containsKey("client_secret")
                        : SECRET.equals(form.get("client_secret")));
    }

    private String grant() {
        String token = "\"access_token\":\"" + presence.reissue() + "\",\"token_type\":\"bearer\",\"expires_in\":";
        return switch (presence.platform()) {
            case X -> {
                refresh = "1//0g-next-" + ++given;
                yield "{" + token + "7200,\"refresh_token\":\"" + refresh + "\"}";
            }
            case LINKEDIN -> "{" + token + "5184000,\"refresh_token\":\"" + refresh + "\",\"refresh_token_expires_in\":2592000}";
            case INSTAGRAM -> "{" + token + "5183944}";
            default -> "{" + token + "3599,\"scope\":\"https://www.googleapis.com/auth/youtube.force-ssl\"}";
        };
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", text.startsWith("<") ? "text/html" : "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
